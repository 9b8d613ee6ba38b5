"""`recount analyse under-reporting` on one screen."""

from __future__ import annotations

from functools import partial
from typing import Any

from recount.analysis.tables import histories
from recount.analysis.under_reporting import Sampling, UnderReporting
from recount.analysis.under_reporting import under_reporting as estimate
from recount.cli.analysing.answering import Source
from recount.errors import FormatError
from recount.events.lists import list_draws
from recount.views.answers import Facts
from recount.views.answers.under_reporting import answer


def under_reporting(**given: Any) -> None:
    """How many cases are on no list."""
    source = Source.taken(given)
    sampling = Sampling(iterations=given["iterations"], seed=given["seed"])
    ask = _of_tables if source.tables else _of_ledger
    found, facts = ask(source, given, sampling)
    source.write(answer(found, facts), found)


def _of_tables(source: Source, given: dict[str, Any], sampling: Sampling) -> tuple[UnderReporting, Facts]:
    if given["unit"] is None:
        raise FormatError("say what a case is: --unit person, event or toll")
    draws = source.each(partial(histories, count=given["count"]))
    with source.faults:
        table = draws[0] if len(draws) == 1 else draws
        found = estimate(table, unit=given["unit"], links_known=given["links_known"], sampling=sampling)
    return found, source.facts()


def _of_ledger(source: Source, given: dict[str, Any], sampling: Sampling) -> tuple[UnderReporting, Facts]:
    if given["unit"] not in (None, "event"):
        raise FormatError(f"a ledger's cases are events, not {given['unit']}s: leave --unit out, or give a --table")
    with source.opened() as kept:
        draws = list_draws(kept, given["lists"], seed=given["seed"])
        facts = source.facts(kept)
    with source.faults:
        return estimate(draws, unit="event", sampling=sampling), facts
