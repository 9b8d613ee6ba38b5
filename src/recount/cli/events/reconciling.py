"""`recount reconcile` at work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
import msgspec
from rich.text import Text

from recount.cli.events.words import days, grid, range_words
from recount.cli.printing import print_json, print_text, short
from recount.events import EventFilter, EventSummary, find_event, ruled
from recount.events.refreshing import refresh
from recount.ledger import Ledger
from recount.ledger.clock import now
from recount.linking import Blocking
from recount.model import Harm
from recount.reconciliation import Range, Ruling, rule_set
from recount.reconciliation.words import plural

_SHOWN = 50


class Reconciled(msgspec.Struct, frozen=True):
    """An event's totals by harm under the rule set that was asked for."""

    event: str
    name: str
    first: str | None
    last: str | None
    figures: dict[Harm, Range]


def run(*, ledger: str, rules: str, afresh: bool, format: str, inside: str | None, **conditions: Any) -> None:
    """Bring the events up, and print their figures."""
    chosen = rule_set(rules)
    at = now()
    with Ledger(ledger) as opened:
        done = refresh(opened, at=at, afresh=afresh)
        wanted = EventFilter(parent=inside and (find_event(opened, inside) or inside), **conditions)
        found = list(_reconciled(ruled(opened, wanted, rules)))
    if format == "json":
        print_json({"refreshed": done, "rules": chosen.name, "version": chosen.version, "events": found})
        return
    print_text(Text(f"{done.events:,} {plural('event', done.events)}; {done.changed:,} made anew, {done.gone:,} gone"))
    if done.blocking is not None:
        print_text(Text(_blocking(done.blocking), "dim"))
    print_text(Text(f"Rules “{chosen.name}”: {chosen.says}\n", "dim"))
    table = grid("event", "what and where", "when", "killed", "injured", right=("killed", "injured"))
    for one in found[:_SHOWN]:
        figures = (range_words(one.figures.get("killed")), range_words(one.figures.get("injured")))
        table.add_row(short(one.event), one.name, days(one.first, one.last), *figures)
    if found:
        print_text(table)
    if len(found) > _SHOWN:
        click.echo(f"and {len(found) - _SHOWN:,} more; --format json prints all")


def _blocking(found: Blocking) -> str:
    """The ceiling of all linking: pairs that are not compared are never linked."""
    told = f"{found.compared:,} of {found.possible:,} pairs of accounts are near enough in time, place or words to compare; "
    told += f"so are {found.trained_recall:.1%} of the pairs known to be of one event"
    return told + (f", and {found.found:,} of the {found.linked:,} that people linked here." if found.linked else ".")


def _reconciled(found: Iterator[tuple[EventSummary, dict[Harm, Ruling]]]) -> Iterator[Reconciled]:
    for one, rulings in found:
        yield Reconciled(one.id, one.name, one.first, one.last, {harm: ruling.total for harm, ruling in rulings.items()})
