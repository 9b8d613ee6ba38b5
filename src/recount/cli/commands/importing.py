"""`recount import`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from recount.cli import options


@click.command("import")
@options.with_ledger
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE...", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option(
    "--dataset-version", "version", metavar="TEXT", help="The data set's own version, such as 23.1, kept with each row."
)
@options.with_format
def import_(**given: Any) -> None:
    """Take into a ledger what others recorded, or another ledger. Each FILE is taken in whole or not at all.

    \b
    FILE is one of:
      a CSV table of UCDP GED or ACLED with all of its columns: each row is kept as published, with file and line;
      rows that break their own codebook are kept too, and flagged with the reason
      a ledger, as its file or as `recount export --format jsonl` or `bundle` wrote it: its entries, into a new ledger or one
      that it goes on
      readings that `recount read --format jsonl` wrote

    What the ledger holds already is not added again.

    \b
    Examples:
      recount import ged231.csv --dataset-version 23.1 --ledger karsk.ledger
      recount import karsk.jsonl --ledger postgresql://ada@db.example.org/karsk
    """
    import_module("recount.cli.keeping.importing").import_files(**given)
