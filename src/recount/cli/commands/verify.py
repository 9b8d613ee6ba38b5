"""`recount verify`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options


@click.command()
@options.with_ledger
@click.option("--head", metavar="HASH", help="A head that was noted before: was the ledger only added to since?")
@click.option(
    "--jobs",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Worker processes for a large ledger; 0, the default, for one per core.",
)
@options.with_format
@click.pass_context
def verify(context: click.Context, /, **given: Any) -> None:
    """Prove that nothing in the ledger was altered.

    Walks the chain of hashes from the first entry to the last, compares every table with the journal that it was made from, and
    checks the bytes that documents were read from. The first entry that is wrong is named; the exit code is then 5.

    Whoever can write to the file could make a whole new chain: only a head that was noted elsewhere (--head) shows that. Every
    export and `recount ledger info` print the head.

    \b
    Example:
      recount verify --head sha256:3f2a… --ledger karsk.ledger
    """
    context.exit(import_module("recount.cli.keeping.upkeep").verify(**given))
