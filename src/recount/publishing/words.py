"""Values in words, as the templates print them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, TypeVar, get_args

from recount.events.records import Cell, EventSummary, Heard, Where
from recount.model import Harm
from recount.reconciliation import Range, Ruling
from recount.reconciliation.results import Flag, Status
from recount.reconciliation.words import category_name, of_category
from recount.views.phrases import spaced, span_of_numbers

T = TypeVar("T")

_REMARKS: Final[dict[Flag, str]] = {
    "floor": "rests on a party's word about its own losses or acts alone",
    "conflict": "the best placed sources contradict one another",
    "disputed": "it is disputed who the people were",
    "high_open": "a source gave no upper end",
    "too_few_origins": "too few independent sources",
    "no_deaths": "no death is claimed",
}
_FATES: Final[dict[Status, str]] = {
    "live": "counts",
    "superseded": "replaced by a later figure of the same source",
    "repeats": "repeats an earlier report",
    "contested": "contested",
    "retracted": "taken back",
    "excluded": "not counted",
}
_PRECISIONS: Final = {2: "near ", 3: "district of ", 4: "province of "}


def by_harm(figures: Mapping[Harm, T]) -> list[tuple[Harm, T]]:
    """What is known of each harm, the gravest first."""
    return [(harm, figures[harm]) for harm in get_args(Harm) if harm in figures]


def number(value: int) -> str:
    """`1,234`."""
    return f"{value:,}"


def counted(value: int, noun: str) -> str:
    """`1 report`, `1,234 reports`."""
    return f"{value:,} {noun}{'' if value == 1 else 's'}"


def best(figures: Range) -> str:
    """The best figure, or that the rules withhold one."""
    return "withheld" if figures.best is None else f"{figures.best:,}"


def high(figures: Range) -> str:
    """The high figure, with a plus where a source left it open."""
    return f"{figures.high:,}{'+' if 'high_open' in figures.flags else ''}"


def span(figures: Range) -> str:
    """`31–38+`; one number where low and high agree."""
    return span_of_numbers(figures.low, figures.high) + ("+" if "high_open" in figures.flags else "")


def is_open(figures: Range) -> bool:
    """Whether there is more to say than one number."""
    return not (figures.low == figures.best == figures.high) or "high_open" in figures.flags


def remarks(figures: Range) -> str:
    """The flags of a range as half-sentences."""
    return "; ".join(_REMARKS[flag] for flag in figures.flags)


def days(summary: EventSummary) -> str:
    """`2026-03-10`, `2026-01-29 to 2026-02-05`."""
    if summary.first is None:
        return "date not known"
    return summary.first if summary.last in (None, summary.first) else f"{summary.first} to {summary.last}"


def where(place: Where) -> str:
    """`near Menaka, Menaka Region, ML`."""
    parts = dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part)
    return _PRECISIONS.get(place.precision or 0, "") + ", ".join(parts)


def heard_of(summary: EventSummary) -> str:
    """`4 reports, 3 origins, 2 of them independent`."""
    return f"{counted(summary.documents, 'report')}, {counted(summary.origins, 'origin')}, {summary.independent:,} independent"


def hearing(one: Heard) -> str:
    """`speaks (2 claims)`, `quoted only by the state`, `not found in 3 sources`."""
    if one.hearing == "speaks":
        return f"speaks ({counted(one.claims, 'claim')})"
    if one.hearing == "not found":
        return f"not found in {counted(one.sources, 'source')}"
    return f"quoted only by the other side{f' ({spaced(one.by)})' if one.by else ''}"


def voices(ruling: Ruling) -> str:
    """`5 reports with a figure, 4 origins, 2 independent`."""
    reports = counted(ruling.reports, "account")
    return f"{reports}, {counted(ruling.origins, 'origin')}, {ruling.independent:,} independent"


def of_whom(cell: Cell) -> str:
    """`civilians`, `people in all`."""
    return "people in all" if cell.category is None else of_category(cell.category)


def fate(cell: Cell) -> str:
    """What became of an account under the rules."""
    return _FATES[cell.status]


FILTERS: Final = {
    "best": best,
    "by_harm": by_harm,
    "category": category_name,
    "counted": counted,
    "days": days,
    "fate": fate,
    "heard_of": heard_of,
    "hearing": hearing,
    "high": high,
    "is_open": is_open,
    "number": number,
    "of_whom": of_whom,
    "remarks": remarks,
    "spaced": spaced,
    "span": span,
    "voices": voices,
    "where": where,
}
