"""`recount analyse before-after` on one screen."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import polars as pl

from recount.analysis.before_after import Plan
from recount.analysis.before_after import before_after as compare
from recount.analysis.tables import dated, reports
from recount.cli.analysing.answering import Source, table_of
from recount.errors import FormatError
from recount.events import EventFilter
from recount.events.frames import dated_events, reports_of
from recount.views.answers import Facts
from recount.views.answers.before_after import answer

_YEARS = range(1000, 9000)  # tables write 0001 or 9999 where a day is not known


def before_after(**given: Any) -> None:
    """Whether violence was less after a date than the time before lets expect."""
    source = Source.taken(given)
    if given["day"] is None:
        raise FormatError("name the day: --day 2014-06-15")
    read = partial(dated, day=given["date_column"], count=given["count"])
    events, told, facts = _of_table(source, read) if source.tables else _of_ledger(source, given["place"])
    if given["reports"] is not None:
        told = table_of(given["reports"], reports)
    control, elsewhere = (_other(given[name], read) for name in ("control", "elsewhere"))
    with source.faults:
        found = compare(events, _plan(given, events), reports=told, control=control, elsewhere=elsewhere)
    source.write(answer(found, facts), found)


def _of_table(source: Source, read: Any) -> tuple[pl.DataFrame, pl.DataFrame | None, Facts]:
    return source.table(read), None, source.facts()


def _of_ledger(source: Source, place: str | None) -> tuple[pl.DataFrame, pl.DataFrame, Facts]:
    with source.opened() as kept:
        return dated_events(kept, EventFilter(place=place)), reports_of(kept), source.facts(kept)


def _other(path: Path | None, read: Any) -> pl.DataFrame | None:
    return None if path is None else table_of(path, read)


def _plan(given: dict[str, Any], events: pl.DataFrame) -> Plan:
    days = events["event_date"].drop_nulls()
    if days.is_empty():
        raise FormatError("no event has a day: a series needs them")
    first = date.fromisoformat(given["first"]) if given["first"] else min(days)
    last = date.fromisoformat(given["last"]) if given["last"] else max(days)
    if not (first.year in _YEARS and last.year in _YEARS):
        raise FormatError(f"the window, {first} to {last}, is no window of real days: give --from and --to")
    asked = {name: given[name] for name in ("outcome", "period", "shape", "harmonics", "lags")}
    try:
        return Plan(day=date.fromisoformat(given["day"]), first=first, last=last, **asked)
    except ValueError:
        raise FormatError(f"--day {given['day']} must lie inside the window, {first} to {last}") from None
