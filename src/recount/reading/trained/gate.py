"""Which sentences the encoder must read, and for what: most hold no harm, no number and no reporting word.

A sentence is read for attributions if its words speak for one or it stands inside quotation marks (of a brief, every sentence);
for tolls if it holds a word of harm or stands around one that does. What the gate lets past costs time only; what it holds back
is lost, so docs/method.md gives the share of annotated attributions and tolls that pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from recount.model import Span
from recount.reading.lexicon.harm import ANY_TRIGGER
from recount.reading.lexicon.patterns import any_of
from recount.reading.lexicon.tables import rows

_WORD: Final = re.compile(r"[a-z]+")
_MARK: Final = re.compile("[“«”»\"]|``|''")
_GUNS: Final = re.compile(r"(?i)\bguns? down\b")
# Words of harm that the heads do not know as such. A headline or a brief tells of harm once, and may use these; a report comes
# back to it in plain words, and there they would mostly let past what harmed nobody.
_AWAY: Final = any_of(  # with a particle behind them: "mown down", "whisked away", "gave themselves up"
    r"guns? gunning mow\w* cuts? cutting tak(?:e|es|en|ing) took wip\w+ blow\w* blew round\w* pick\w* spirit\w* driv\w+ drove"
    r" whisk\w* march\w* giv\w+ gave hand\w*"
)
_RARER_HARM: Final = any_of(
    r"shoot\w* hang(?:s|ed|ing)? hung bomb(?:s|ed) stab\w* knif\w+ hacks? hacking bludgeon\w* butcher\w* slaughter\w*"
    r" strangl\w* poison\w* tortur\w* mutilat\w* starv\w* electrocut\w* liquidat\w* dispatch\w* fells? felled falls? fallen"
    r" los(?:e|es|ing) claims? vanish\w* victims? throats? bur(?:y|ies|ied|ial) coffins? mourn\w* funerals? seiz\w+ nabs?"
    r" holds? holding frees? freed releas\w* disarm\w* exodus expel\w* shelter\w* airlift\w* cross(?:ed)?_(?:into|over|to|the)"
)
_RARER: Final = re.compile(
    rf"(?i)\b(?:{_AWAY} (?:\w+ )?{any_of('down out up away off over in')}|beat(?:en)? (?:\w+ )?to|{_RARER_HARM})\b"
)
_OPENS: Final = frozenset({"“", "«", "``"})
_TURNING: Final = frozenset({'"', "''"})  # open and close in turn
SCALE: Final = 100  # the weights of words are hundredths: whole numbers add up to the same in any order
SHORT: Final = 3  # sentences of a headline or a brief
BEFORE, AFTER = 2, 1  # sentences around a harm word that may hold the speaker, the place, the day, or the same toll again


def quoted(text: str, sentences: list[Span]) -> list[bool]:
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
            depth = 1 - depth if mark in _TURNING else int(mark in _OPENS)
        out.append(inside)
    return out


def forms(text: str, sentence: Span) -> set[str]:
    """The words of a sentence as the gate knows them."""
    return set(_WORD.findall(text[sentence.start : sentence.end].lower()))


def told(forms: Iterable[str], weights: Mapping[str, int]) -> int:
    """How much the words speak for an attribution together, in hundredths."""
    return sum(weights.get(form, 0) for form in forms)


@cache
def _cues() -> dict[str, int]:
    return {word: int(weight) for word, weight in rows("cues.tsv")}


def may_attribute(text: str, sentences: list[Span]) -> list[bool]:
    """For each sentence, whether the attribution tagger must read it."""
    if len(sentences) <= SHORT:
        return [True] * len(sentences)
    cues = _cues()
    return [inside or told(forms(text, s), cues) > 0 for s, inside in zip(sentences, quoted(text, sentences), strict=True)]


def may_harm(text: str, sentences: list[Span]) -> list[bool]:
    """For each sentence, whether the toll reader must read it."""
    words = _RARER if len(sentences) <= SHORT else _GUNS
    near = [ANY_TRIGGER(text[s.start : s.end]) or words.search(text, s.start, s.end) is not None for s in sentences]
    return [any(near[max(0, k - AFTER) : k + BEFORE + 1]) for k in range(len(near))]
