"""`recount import` on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from recount.cli.printing import print_json
from recount.exports.importing import Imported, import_file
from recount.ledger import Ledger
from recount.ledger.clock import now
from recount.views.quotation import plain

_SHOWN = 20  # flagged rows that a person is shown
_ONE = {"ucdp-ged": "row of UCDP GED", "acled": "row of ACLED", "ledger": "entry of a ledger", "readings": "reading"}
_MANY = {"ucdp-ged": "rows of UCDP GED", "acled": "rows of ACLED", "ledger": "entries of a ledger", "readings": "readings"}


def import_files(*, ledger: str, files: tuple[Path, ...], version: str | None, format: str) -> None:
    """Import each file, and tell what it held and what was new."""
    at = now()
    with Ledger(ledger) as opened:
        done = [import_file(opened, path, at=at, version=version) for path in files]
    if format == "json":
        print_json(done)
    else:
        click.echo("\n".join(line for one in done for line in _lines(one)))


def _lines(done: Imported) -> Iterator[str]:
    yield f"{done.file}: {done.held:,} {(_ONE if done.held == 1 else _MANY)[done.kind]}, {done.added:,} of them new"
    if done.flagged:
        rows = len({line for line, _ in done.flagged})
        yield f"{rows:,} {'row breaks' if rows == 1 else 'rows break'} the rules of their own codebook; kept as published:"
        yield from (plain(f"line {line}: {flag}") for line, flag in done.flagged[:_SHOWN])
    if len(done.flagged) > _SHOWN:
        yield f"and {len(done.flagged) - _SHOWN:,} more; --format json lists all"
    yield f"head {done.head}"
