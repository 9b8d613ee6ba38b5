"""`recount show`."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from recount.cli import options


@click.command(no_args_is_help=True)
@click.argument("id")
@options.with_ledger
@options.with_format
def show(**given: Any) -> None:
    """Show one claim, document, review, recorded event or redaction.

    ID is an id or its first digits, four or more. A claim is shown with its exact words in context, the machine's word and
    the people's side by side, and who decided what, when and why; a document with its versions, readings and claims.

    \b
    Example:
      recount show 3f2a91bc --ledger karsk.ledger
    """
    import_module("recount.cli.keeping.showing").show(**given)
