"""`recount link` and `recount unlink`: people's word on which claims speak of one event."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options

_decision = options.together(
    click.argument("claims", nargs=-1, metavar="[ONE OTHER]"),
    options.with_ledger,
    click.option("--undo", metavar="ID", help="Take this decision back instead, with what was decided in the same act."),
    options.by_whom,
    click.option("--why", required=True, metavar="TEXT", help="The reason."),
    options.with_format,
)


@click.command(no_args_is_help=True)
@_decision
def link(**given: Any) -> None:
    """Say that two claims, or two events, are of one event.

    ONE and OTHER are ids of claims or events, or their first digits. People's word outranks every score and is kept for good.
    The events follow at once.

    \b
    Examples:
      recount link 3f2a91bc 77d0e41a --by "N. Oweiss" --why "the same convoy" --ledger karsk.ledger
      recount link --undo 9be1c2d3 --by "N. Oweiss" --why "two convoys" --ledger karsk.ledger
    """
    import_module("recount.cli.events.deciding").run("link", **given)


@click.command(no_args_is_help=True)
@_decision
def unlink(**given: Any) -> None:
    """Say that two claims, or two events, are not of one event.

    \b
    Example:
      recount unlink 3f2a91bc 77d0e41a --by "N. Oweiss" --why "two convoys" --ledger karsk.ledger
    """
    import_module("recount.cli.events.deciding").run("unlink", **given)
