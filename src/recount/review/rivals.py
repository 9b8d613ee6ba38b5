"""Which tolls speak of the same harm, place and days, and which of them cannot be true together.

The tolls of a harm and place lie on shelves, one a month, and on each by figure. Whoever asks goes from figure to figure, of
which there are few, and stops at the first speakers that answer: the cost grows with the tolls, not with their pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from recount.model import Toll

_NAMED: Final = 3  # speakers that a conflict names
_LONG: Final = 24  # months; a toll of more lies with those that tell no day
_UNDATED, _ALL = "undated", "all"  # shelves beside those of the months
_EARLIEST, _LATEST = "0001-01-01", "9999-12-31"  # a toll that tells no day may be of any

_Figure = tuple[str, int, int | None]  # category, low, high (null: open)
_Word = tuple[str, str, str]  # speaker (empty: the outlet), first and last possible day
_Shelf = dict[_Figure, dict[_Word, None]]  # each word once, in the order of the claims


class Tolls:
    """Tolls, at hand by what happened; those that name no place are left out."""

    def __init__(self, tolls: Iterable[Toll]) -> None:
        self._shelves: dict[tuple[str, str, str], _Shelf] = defaultdict(lambda: defaultdict(dict))
        for toll in tolls:
            if toll.place is not None:
                for shelf in (_ALL, *(_months(toll) or [_UNDATED])):
                    self._shelves[_what(toll, shelf)][_figure(toll)][_word(toll)] = None

    def against(self, toll: Toll) -> list[str]:
        """Other speakers, sorted and no more than a few, whose toll of people of this category cannot be true as well."""
        own, found = _figure(toll), set[str]()
        for speaker in self._others(toll, lambda figure: figure[0] == own[0] and _exclude(own, figure)):
            found.add(speaker)
            if len(found) == _NAMED:
                break
        return sorted(found)

    def beside(self, toll: Toll) -> bool:
        """Whether another speaker gives this harm, in this place and these days, any toll."""
        return any(True for _ in self._others(toll, lambda figure: True))

    def _others(self, toll: Toll, wanted: Callable[[_Figure], bool]) -> Iterator[str]:
        """The speakers of the wanted figures who are not the toll's own, as often as they give one for any of its days."""
        if toll.place is None:
            return
        speaker, first, last = _word(toll)
        months = _months(toll)
        for name in (*months, _UNDATED) if months else (_ALL,):
            for figure, words in self._shelves.get(_what(toll, name), {}).items():
                if wanted(figure):
                    yield from (who for who, begins, ends in words if who != speaker and begins <= last and first <= ends)


def _what(toll: Toll, shelf: str) -> tuple[str, str, str]:
    place = toll.place
    return toll.harm, "" if place is None else (place.name or place.text).casefold(), shelf


def _figure(toll: Toll) -> _Figure:
    return toll.category, toll.low, toll.high


def _word(toll: Toll) -> _Word:
    speaker = "" if toll.speaker is None else toll.speaker.name or toll.speaker.text
    return speaker, *(_days(toll) or (_EARLIEST, _LATEST))


def _days(toll: Toll) -> tuple[str, str] | None:
    when = toll.when
    return (when.first, when.last) if when and when.first and when.last else None


def _months(toll: Toll) -> list[str]:
    """The months that a toll's days lie in, none where it tells no days or spans many months."""
    days = _days(toll)
    if days is None:
        return []
    first, last = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in days)
    return [f"{month // 12}-{month % 12}" for month in range(first, last + 1)] if last - first < _LONG else []


def _exclude(one: _Figure, other: _Figure) -> bool:
    (_, low, high), (_, other_low, other_high) = one, other
    return (high is not None and high < other_low) or (other_high is not None and other_high < low)
