"""Which sentences the encoders must read: most hold no harm, no number and no reporting word.

A sentence is read for attributions if it holds a word that can carry one, or stands inside quotation marks; for tolls if it
holds a word of harm or leads up to one that does. What the gate lets past costs time only; what it holds back is lost, so
docs/method.md gives the share of annotated attributions and tolls that pass.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from recount.model import Span
from recount.reading.harm_words import ANY_TRIGGER

_WORD = re.compile(r"[a-z]+")
_MARK = re.compile("[“«”»\"]|``|''")
_GUNS = re.compile(r"(?i)\bguns? down\b")
_OPENS = frozenset({"“", "«", "``"})
BEFORE, AFTER = 2, 1  # sentences around a harm word that may hold the speaker, the place, the day, or the same toll again


@cache
def _cues() -> frozenset[str]:
    lines = resources.files("recount.reading").joinpath("data", "cues.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


def _quoted(text: str, sentences: list[Span]) -> list[bool]:
    """Whether each sentence holds, or lies between, quotation marks; a mark left open counts to the end of its line."""
    out: list[bool] = []
    depth, end = 0, 0
    for sentence in sentences:
        if "\n" in text[end : sentence.start]:
            depth = 0
        end = sentence.end
        inside = depth > 0
        for mark in _MARK.findall(text, sentence.start, end):
            inside = True
            depth = 1 - depth if mark == '"' else int(mark in _OPENS)
        out.append(inside)
    return out


def may_attribute(text: str, sentences: list[Span]) -> list[bool]:
    """For each sentence, whether the attribution tagger must read it."""
    cues = _cues()
    quoted = _quoted(text, sentences)
    return [
        inside or any(word in cues for word in _WORD.findall(text[s.start : s.end].lower()))
        for s, inside in zip(sentences, quoted, strict=True)
    ]


def may_harm(text: str, sentences: list[Span]) -> list[bool]:
    """For each sentence, whether the toll reader must read it."""
    near = [bool(ANY_TRIGGER.search(text, s.start, s.end) or _GUNS.search(text, s.start, s.end)) for s in sentences]
    return [any(near[max(0, k - AFTER) : k + BEFORE + 1]) for k in range(len(near))]
