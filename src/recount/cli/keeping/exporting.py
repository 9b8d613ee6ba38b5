"""`recount export` on one screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from recount.cli.output import must_be_apart
from recount.cli.printing import print_json
from recount.exports.exporting import Exported, Order
from recount.exports.exporting import export as export_to
from recount.exports.redaction.rules import read_rules
from recount.ledger import ClaimFilter, Ledger
from recount.ledger.clock import now
from recount.model import Withheld


def export(*, ledger: str, output: str, redact: Path | None, document: str | None, as_json: bool, **given: Any) -> None:
    """Export, and tell what was written: on the standard error where the export itself is on the standard output."""
    must_be_apart(output, [ledger])
    rules = None if redact is None else read_rules(redact)
    with Ledger(ledger) as opened:
        one = None if document is None else opened.find(document).id
        order = Order(
            format=given.pop("format"), force=given.pop("force"), wanted=ClaimFilter(document=one, **given), rules=rules
        )
        target = sys.stdout.buffer if output == "-" else Path(output)
        done = export_to(opened, order, target, at=now())
    if output == "-":
        click.echo("\n".join(_lines(done)), err=True)
    elif as_json:
        print_json({"written": done.written, "withheld": done.withheld and done.withheld.id})
    else:
        click.echo("\n".join(_lines(done)))


def _lines(done: Exported) -> Iterator[str]:
    written = done.written
    if written.file is not None:
        yield f"{written.file}: {written.bytes:,} bytes, sha256:{written.sha256}"
    if written.metadata is not None:
        yield f"{written.metadata}: what its columns mean"
    if done.withheld is not None:
        yield _withheld(done.withheld)
    yield f"head {written.ledger_head}"


def _withheld(record: Withheld) -> str:
    times = sum(words.times for words in record.words)
    return (
        f"withheld {len(record.words)} names and words, {times} times, in {len(record.documents)} documents; "
        f"the ledger keeps which as {record.id}"
    )
