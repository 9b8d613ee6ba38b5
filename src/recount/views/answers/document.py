"""What a report holds, whatever it is printed as."""

from __future__ import annotations

import msgspec

Facts = tuple[tuple[str, str], ...]
"""What an answer was made from and how: a name and a value each."""


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A head, rows as wide as the head, and the columns (from 0) that hold numbers and are set to the right."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()


class Figure(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A drawing as SVG, and what it shows in words, for those who cannot see it and as its caption."""

    svg: str
    caption: str


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a report: paragraphs, then a figure, a table and points, each if there is one."""

    title: str
    paragraphs: tuple[str, ...] = ()
    figure: Figure | None = None
    table: Table | None = None
    points: tuple[str, ...] = ()


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A report. `verdict` is a few words, `sentence` the answer itself; `facts` say what it was made from."""

    title: str
    verdict: str
    sentence: str
    facts: Facts
    sections: tuple[Section, ...]
