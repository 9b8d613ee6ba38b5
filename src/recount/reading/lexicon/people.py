"""Nouns for people: sex, stage of life, and whether a number of them leaves others out. The table people.tsv, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from recount.reading.lexicon.nouns import is_plural, lemma
from recount.reading.lexicon.tables import rows

_WORD: Final = re.compile(r"[^\W\d_]+")


class Nature(NamedTuple):
    """What a noun tells: `sex` "m" or "f", `stage` "grown" or "young", "" where it does not; `kind`: not of everybody."""

    sex: str
    stage: str
    kind: bool


class Noun(NamedTuple):
    """A noun for people in a phrase: its half-open offsets, its nature, and whether it is one person."""

    start: int
    end: int
    nature: Nature
    single: bool


@cache
def _table() -> dict[str, Nature]:
    return {noun: Nature(sex.strip("-"), stage.strip("-"), number == "kind") for noun, sex, stage, number in rows("people.tsv")}


def nouns_in(phrase: str) -> Iterator[Noun]:
    """The nouns for people in a phrase, singular and plural, in order."""
    for match in _WORD.finditer(phrase):
        word = match[0].lower()
        nature = _table().get(lemma(word))
        if nature:
            yield Noun(*match.span(), nature, not is_plural(word))


def sex_of(word: str) -> str:
    """The sex that a lower-case noun tells: "m", "f", or "" where it tells none."""
    nature = _table().get(lemma(word))
    return nature.sex if nature else ""
