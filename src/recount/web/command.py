"""`recount serve`."""

from __future__ import annotations

from pathlib import Path

import click

from recount.errors import FormatError


@click.command()
@click.option(
    "--ledger",
    envvar="RECOUNT_LEDGER",
    show_envvar=True,
    required=True,
    metavar="PATH|URL",
    help="The ledger: a file, or postgresql://USER@HOST/NAME.",
)
@click.option("--port", type=click.IntRange(1024, 65535), default=8330, show_default=True, help="Where to listen.")
@click.option(
    "--public",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER",
    help="Also serve a site that `recount publish --letters` wrote, at /public/, and take readers' letters there.",
)
def serve(ledger: str, port: int, public: Path | None) -> None:
    """Open the workbench, for one person on this machine.

    Runs a local web server and prints a link to open in the browser; nobody else on the machine or the network gets in. Reviews
    carry the name in RECOUNT_REVIEWER, or else that of the account on this machine. A team runs the same pages with accounts
    behind HTTPS: docs/deploy.md.

    \b
    Example:
      recount serve --ledger karsk.ledger
    """
    try:
        from recount.web.serving import serve as start
    except ModuleNotFoundError as error:
        install = "install recount with its web extra, pip install 'recount[web]'"
        raise FormatError(f"the workbench needs {error.name}: {install}") from error
    start(ledger, port, public, click.echo)
