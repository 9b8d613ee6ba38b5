"""Does a cumulative statement add up? The bounds that the recorded events allow, by linear programming.

The recorded events form a nesting tree (incident in operation in campaign). Unknown are the deaths x of each event, between its
low and its high, and y, the part of them inside the statement's window: y = x for an event inside it, 0 outside, 0 <= y <= x
across its edge or where its days are not known. A parent holds at least the sum of its children, for x and for y. The bounds
are the least and the largest sum of the roots' y (scipy's HiGHS), rounded inwards to whole people.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor
from typing import Final, Literal

import msgspec
import numpy as np
from msgspec.structs import replace
from scipy.optimize import linprog
from scipy.sparse import coo_array

from recount.errors import ReconciliationError
from recount.model import Category, Harm, Phrase
from recount.model.figure import Figure
from recount.model.phrase import phrase

Verdict = Literal["compatible", "exceeds the record", "falls short", "infeasible", "not comparable"]
Nesting = Literal["inside", "outside"]

_APART: Final = phrase("no event is part of another")
_INFEASIBLE: Final = 2  # scipy's status
_ROUNDING: Final = 1e-6  # of a person, in the solver's arithmetic


class Recorded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One recorded event: `low` to `high` deaths between two ISO days (null where not known), inside the event `parent`."""

    id: str
    name: str
    low: int
    high: int
    first: str | None = None
    last: str | None = None
    parent: str | None = None


class Apart(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Events that lie in no other and hold none, added up for a statement by whoever keeps many of them: `number` have a part
    in its window; `low` is the sum of the lows of those inside it, `high` that of the highs of all; `fit` are some of those of
    which each alone would make the statement true."""

    number: int = 0
    low: int = 0
    high: int = 0
    fit: tuple[Recorded, ...] = ()


_NONE_APART: Final = Apart()


class CumulativeStatement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """`low` to `high` people (null is open) came to `harm` from `first` to `last` (ISO days, inclusive), of one category or of
    all (null); `speaker` says so."""

    low: int
    high: int | None
    first: str
    last: str
    harm: Harm = "killed"
    category: Category | None = None
    speaker: str | None = None

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ReconciliationError(
                f"the period ends on {self.last}, before it begins on {self.first}; give the earlier day first"
            )
        if self.low < 0 or (self.high is not None and self.high < self.low):
            raise ReconciliationError(f"a statement must have 0 <= low <= high, not {self.low}..{self.high}")


class Alternative(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Another way to read the statement against the record: `inside` the nesting tree (one of its events alone is meant) or
    `outside` it (no event is part of another)."""

    reading: Nesting
    what: str
    low: int
    high: int
    verdict: Verdict


class Check(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The verdict on a statement. `by` is the least number of deaths by which it exceeds the record or falls short; `low` and
    `high` are the bounds that the record allows (null where it contradicts itself or cannot be compared); `says` the verdict in
    English, `words` what it was made of; `rests_on` the ids of the events of the record that have a part in the window."""

    statement: CumulativeStatement
    verdict: Verdict
    by: int
    low: int | None
    high: int | None
    says: str
    words: Phrase
    alternatives: tuple[Alternative, ...]
    rests_on: tuple[str, ...]


def check(statement: CumulativeStatement, record: Sequence[Recorded], apart: Apart = _NONE_APART) -> Check:
    """The statement against the recorded events, in whatever order they come, and those added up apart.

    Raises ReconciliationError where two events have one id, or an event lies within itself.
    """
    events = _ordered(record)
    inside = [e for e in events if not _outside(e, statement)]
    bounds = _bounds(events, statement, apart)
    if bounds is None:
        return _checked(statement, "infeasible", 0, None, inside)
    verdict, by = _verdict(statement, bounds)
    found = _checked(statement, verdict, by, bounds, inside)
    if not inside and not apart.number:
        found = in_words(found, _words(verdict, by, None))
    return replace(found, alternatives=tuple(_alternatives(statement, events, inside, apart)))


class DayReport(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One day of a series: the deaths of the day and the running total."""

    day: str
    deaths: int
    running: int


def check_series(reports: Sequence[DayReport]) -> list[Check]:
    """Each running total after the first against the one before it and the deaths of its own day, in order of the days."""
    ordered = sorted(reports, key=lambda r: r.day)
    return [_step(ordered[0].day, before, now) for before, now in pairwise(ordered)]


def _step(start: str, before: DayReport, now: DayReport) -> Check:
    total = Recorded(
        id="before", name="the running total before", low=before.running, high=before.running, first=start, last=before.day
    )
    today = Recorded(id="day", name="the deaths of the day", low=now.deaths, high=now.deaths, first=now.day, last=now.day)
    return check(CumulativeStatement(low=now.running, high=now.running, first=start, last=now.day), [total, today])


def not_comparable(statement: CumulativeStatement, why: Phrase) -> Check:
    """The verdict where the record counts other people."""
    return in_words(_checked(statement, "not comparable", 0, None, []), phrase("Not comparable: %(why)s.", why=why))


def in_words(found: Check, words: Phrase) -> Check:
    """The check with its verdict in other words."""
    return replace(found, says=str(words), words=words)


def _ordered(record: Sequence[Recorded]) -> list[Recorded]:
    """By id; a parent that is not in the record holds nothing."""
    known = {e.id: e for e in record}
    if len(known) < len(record):
        raise ReconciliationError("two events of the record have one id; give each its own")
    events = [replace(e, parent=e.parent if e.parent in known else None) for _, e in sorted(known.items())]
    for e in events:
        _climb(e, known)
    return events


def _climb(event: Recorded, known: dict[str, Recorded]) -> None:
    seen, here = {event.id}, event.parent
    while here is not None and here in known:
        if here in seen:
            raise ReconciliationError(f"event {event.id} lies within itself; correct its parent")
        seen.add(here)
        here = known[here].parent


def _outside(e: Recorded, statement: CumulativeStatement) -> bool:
    return (e.last is not None and e.last < statement.first) or (e.first is not None and e.first > statement.last)


def _within(e: Recorded, statement: CumulativeStatement) -> bool:
    return e.first is not None and e.last is not None and statement.first <= e.first and e.last <= statement.last


def _bounds(events: Sequence[Recorded], statement: CumulativeStatement, apart: Apart) -> tuple[int, int] | None:
    """Least and most deaths in the window, each counted once; null where nested tolls contradict one another."""
    nested = {e.parent for e in events if e.parent is not None}
    family = [e for e in events if e.parent is not None or e.id in nested]
    alone = [e for e in events if e.parent is None and e.id not in nested and not _outside(e, statement)]
    low, high = sum(e.low for e in alone if _within(e, statement)), sum(e.high for e in alone)
    bounds = _nested_bounds(family, statement) if family else (0, 0)
    return None if bounds is None else (low + bounds[0] + apart.low, high + bounds[1] + apart.high)


def _nested_bounds(events: Sequence[Recorded], statement: CumulativeStatement) -> tuple[int, int] | None:
    """The same of events that lie in one another: the ends of a linear program."""
    n, position = len(events), {e.id: i for i, e in enumerate(events)}
    rows, limits = _constraints(events, position)
    edges = [(e.low, e.high) for e in events] + [(0, 0) if _outside(e, statement) else (0, None) for e in events]
    equal = _equalities(events, statement)
    counted = np.zeros(2 * n)
    counted[[n + i for i, e in enumerate(events) if e.parent is None]] = 1
    ends = [linprog(sign * counted, A_ub=rows, b_ub=limits, bounds=edges, method="highs", **equal) for sign in (1.0, -1.0)]
    if any(end.status == _INFEASIBLE for end in ends):
        return None
    return ceil(ends[0].fun - _ROUNDING), floor(-ends[1].fun + _ROUNDING)


def _constraints(events: Sequence[Recorded], position: dict[str, int]) -> tuple[coo_array, np.ndarray]:
    """y <= x for each event; the sum of the children <= the parent, for x and for y."""
    n = len(events)
    cells = [cell for i in range(n) for cell in ((i, n + i, 1.0), (i, i, -1.0))]
    parents = sorted({position[e.parent] for e in events if e.parent is not None})
    row_of = {parent: n + 2 * k for k, parent in enumerate(parents)}
    cells += [cell for p, row in row_of.items() for cell in ((row, p, -1.0), (row + 1, n + p, -1.0))]
    for i, e in enumerate(events):
        if e.parent is not None:
            row = row_of[position[e.parent]]
            cells += [(row, i, 1.0), (row + 1, n + i, 1.0)]
    rows, columns, values = zip(*cells, strict=True)
    height = n + 2 * len(parents)
    return coo_array((values, (rows, columns)), shape=(height, 2 * n)), np.zeros(height)


def _equalities(events: Sequence[Recorded], statement: CumulativeStatement) -> dict[str, object]:
    """y = x for each event inside the window."""
    n, inside = len(events), [i for i, e in enumerate(events) if _within(e, statement)]
    if not inside:
        return {}
    rows = [k for k in range(len(inside)) for _ in range(2)]
    columns = [column for i in inside for column in (i, n + i)]
    values = [1.0, -1.0] * len(inside)
    return {"A_eq": coo_array((values, (rows, columns)), shape=(len(inside), 2 * n)), "b_eq": np.zeros(len(inside))}


def _verdict(statement: CumulativeStatement, bounds: tuple[int, int]) -> tuple[Verdict, int]:
    low, high = bounds
    if statement.low > high:
        return "exceeds the record", statement.low - high
    if statement.high is not None and statement.high < low:
        return "falls short", low - statement.high
    return "compatible", 0


def _checked(
    statement: CumulativeStatement, verdict: Verdict, by: int, bounds: tuple[int, int] | None, inside: Sequence[Recorded]
) -> Check:
    low, high = bounds or (None, None)
    words = _words(verdict, by, bounds)
    return Check(
        statement=statement,
        verdict=verdict,
        by=by,
        low=low,
        high=high,
        says=str(words),
        words=words,
        alternatives=(),
        rests_on=tuple(e.id for e in inside),
    )


def _words(verdict: Verdict, by: int, bounds: tuple[int, int] | None) -> Phrase:
    allow = phrase("it holds no event there and then")
    if bounds is not None:
        allow = phrase("the recorded events allow %(range)s", range=_range(*bounds))
    match verdict:
        case "compatible":
            return phrase("Compatible: %(bounds)s.", bounds=allow)
        case "exceeds the record":
            return phrase(
                "Exceeds the record by at least %(n)s: %(bounds)s. Events are missing from the record or the statement is "
                "inflated; these data cannot tell which.",
                n=by,
                bounds=allow,
            )
        case "falls short":
            return phrase(
                "Falls short by at least %(n)s: %(bounds)s. The statement means fewer people or places than the record, or "
                "it is too low.",
                n=by,
                bounds=allow,
            )
    return phrase("Infeasible: the tolls of nested events contradict one another, so nothing can be checked against them.")


def _range(low: int, high: int) -> Phrase:
    return Figure(low, high, "range").words


def _alternatives(
    statement: CumulativeStatement, events: Sequence[Recorded], inside: Sequence[Recorded], apart: Apart
) -> list[Alternative]:
    """What else it could mean: one event of the tree alone; where events are nested, that none is part of another."""
    found = [_alone(statement, e) for e in sorted((*inside, *apart.fit), key=lambda e: e.id)]
    found = [a for a in found if a.verdict == "compatible"]
    if any(e.parent is not None for e in events):
        low, high = _bounds([replace(e, parent=None) for e in events], statement, apart) or (0, 0)
        verdict, _ = _verdict(statement, (low, high))
        found.append(Alternative(reading="outside", what=str(_APART), low=low, high=high, verdict=verdict))
    return found


def _alone(statement: CumulativeStatement, e: Recorded) -> Alternative:
    low = e.low if _within(e, statement) else 0
    return Alternative(reading="inside", what=e.name, low=low, high=e.high, verdict=_verdict(statement, (low, e.high))[0])
