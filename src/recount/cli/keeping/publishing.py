"""What `recount publish` does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click
import msgspec

from recount.cli.progress import Monitor
from recount.errors import FormatError
from recount.events.refreshing import refresh
from recount.exports.redaction.rules import read_rules
from recount.ledger import Ledger
from recount.ledger.clock import now
from recount.publishing import Edition, Published, publish
from recount.views.quotation import plain


def run(*, folder: Path, ledger: str, redact: Path | None, format: str, **about: Any) -> None:
    """Bring the events up to date and publish them."""
    edition = _edition(**about)
    rules = read_rules(redact) if redact else None
    at = now()
    with Ledger(ledger) as opened, Monitor(sys.stderr.isatty(), "events written") as monitor:
        refresh(opened, at=at)
        done = publish(opened, folder, edition, rules=rules, at=at, progress=monitor.done)
    click.echo(msgspec.json.encode(done, enc_hook=str).decode() if format == "json" else _told(done))


def _edition(*, about: Path | None, **told: Any) -> Edition:
    try:
        words = about.read_text(encoding="utf-8") if about else ""
        return Edition(about=words, **told)
    except UnicodeDecodeError as error:
        raise FormatError(f"{about}: is not a text in UTF-8: {error.reason}") from error
    except ValueError as error:
        raise FormatError(str(error)) from error


def _told(done: Published) -> str:
    lines = [f"{done.events:,} events on {done.files:,} files in {plain(str(done.folder))}", f"head {done.head}"]
    if done.withheld:
        lines.append(f"{done.withheld:,} words withheld, in {done.documents:,} documents; the ledger keeps which")
    return "\n".join(lines)
