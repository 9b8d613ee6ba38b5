"""`recount add`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options


@click.command(no_args_is_help=True)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.with_ledger
@options.intake
@options.with_format
@click.pass_context
def add(context: click.Context, /, **given: Any) -> None:
    """Read reports and keep their claims in a ledger.

    SOURCE is a file (plain text, HTML, PDF, e-mail, JSON Lines, WARC; also gzipped), a folder, an address (a page or an RSS or
    Atom feed), or - for the standard input.

    Each document is kept as soon as it is read, whole or not at all. What the ledger holds already is passed over: the same
    command goes on where an interrupted one stopped, and adding twice adds nothing. A document that cannot be read gets one
    line on the standard error, and the work goes on; the exit code is then 2.

    \b
    Examples:
      recount add report.txt --published 2026-02-05 --ledger karsk.ledger
      recount add archive/ --jobs 0 --ledger postgresql://ada@db.example.org/karsk
    """
    engine = context.obj or import_module("recount.cli.reading.engine").ENGINE
    context.exit(import_module("recount.cli.keeping.adding").run(engine, **given))
