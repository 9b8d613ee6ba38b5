"""`recount verify`, `recount backup` and `recount migrate`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click
import msgspec
from rich.console import Console
from rich.progress import Progress

from recount.cli.printing import print_json
from recount.errors import LedgerError
from recount.ledger import Flaw, Ledger, Verification

_ALTERED = LedgerError.exit_code


class Copied(msgspec.Struct, frozen=True):
    """A verified copy."""

    ledger: str
    entries: int
    head: str


class Migrated(msgspec.Struct, frozen=True):
    """The revision of the tables before and after."""

    ledger: str
    before: str | None
    after: str


def verify(*, ledger: str, head: str | None, jobs: int, format: str) -> int:
    """Print what a walk over the ledger found; 0 if nothing was altered, else 5."""
    with Ledger(ledger) as opened:
        found = _verified(opened, head, jobs)
        name = opened.name
    if format == "json":
        print_json(found)
    else:
        click.echo("\n".join(_lines(found, name, head)))
    return _ALTERED if found.flaw else 0


def backup(*, target: str, ledger: str, format: str) -> None:
    """Copy a ledger and verify the copy."""
    with Ledger(ledger) as opened, opened.copy(target) as copy:
        found = _verified(copy, None, 0)
        name = copy.name
    if found.flaw:
        raise LedgerError(f"{name}: the copy does not verify ({_place(found.flaw)}): run `recount verify` on the ledger")
    if format == "json":
        print_json(Copied(name, found.entries, found.head))
    else:
        click.echo(f"copied {found.entries:,} entries to {name}; the copy verifies\nhead {found.head}")


def migrate(*, ledger: str, format: str) -> None:
    """Bring the tables to this program's revision."""
    before, after = Ledger.migrate(ledger)
    if format == "json":
        print_json(Migrated(ledger, before, after))
    else:
        click.echo(f"already at revision {after}" if before == after else f"migrated from revision {before} to {after}")


def _verified(ledger: Ledger, head: str | None, jobs: int) -> Verification:
    with Progress(console=Console(file=sys.stderr), transient=True, disable=not sys.stderr.isatty()) as shown:
        last = ledger.last()
        task = shown.add_task("verifying", total=last.number if last else 0)
        return ledger.verify(head, jobs=jobs, progress=lambda checked: shown.advance(task, checked))


def _lines(found: Verification, name: str, head: str | None) -> Iterator[str]:
    if found.flaw:
        yield f"{name}: ALTERED{_place(found.flaw)}"
    else:
        yield f"{name}: {found.entries:,} entries, nothing was altered"
    yield f"head {found.head}"
    if head is not None and found.known_head is not None:
        yield f"the given head is that of entry {found.known_head:,}; {found.entries - found.known_head:,} were added since"


def _place(flaw: Flaw) -> str:
    return f": {flaw.what}" if flaw.entry is None else f" at entry {flaw.entry:,}: {flaw.what}"
