"""The command line: parse, call, print.

`commands` is what is typed, the other folders do it; `group` turns every error into one line and a code.
"""

from __future__ import annotations

import click

from recount.cli.group import RecountGroup

# Where each command lives: a command is loaded when it is called, so that none waits for the libraries of the others.
COMMANDS = {
    "add": "recount.cli.commands.add:add",
    "analyse": "recount.cli.commands.analyse:analyse",
    "backup": "recount.cli.commands.backup:backup",
    "check": "recount.cli.commands.events:check",
    "claims": "recount.cli.commands.claims:claims",
    "diff": "recount.cli.commands.diff:diff",
    "event": "recount.cli.commands.events:event",
    "events": "recount.cli.commands.events:events",
    "export": "recount.cli.commands.export:export",
    "import": "recount.cli.commands.importing:import_",
    "ledger": "recount.cli.commands.ledger:ledger",
    "link": "recount.cli.commands.links:link",
    "migrate": "recount.cli.commands.migrate:migrate",
    "publish": "recount.cli.commands.publish:publish",
    "read": "recount.cli.commands.read:read",
    "reconcile": "recount.cli.commands.events:reconcile",
    "review": "recount.cli.commands.review:review",
    "schema": "recount.cli.commands.schema:schema",
    "serve": "recount.web.command:serve",
    "show": "recount.cli.commands.show:show",
    "unlink": "recount.cli.commands.links:unlink",
    "verify": "recount.cli.commands.verify:verify",
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
