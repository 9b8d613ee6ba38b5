"""`recount review`: a person's word from the command line to the ledger, the queue, and the agreement of two people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any, BinaryIO

import click
import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from recount.cli.keeping.listed import Listed, listed, rows, with_documents
from recount.cli.printing import print_json, print_text, short
from recount.errors import FormatError, RecountError
from recount.ledger import ClaimFilter, Ledger
from recount.ledger.records import EVERYTHING
from recount.model import Capacity, Decision, Review
from recount.review.agreement import Agreement, Estimate
from recount.review.agreement import agreement as agreed
from recount.review.deciding import Signature
from recount.review.queue import Reason, Waiting
from recount.review.queue import queue as waiting_claims
from recount.review.taking import Word
from recount.review.taking import take as taken

Signed = dict[str, Any]


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of a batch; what is left out is taken from the options."""

    decision: Decision
    claims: tuple[str, ...]
    fields: dict[str, str] = {}
    parts: tuple[dict[str, str], ...] = ()
    by: str | None = None
    why: str | None = None


class ListedWaiting(msgspec.Struct, frozen=True):
    """A claim of the queue, with its points and the reasons for them."""

    points: float
    reasons: tuple[Reason, ...]
    claim: Listed


def take(decision: Decision, *, claims: Sequence[str], ledger: str, format: str, **signed: Any) -> None:
    """The same decision about each of some claims."""
    _keep(ledger, [(Word(decision=decision, claims=(claim,)), _signature(signed)) for claim in claims], format)


def correct(*, claim: str, changes: Sequence[str], ledger: str, format: str, **signed: Any) -> None:
    """A person's claim in the place of the machine's."""
    word = Word(decision="correct", claims=(claim,), fields=_fields(changes))
    _keep(ledger, [(word, _signature(signed))], format)


def split(*, claim: str, parts: Sequence[str], ledger: str, format: str, **signed: Any) -> None:
    """Several claims in the place of one."""
    each = tuple(_fields(one for one in part.split(";") if one.strip()) for part in parts)
    _keep(ledger, [(Word(decision="split", claims=(claim,), parts=each), _signature(signed))], format)


def merge(*, claims: Sequence[str], changes: Sequence[str], ledger: str, format: str, **signed: Any) -> None:
    """One claim in the place of several."""
    word = Word(decision="merge", claims=tuple(claims), fields=_fields(changes))
    _keep(ledger, [(word, _signature(signed))], format)


def batch(*, file: BinaryIO, ledger: str, format: str, **signed: Any) -> None:
    """Many reviews, all or none."""
    words = []
    for number, line in enumerate(file, 1):
        if line.strip():
            words.append(_row(line, f"{file.name} line {number}", signed))
    if not words:
        raise FormatError(f"{file.name}: no review in it: give one JSON object a line, as `recount review batch --help` shows")
    _keep(ledger, [(word, signature) for _, word, signature in words], format, [place for place, *_ in words])


def _waiting(ledger: Ledger, wanted: ClaimFilter) -> list[Waiting]:
    """The claims that wait; all others count as rivals too, whatever is asked for."""
    with ledger.snapshot() as now:
        every, older = now.claims(), []
        if len(now.summary().readers) > 1:
            newest = {kept.entry for kept in every}
            older = [kept for kept in now.claims(ClaimFilter(every_reader=True)) if kept.entry not in newest]
        found = waiting_claims(every, older)
        if wanted == EVERYTHING:
            return found
        asked = {kept.entry for kept in now.claims(wanted)}
        return [one for one in found if one.kept.entry in asked]


def queue(*, ledger: str, limit: int, document: str | None, format: str, **conditions: Any) -> None:
    """Print what a person should look at next."""
    with Ledger(ledger) as opened:
        wanted = ClaimFilter(document=None if document is None else opened.find(document).id, **conditions)
        found = _waiting(opened, wanted)
        shown = found[: limit or None]
        documents = [document for _, document in with_documents((one.kept for one in shown), opened)]
    if format == "json":
        print_json([ListedWaiting(w.points, w.reasons, listed(w.kept, d)) for w, d in zip(shown, documents, strict=True)])
        return
    for one, report in zip(shown, documents, strict=True):
        print_text(Group(rows([(one.kept, report)], quotes=True), _why(one), Text()))
    click.echo(f"{len(found):,} claims wait for a person" if found else "no claim waits for a person")


def agreement(*, first: str, second: str, ledger: str, format: str) -> None:
    """Print how far two reviewers agree."""
    with Ledger(ledger) as opened:
        found = agreed(first, second, opened.reviews())
    if format == "json":
        print_json(found)
    elif found:
        print_text(_table(found))
    else:
        click.echo(f"there is no claim that both {first} and {second} have reviewed")


def _keep(ledger: str, words: Sequence[tuple[Word, Signature]], format: str, places: Sequence[str] = ()) -> None:
    """Take the words in one transaction; an error of a batch begins with its line."""
    kept: list[Review] = []
    with Ledger(ledger) as opened, opened.transaction():
        for n, (word, signature) in enumerate(words):
            try:
                kept.append(taken(opened, word, signature))
            except RecountError as error:
                if not places:
                    raise
                raise type(error)(f"{places[n]}: {error}") from error
    if format == "json":
        print_json(kept)
    else:
        click.echo("\n".join(map(_line, kept)))


def _line(review: Review) -> str:
    claims = ", ".join(short(one) for one in (review.claim, *review.merged))
    put = f" → {', '.join(short(one.id) for one in review.replacements)}" if review.replacements else ""
    return f"{review.decision} {claims}{put} by {review.reviewer} (review {short(review.id)})"


def _signature(signed: Signed) -> Signature:
    """Each review at an instant of its own: of two in one batch about the same words the later one stands."""
    capacity: Capacity = "adjudicator" if signed["adjudicate"] else "recorder"
    return Signature(signed["by"], datetime.now(UTC), signed["why"], capacity)


def _fields(changes: Iterable[str]) -> dict[str, str]:
    """`low=11` as a pair."""
    found: dict[str, str] = {}
    for change in changes:
        name, equals, value = change.partition("=")
        if not equals or not name.strip():
            raise FormatError(f"“{change}” is no FIELD=VALUE, such as low=11")
        found[name.strip()] = value.strip()
    return found


_row_of = msgspec.json.Decoder(Row).decode


def _row(line: bytes, place: str, signed: Signed) -> tuple[str, Word, Signature]:
    try:
        row = _row_of(line)
    except msgspec.MsgspecError as error:
        raise FormatError(f"{place}: {error}") from error
    given = signed | {"by": row.by or signed["by"], "why": signed["why"] if row.why is None else row.why}
    word = Word(decision=row.decision, claims=row.claims, fields=row.fields, parts=row.parts)
    return place, word, _signature(given)


def _why(one: Waiting) -> RenderableType:
    told = " · ".join(f"{reason.what} ({reason.points:g})" for reason in one.reasons)
    points = f"{one.points:g} point{'' if one.points == 1 else 's'}"
    return Padding(Text(f"{points}: {told}" if told else points), (0, 0, 0, 2))


def _table(found: Iterable[Agreement]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("field", "claims", "alike", "Cohen's kappa", "Krippendorff's alpha"):
        table.add_column(name, justify="right" if name in ("claims", "alike") else "left", overflow="fold")
    for one in found:
        table.add_row(one.field, str(one.n), f"{one.same / one.n:.0%}", _told(one.kappa), _told(one.alpha))
    return table


def _told(estimate: Estimate) -> str:
    if estimate.value is None:
        return f"– ({estimate.why})"
    if estimate.low is None or estimate.high is None:
        return f"{estimate.value:.2f} ({estimate.why})"
    return f"{estimate.value:.2f} ({estimate.low:.2f} to {estimate.high:.2f})"
