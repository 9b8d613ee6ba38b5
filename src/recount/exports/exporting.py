"""`recount export`: from a ledger to a file, with what rules withhold noted in the ledger first."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import msgspec

from recount.exports.dossier import Extract
from recount.exports.extracting import extract
from recount.exports.formats import FORMATS
from recount.exports.redaction.redact import redacted, redaction, withheld
from recount.exports.redaction.rules import Rules
from recount.exports.writing import Written, must_be_free, pour, write
from recount.ledger import ClaimFilter, Ledger
from recount.ledger.records import EVERYTHING
from recount.model import Withheld


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """What to export: the format, which claims, what to withhold, and whether to replace a file that is there already."""

    format: str
    wanted: ClaimFilter = EVERYTHING
    rules: Rules | None = None
    force: bool = False


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """What was written, and what the ledger notes as withheld from it (null without rules)."""

    written: Written
    withheld: Withheld | None = None


def export(ledger: Ledger, order: Order, target: Path | BinaryIO, *, at: str) -> Exported:
    """Export one state of the ledger. What rules withhold is an entry of the ledger before anything is written, so that the
    head of the export proves it, and a repeated export, which withholds nothing new, has the same bytes.

    `at` (an instant in UTC) is when it is withheld; no export tells it.
    """
    if isinstance(target, Path):
        must_be_free(target, order.format, order.force)
    while True:
        with ledger.snapshot() as view:
            whole = extract(view, order.wanted, with_events=FORMATS[order.format].of_events)
            if order.rules is None:
                return Exported(written=_write(whole, order, target))
            rules = redaction(order.rules, whole.dossiers)
            record = withheld(whole, rules, order.format, at)
            known = next((kept for kept in view.withheld() if kept.id == record.id), None)
            if known is not None:
                return Exported(written=_write(redacted(whole, rules), order, target), withheld=known)
        ledger.withhold(record)


def _write(extract: Extract, order: Order, target: Path | BinaryIO) -> Written:
    if isinstance(target, Path):
        return write(extract, order.format, target, force=order.force)
    return pour(extract, order.format, target)
