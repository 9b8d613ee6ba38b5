"""`recount ledger`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options


@click.group()
def ledger() -> None:
    """Make a ledger, or see what one holds."""


@ledger.command(no_args_is_help=False)
@click.argument("address", metavar="PATH|URL", envvar=options.VARIABLE)
@options.with_format
def new(**given: Any) -> None:
    """Make a new, empty ledger.

    PATH is a file that does not exist yet (SQLite: one person, or a few on one machine). URL is an empty PostgreSQL database
    for a team; its roles recount_writer, recount_web and recount_reader are for those who must not own the tables.

    \b
    Examples:
      recount ledger new karsk.ledger
      recount ledger new postgresql://owner@db.example.org/karsk
    """
    import_module("recount.cli.keeping.overview").new(**given)


@ledger.command()
@options.with_ledger
@options.with_format
def info(**given: Any) -> None:
    """What the ledger holds, and its head: the hash that proves every entry. Note the head where nobody can change it."""
    import_module("recount.cli.keeping.overview").info(**given)
