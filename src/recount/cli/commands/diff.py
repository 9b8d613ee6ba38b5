"""`recount diff`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options


@click.command(no_args_is_help=True)
@click.argument("id")
@options.with_ledger
@options.with_format
def diff(**given: Any) -> None:
    """What changed between the versions of a report.

    The changes of its words and of its tolls, and when each version was added. ID is the id of any version, or its first
    digits. A report is a later version of one at the same address, or of one with the same outlet and title that it repeats in
    good part.

    \b
    Example:
      recount diff 3f2a91bc --ledger karsk.ledger
    """
    import_module("recount.cli.keeping.differing").diff(**given)
