"""`recount events` at work."""

from __future__ import annotations

from typing import Any

import click
from rich.text import Text

from recount.cli.events.words import days, freshness, grid, place, range_words, voices
from recount.cli.printing import print_json, print_text, short
from recount.events import EventFilter, EventSummary, events, find_event
from recount.ledger import Ledger


def run(*, ledger: str, limit: int, after: str | None, format: str, inside: str | None, **conditions: Any) -> None:
    """Print one page."""
    with Ledger(ledger) as opened:
        wanted = EventFilter(parent=inside and (find_event(opened, inside) or inside), **conditions)
        page = events(opened, wanted, limit=limit, after=after)
        late = freshness(opened)
    if format == "json":
        print_json(page)
        return
    table = grid("event", "what, where, on whose word", "when", "killed", "injured", right=("killed", "injured"))
    for one in page.events:
        table.add_row(*_cells(one))
    if page.events:
        print_text(table)
    else:
        click.echo("no event meets the conditions")
    if page.after:
        click.echo(f"there are more: --after '{page.after}'")
    if late:
        click.echo(late)


def _cells(one: EventSummary) -> tuple[Text | str, ...]:
    what = Text(one.name, "bold").append(f"\n{place(one.where)}\n{voices(one)}", "dim")
    if one.children:
        what.append(f"\n{one.level} with {one.children:,} events inside", "dim")
    figures = (range_words(one.figures.get("killed")), range_words(one.figures.get("injured")))
    return short(one.id), what, days(one.first, one.last), *figures
