"""`recount backup`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options


@click.command(no_args_is_help=True)
@click.argument("target", metavar="PATH|URL")
@options.with_ledger
@options.with_format
def backup(**given: Any) -> None:
    """Copy the ledger, and verify the copy.

    PATH is a new file, URL an empty PostgreSQL database. The copy has the same entries, hashes and head, whoever writes
    meanwhile. From PostgreSQL to a file and back is how a team's ledger is handed on, and how a ledger grows from a file into a
    server.

    \b
    Examples:
      recount backup karsk-2026-02-05.ledger --ledger karsk.ledger
      recount backup karsk.ledger --ledger postgresql://ada@db.example.org/karsk
    """
    import_module("recount.cli.keeping.upkeep").backup(**given)
