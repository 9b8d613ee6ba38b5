"""Annotated passages -> what the toll reader is trained on.

Two shapes are read: the claims corpus (spans and lists of alternatives) and the annotation guidelines' (verbatim phrases inside
a unique quote), which our own passages and stand-off annotations have.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from recount.reading.lexicon.harm import HARMS
from recount.reading.text.sentences import split_sentences
from recount.reading.text.windows import PASSAGE, words_of
from recount.reading.text.words import Word, Wordpieces
from recount.reading.trained.features import Passage, same_phrase
from recount.reading.trained.tolls import CATEGORIES, POSITIONS, ROLES, SCOPES, STANCES
from training.corpus import objects
from training.encoder import pieces

CLASSES = {"category": CATEGORIES, "scope": SCOPES, "stance": STANCES}
Range = tuple[int, int]


@dataclass
class Count:
    """One annotated toll: its words and the right answer of every head (phrases for roles)."""

    span: Range
    harm: int
    low: int
    classes: dict[str, int]
    phrases: dict[str, str | None]
    text: str
    implicit: bool
    above: int | None = None


@dataclass
class Blame:
    """One annotated accused party: the mention inside the evidence, the position, the speaker."""

    span: Range
    position: int
    speaker: str | None


@dataclass
class Item:
    """One passage, tokenised, with gold tags and targets."""

    text: str
    words: list[Word]
    ids: list[int]
    shapes: list[int]
    first: list[int]
    passage: Passage
    count_tags: np.ndarray
    role_tags: np.ndarray
    blame_tags: np.ndarray
    counts: list[Count] = field(default_factory=list)
    blames: list[Blame] = field(default_factory=list)
    attributions: list[tuple[Range, list[Range]]] = field(default_factory=list)

    def quote(self, span: Range) -> str:
        return self.text[self.words[span[0]].start : self.words[span[1] - 1].end]

    def word_range(self, start: int, end: int) -> Range | None:
        inside = [i for i, w in enumerate(self.words) if w.start < end and w.end > start]
        return (inside[0], inside[-1] + 1) if inside else None


def first_of(value: object) -> object:
    return value[0] if isinstance(value, list) else value


def rows(path: Path, texts: Path | None = None) -> list[dict]:
    """Rows of an annotation file in the corpus shape: every toll with a count span and single values."""
    passages = {r["id"]: r["text"] for r in objects(texts)} if texts else {}
    out = []
    for row in objects(path):
        text = row.get("text") or passages[row["id"]]
        tolls = [_toll(text, t) for t in row["tolls"]]
        blames = [_blame(text, b) for b in row.get("responsibility", [])]
        out.append({**row, "text": text, "tolls": tolls, "responsibility": blames})
    return out


def _toll(text: str, toll: dict) -> dict:
    single = {
        f: first_of(toll[f])
        for f in ("victim", "category", "speaker", "stance", "perpetrator", "place", "when", "scope", "part_of")
    }
    if isinstance(toll["count"], dict):
        return {**toll, **single}
    at = text.find(toll["quote"])
    inside = re.search(r"(?<!\w)" + re.escape(toll["count"]) + r"(?!\w)", toll["quote"])
    start = at + (inside.start() if inside else toll["quote"].find(toll["count"]))
    return {**toll, **single, "count": {"start": start, "end": start + len(toll["count"])}, "text": toll["count"]}


def _blame(text: str, blame: dict) -> dict:
    if "evidence" in blame:
        return blame
    at = text.find(blame["quote"])
    return {**blame, "position": blame["stance"], "evidence": {"start": at, "end": at + len(blame["quote"])}}


def occurrences(text: str, needle: str | None) -> list[Range]:
    return [m.span() for m in re.finditer(r"(?<!\w)" + re.escape(needle) + r"(?!\w)", text)] if needle else []


def tokenise(text: str, encode: Wordpieces) -> Item:
    """The words of a text as the reader sees them, as many as fit into a passage."""
    words, size, n = words_of(text, split_sentences(text), encode), 2, 0
    while n < len(words) and size + len(words.pieces[n]) <= PASSAGE:
        size += len(words.pieces[n])
        n += 1
    kept = words.words[:n]
    ids, shapes, first = pieces([(text[w.start : w.end], w.shape) for w in kept], encode)
    passage = Passage(tuple(text[w.start : w.end] for w in kept), tuple(words.sentence[:n]))
    return Item(text, kept, ids, shapes, first, passage, np.zeros(n, int), np.zeros((len(ROLES), n), int), np.zeros(n, int))


def paint(tags: np.ndarray, span: Range, kind: int) -> None:
    tags[span[0] : span[1]] = 2 + 2 * kind
    tags[span[0]] = 1 + 2 * kind


def prepare(row: dict, encode: Wordpieces) -> Item:
    """A passage with its gold tags and targets; what lies past the encoder's window is left out."""
    item = tokenise(row["text"], encode)
    index: dict[int, int] = {}
    for k, toll in enumerate(row["tolls"]):
        where = item.word_range(toll["count"]["start"], toll["count"]["end"])
        if where is None or item.count_tags[where[0] : where[1]].any():
            continue
        paint(item.count_tags, where, HARMS.index(toll["harm"]))
        index[k] = len(item.counts)
        classes = {n: max(0, options.index(toll[n]) if toll[n] in options else 0) for n, options in CLASSES.items()}
        phrases = {role: toll[role] or None for role in ROLES}
        item.counts.append(
            Count(where, HARMS.index(toll["harm"]), toll["low"], classes, phrases, toll["text"], toll["implicit"])
        )
        for r, role in enumerate(ROLES):
            paint_nearest(item, item.role_tags[r], phrases[role], toll["count"]["start"])
    for k, n in index.items():
        item.counts[n].above = index.get(row["tolls"][k]["part_of"])
    add_blames(item, row)
    return item


def paint_nearest(item: Item, tags: np.ndarray, phrase: str | None, near: int) -> None:
    spots = occurrences(item.text, phrase)
    if spots:
        span = item.word_range(*min(spots, key=lambda x: abs((x[0] + x[1]) / 2 - near)))
        if span and not tags[span[0] : span[1]].any():
            paint(tags, span, 0)


def add_blames(item: Item, row: dict) -> None:
    for blame in row["responsibility"]:
        if blame["position"] not in POSITIONS:
            continue
        span = accused_span(item, blame)
        if span and not item.blame_tags[span[0] : span[1]].any():
            position = POSITIONS.index(blame["position"])
            paint(item.blame_tags, span, position)
            item.blames.append(Blame(span, position, blame["speaker"]))
            if blame["speaker"]:
                paint_nearest(item, item.role_tags[ROLES.index("speaker")], blame["speaker"], blame["evidence"]["start"])


def accused_span(item: Item, blame: dict) -> Range | None:
    """The accused as the evidence names it: the phrase itself, else the run of words that shares most with it."""
    evidence = blame["evidence"]
    spots = occurrences(item.text, blame["accused"])
    inside = [s for s in spots if s[0] < evidence["end"] and s[1] > evidence["start"]]
    if inside:
        return item.word_range(*inside[0])
    room = item.word_range(evidence["start"], evidence["end"])
    if room:
        for size in range(6, 0, -1):
            for a in range(room[0], room[1] - size + 1):
                if same_phrase(item.quote((a, a + size)), blame["accused"], 0.6):
                    return a, a + size
    if spots:
        near = min(spots, key=lambda s: abs(s[0] - evidence["start"]))
        return item.word_range(*near) if abs(near[0] - evidence["start"]) < 300 else None
    return None
