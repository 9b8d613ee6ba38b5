"""`recount migrate`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options


@click.command()
@options.with_ledger
@options.with_format
def migrate(**given: Any) -> None:
    """Bring the tables of a ledger to the revision of this recount.

    Entries and their hashes stay as they are. Make a backup first. On PostgreSQL the owner of the tables does this.
    """
    import_module("recount.cli.keeping.upkeep").migrate(**given)
