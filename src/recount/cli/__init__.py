"""The command line: parse, call, print. One file per command group; `group` turns every error into one line and a code."""

from __future__ import annotations

import click

from recount.cli.group import RecountGroup

# Where each command lives: a command is loaded when it is called, so that none waits for the libraries of the others.
COMMANDS = {
    "read": "recount.cli.read:read",
    "schema": "recount.cli.schema:schema",
}


@click.group(
    cls=RecountGroup, homes=COMMANDS, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(package_name="recount", message="recount %(version)s")
def main() -> None:
    """Read reports of armed conflict into a ledger of attributed claims, offline.

    Who says that how many people came to harm, where, when and by whose hand; who is blamed and who denies it; each with the
    exact words of the report.

    \b
    Start with one report:
      recount read report.txt --published 2026-02-05
    """
