"""`recount claims` on one screen."""

from __future__ import annotations

from typing import Any

import click

from recount.cli.keeping.listed import listed, rows, with_documents
from recount.cli.printing import print_json, print_text
from recount.ledger import ClaimFilter, Ledger


def claims(*, ledger: str, document: str | None, limit: int, quotes: bool, format: str, **conditions: Any) -> None:
    """Print the claims that meet the conditions."""
    with Ledger(ledger) as opened:
        one = None if document is None else opened.find(document).id
        wanted = ClaimFilter(document=one, **conditions)
        found = opened.claims(wanted, limit + 1 if limit else None)
        shown = list(with_documents(found[: limit or None], opened))
    if format == "json":
        print_json([listed(kept, document) for kept, document in shown])
        return
    if shown:
        print_text(rows(shown, quotes=quotes))
    else:
        click.echo("no claim meets the conditions")
    if len(found) > len(shown):
        click.echo(f"there are more; --limit {limit * 10} shows more, --limit 0 all")
