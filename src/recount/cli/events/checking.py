"""`recount check` at work."""

from __future__ import annotations

import re

import click
from rich.console import Group, RenderableType
from rich.text import Text

from recount.cli.events.words import days, freshness, grid, heading, range_words
from recount.cli.printing import facts, print_json, print_text, short
from recount.events.checking import CheckedStatement, Window, check_claim, check_words
from recount.ledger import Ledger
from recount.reconciliation.words import of_category
from recount.views.phrases import span_of_numbers
from recount.views.quotation import plain

_ID = re.compile(r"(?:sha256:)?[0-9a-f]{4,64}")
_SHOWN = 30


def run(*, ledger: str, format: str, statement: str, published: str | None, **where_when: str | None) -> None:
    """Print the verdict."""
    window = Window(**where_when)
    with Ledger(ledger) as opened:
        if _ID.fullmatch(statement):
            found = check_claim(opened, statement, window)
        else:
            found = check_words(opened, statement, published=published, window=window)
        late = freshness(opened)
    if format == "json":
        print_json(found)
        return
    print_text(Group(*_page(found)))
    if late:
        click.echo(f"\n{late}")


def _page(found: CheckedStatement) -> list[RenderableType]:
    said = found.check.statement
    whom = of_category(said.category) if said.category else "people of all kinds"
    parts: list[RenderableType] = [
        Text(f"“{plain(found.words)}”", "italic"),
        facts(
            [
                ("read as", f"{span_of_numbers(said.low, said.high)} {whom} {said.harm}, {days(said.first, said.last)}"),
                ("where", found.place or "everywhere in the ledger"),
                ("says who", said.speaker or ""),
            ]
        ),
        Text(f"\n{found.check.says}", "bold"),
    ]
    if found.check.alternatives:
        parts.append(heading("What else it could mean"))
        parts += [
            Text(f"{a.reading} the nesting tree: {a.what} ({span_of_numbers(a.low, a.high)}): {a.verdict}")
            for a in found.check.alternatives
        ]
    if found.events:
        parts += [heading("The events it rests on"), _events(found)]
    return parts


def _events(found: CheckedStatement) -> RenderableType:
    said = found.check.statement
    table = grid("event", "what and where", "when", said.harm, right=(said.harm,))
    for one in found.events[:_SHOWN]:
        ranges = one.figures if said.category is None else {said.harm: one.categories[said.harm][said.category]}
        table.add_row(short(one.id), one.name, days(one.first, one.last), range_words(ranges.get(said.harm)))
    if found.number > _SHOWN:
        table.add_row("", f"and {found.number - _SHOWN:,} more", "", "")
    return table
