"""`recount publish`."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

import click

from recount.cli import options

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(no_args_is_help=True)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@options.with_ledger
@click.option("--title", default="A record of harm", show_default=True, help="What the record is called.")
@click.option("--about", type=_FILE, help="A file of plain text: what the record is, and who keeps it.")
@click.option("--language", default="en", show_default=True, metavar="CODE", help="What the pages are written in.")
@click.option("--contact", metavar="ADDRESS", help="Where corrections go: mailto:… or https://…")
@click.option("--address", metavar="URL", help="Where the folder will be served; feeds and links to share need it.")
@click.option(
    "--letters", is_flag=True, help="Link each page to a form for corrections, which `recount serve --public` answers."
)
@click.option("--redact", type=_FILE, metavar="RULES", help="A rules file that says what to withhold (docs/protection.md).")
@options.with_format
def publish(**given: Any) -> None:
    """Write the ledger into a folder, as pages that anyone can check.

    Events with their ranges, the reasons and the words they rest on; the method with the reader's measured error; downloads,
    changes, a feed, and the head of the chain. The pages need no script and load nothing from anywhere, so that any web server
    (or `recount serve --public`) can serve the folder. An earlier edition in FOLDER is replaced as a whole.

    \b
    Examples:
      recount publish site --ledger karsk.ledger --title "Karsk, killed and missing" --redact protect.toml
    """
    import_module("recount.cli.keeping.publishing").run(**given)
