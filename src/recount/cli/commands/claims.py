"""`recount claims`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options


@click.command()
@options.with_ledger
@options.with_conditions
@click.option("--every-reader", is_flag=True, help="Also what an older reader made of a document that was read again.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, metavar="N", help="At most so many; 0 for all."
)
@click.option("--quotes", is_flag=True, help="Print the exact words under each claim (JSON always holds them).")
@options.with_format
def claims(**given: Any) -> None:
    """List the claims that meet all conditions.

    They stand in the order in which they were added. The conditions look at what the machine read and at what people put in its
    place. Ids are shortened; `recount show` takes them so.

    \b
    Examples:
      recount claims --harm killed --place Balochistan --from 2026-01-01 --ledger karsk.ledger
      recount claims --speaker army --side state --status unreviewed --ledger karsk.ledger --format json
    """
    import_module("recount.cli.keeping.listing").claims(**given)
