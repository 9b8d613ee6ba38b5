"""`recount link` and `recount unlink`: people's word on which claims speak of one event."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options

_DECISION = (
    click.argument("claims", nargs=-1, metavar="[ONE OTHER]"),
    options.with_ledger,
    click.option("--undo", metavar="ID", help="Take this decision back instead, with what was decided in the same act."),
    click.option(
        "--by", "person", required=True, envvar="RECOUNT_PERSON", show_envvar=True, metavar="NAME", help="Who decides."
    ),
    click.option("--reason", required=True, metavar="WORDS", help="Why."),
    options.with_format,
)


def _decision(command: options.Command) -> options.Command:
    for option in reversed(_DECISION):
        command = option(command)
    return command


@click.command(no_args_is_help=True)
@_decision
def link(**given: Any) -> None:
    """Say that two claims, or two events, are of one event. People's word outranks every score and is kept for good.

    ONE and OTHER are ids of claims or events, or their first digits. The events follow at once.

    \b
    Examples:
      recount link 3f2a91bc 77d0e41a --by "N. Oweiss" --reason "the same convoy" --ledger karsk.ledger
      recount link --undo 9be1c2d3 --by "N. Oweiss" --reason "two convoys" --ledger karsk.ledger
    """
    import_module("recount.cli.events.deciding").run("link", **given)


@click.command(no_args_is_help=True)
@_decision
def unlink(**given: Any) -> None:
    """Say that two claims, or two events, are not of one event.

    \b
    Example:
      recount unlink 3f2a91bc 77d0e41a --by "N. Oweiss" --reason "two convoys" --ledger karsk.ledger
    """
    import_module("recount.cli.events.deciding").run("unlink", **given)
