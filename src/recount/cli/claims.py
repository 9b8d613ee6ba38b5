"""`recount claims`."""

from __future__ import annotations

from importlib import import_module
from typing import Any, get_args

import click

from recount.cli import options
from recount.model import Category, Claim, Harm, Side, Status

KINDS = [kind.__struct_config__.tag for kind in get_args(Claim)]


@click.command()
@options.with_ledger
@click.option("--place", metavar="NAME", help="A place, first-order division or country (ISO code).")
@options.day("--from", "The first day of the period in which it happened.", parameter="first")
@options.day("--to", "The last day of that period.", parameter="last")
@click.option("--speaker", metavar="NAME", help="On whose word: a part of the name.")
@click.option("--side", type=click.Choice(get_args(Side)), help="The speaker's side.")
@click.option("--harm", type=click.Choice(get_args(Harm)), help="The harm of a toll.")
@click.option("--category", type=click.Choice(get_args(Category)), help="Who was harmed.")
@click.option("--status", type=click.Choice(get_args(Status)), help="What people decided.")
@click.option("--kind", type=click.Choice(KINDS), help="The kind of claim.")
@click.option("--document", metavar="ID", help="The claims of one document; the beginning of its id is enough.")
@click.option("--every-reader", is_flag=True, help="Also what an older reader made of a document that was read again.")
@click.option(
    "--limit", type=click.IntRange(min=0), default=50, show_default=True, metavar="N", help="At most so many; 0 for all."
)
@click.option("--quotes", is_flag=True, help="Print the exact words under each claim (JSON always holds them).")
@options.with_format
def claims(**given: Any) -> None:
    """List the claims of a ledger that meet all conditions, in the order in which they were added.

    The conditions look at what the machine read and at what people put in its place. Ids are shortened; `recount show` takes
    them so.

    \b
    Examples:
      recount claims --harm killed --place Balochistan --from 2026-01-01 --ledger karsk.ledger
      recount claims --speaker army --side state --status unreviewed --ledger karsk.ledger --format json
    """
    import_module("recount.cli.listing").claims(**given)
