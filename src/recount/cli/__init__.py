"""The command line: parse, call, print. One file per command group; `group` turns every error into one line and a code."""

from __future__ import annotations

import click

from recount.cli.group import RecountGroup

# Where each command lives: a command is loaded when it is called, so that none waits for the libraries of the others.
COMMANDS = {
    "add": "recount.cli.add:add",
    "analyse": "recount.cli.analyse:analyse",
    "backup": "recount.cli.backup:backup",
    "check": "recount.cli.events:check",
    "claims": "recount.cli.claims:claims",
    "diff": "recount.cli.diff:diff",
    "event": "recount.cli.events:event",
    "events": "recount.cli.events:events",
    "export": "recount.cli.export:export",
    "import": "recount.cli.importing:import_",
    "labels": "recount.cli.events:labels",
    "ledger": "recount.cli.ledger:ledger",
    "link": "recount.cli.links:link",
    "migrate": "recount.cli.migrate:migrate",
    "publish": "recount.cli.publish:publish",
    "read": "recount.cli.read:read",
    "reconcile": "recount.cli.events:reconcile",
    "review": "recount.cli.review:review",
    "schema": "recount.cli.schema:schema",
    "serve": "recount.web.command:serve",
    "show": "recount.cli.show:show",
    "unlink": "recount.cli.links:unlink",
    "verify": "recount.cli.verify:verify",
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

    \b
    Keep what it says in a ledger, and look at it again:
      recount ledger new karsk.ledger
      recount add report.txt --published 2026-02-05 --ledger karsk.ledger
      recount claims --harm killed --ledger karsk.ledger

    \b
    Link what was said to events, and ask how many were killed, on whose word:
      recount reconcile --ledger karsk.ledger
      recount events --ledger karsk.ledger
    """
