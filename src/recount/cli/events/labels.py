"""`recount labels` at work."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import click
from rich.console import Group, RenderableType

from recount.cli.events.words import grid, heading
from recount.cli.printing import print_json, print_text
from recount.events.labels import Label, labels_in
from recount.ledger import ClaimFilter, Ledger
from recount.views.phrases import CATEGORIES


def run(*, ledger: str, every: bool, format: str, **conditions: Any) -> None:
    """Print the words that tell sources apart."""
    with Ledger(ledger) as opened:
        found = labels_in(opened, ClaimFilter(**conditions))
    shown = [one for one in found if every or one.telling]
    if format == "json":
        print_json(shown)
        return
    parts: list[RenderableType] = []
    for about, words in groupby(shown, key=lambda one: one.about):
        table = grid(
            "who", "word", "times", "others", "log-odds (95 %)", "z", right=("times", "others", "log-odds (95 %)", "z")
        )
        for one in words:
            table.add_row(*_cells(one))
        parts += [heading(f"what {CATEGORIES[about]} victims are called"), table]
    if parts:
        print_text(Group(*parts))
    else:
        more = "; --every shows all words" if found else ""
        click.echo(f"no word tells one source from the others (|z| > 1.96, 5 mentions or more){more}")


def _cells(one: Label) -> tuple[str, ...]:
    odds = f"{one.log_odds:+.2f} ({one.low:+.2f} to {one.high:+.2f})"
    return one.source, one.label, f"{one.n} of {one.of}", f"{one.elsewhere} of {one.elsewhere_of}", odds, f"{one.z:+.1f}"
