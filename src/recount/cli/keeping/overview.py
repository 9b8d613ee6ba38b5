"""`recount ledger`: a new ledger, and what one holds."""

from __future__ import annotations

import click

from recount.cli.options import VARIABLE
from recount.cli.printing import facts, print_json, print_text
from recount.ledger import Ledger
from recount.views.phrases import reader

_SAID_APART = {"ledger", "database", "revision", "head", "first", "last", "readers"}


def new(*, address: str, format: str) -> None:
    """Make a ledger."""
    with Ledger.create(address) as made:
        if format == "json":
            print_json(made.summary())
        else:
            click.echo(f"made {made.name}, an empty ledger; name it with --ledger, or once for all in {VARIABLE}")


def info(*, ledger: str, format: str) -> None:
    """Print what a ledger holds."""
    with Ledger(ledger) as opened:
        found = opened.summary()
    if format == "json":
        print_json(found)
        return
    told = [
        ("ledger", f"{found.ledger} ({found.database}, revision {found.revision})"),
        ("head", found.head),
        *((name, f"{getattr(found, name):,}") for name in found.__struct_fields__ if name not in _SAID_APART),
        ("first entry", found.first or ""),
        ("last entry", found.last or ""),
        *(("reader", reader(one)) for one in found.readers),
    ]
    print_text(facts(told))
