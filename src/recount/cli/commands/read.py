"""`recount read`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from recount.cli import options
from recount.cli.reading.formats import FORMATS
from recount.cli.reading.request import Request
from recount.cli.reading.run import run


@click.command(no_args_is_help=True)
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
@options.intake
@click.option(
    "--format", type=click.Choice(list(FORMATS)), default="text", show_default=True, help="What to print, as listed above."
)
@click.option(
    "--output",
    metavar="FILE",
    help="Write to FILE, which appears when it is whole; until then FILE.part holds what was read so far.",
)
@click.option(
    "--quotes", is_flag=True, help="Print the exact words under each row (text only; other formats always hold them)."
)
@click.option(
    "--explain", metavar="CLAIM", help="Why one claim says what it says: T1, E2 … or the start of its id (text only)."
)
@click.option(
    "--keep-raw",
    type=click.Path(file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Keep the bytes of each document in FOLDER.",
)
@click.pass_context
def read(context: click.Context, /, **given: Any) -> None:
    """Read reports into attributed claims.

    SOURCE is a file (plain text, HTML, PDF, e-mail, JSON Lines, WARC; also gzipped), a folder, an address (a page or an RSS or
    Atom feed), or - for the standard input. Several sources are read one after the other.

    \b
    Formats:
      text   a report for a person
      jsonl  one object a document, in the claims format (see `recount schema`)
      json   the same as one list
      csv    one row a claim, for a spreadsheet
      html   one self-contained page: the article with its words marked

    A document that cannot be read gets one line on the standard error, and the work goes on; the exit code is then 2.

    \b
    Examples:
      recount read report.txt --published 2026-02-05 --quotes
      recount read archive/ --format jsonl --output claims.jsonl --jobs 0
      recount read page.html --format html --output page-claims.html
      recount read report.txt --explain T1
    """
    request = Request(**given)
    if request.format != "text" and (request.quotes or request.explain):
        raise click.UsageError("--quotes and --explain go with --format text.")
    engine = context.obj or import_module("recount.cli.reading.engine").ENGINE
    context.exit(run(request, engine))
