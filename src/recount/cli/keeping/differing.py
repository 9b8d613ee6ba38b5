"""`recount diff`: each version of a report beside the one before it."""

from __future__ import annotations

from collections.abc import Iterator

import click
import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from recount.cli.printing import print_json, print_text, short
from recount.ledger import ClaimFilter, Ledger, StoredDocument
from recount.model import Claim
from recount.views.changes import Step, TollChange, compared, toll_changes
from recount.views.phrases import CATEGORIES, span_of_numbers
from recount.views.quotation import plain

_MARKS = {"taken out": ("- ", "red"), "put in": ("+ ", "green"), "kept": ("  ", "dim"), "gap": ("  …", "dim")}


class Change(msgspec.Struct, frozen=True):
    """From one version to the next: their ids, when each was added, what was taken out and put in, the tolls that differ."""

    earlier: str
    later: str
    earlier_added: str
    later_added: str
    taken_out: tuple[str, ...]
    put_in: tuple[str, ...]
    tolls: tuple[TollChange, ...]


def diff(*, id: str, ledger: str, format: str) -> None:
    """Print what changed from version to version."""
    with Ledger(ledger) as opened:
        found = opened.find(id)
        document = found.id if found.kind == "document" else opened.claim(found.id)[-1].document
        versions = opened.versions(document)
        claims = {one.document.id: _claims(opened, one.document.id) for one in versions}
    steps = [(step, _change(step, claims)) for step in reversed(compared(versions))]
    if format == "json":
        print_json([change for _, change in steps])
    elif not steps:
        click.echo(f"{short(document)}: there is one version of this report")
    for step, change in steps if format == "text" else ():
        print_text(Group(*_text(step, change)))


def _claims(ledger: Ledger, document: str) -> list[Claim]:
    return [kept.claim for kept in ledger.claims(ClaimFilter(document=document))]


def _change(step: Step, claims: dict[str, list[Claim]]) -> Change:
    one, other = step.earlier, step.later
    return Change(
        earlier=one.document.id,
        later=other.document.id,
        earlier_added=one.at,
        later_added=other.at,
        taken_out=tuple(piece.text for piece in step.pieces if piece.what == "taken out"),
        put_in=tuple(piece.text for piece in step.pieces if piece.what == "put in"),
        tolls=toll_changes(claims[one.document.id], claims[other.document.id]),
    )


def _text(step: Step, change: Change) -> Iterator[RenderableType]:
    one, other = step.earlier, step.later
    yield _version(one, "red")
    yield _version(other, "green")
    yield Text()
    for toll in change.tolls:
        yield _hung("TOLL ", _toll(toll), "bold")
    for piece in step.pieces:
        mark, style = _MARKS[piece.what]
        yield _hung(mark, piece.text, style)
    yield Text()


def _version(stored: StoredDocument, style: str) -> Text:
    published = f"published {stored.document.published}, " if stored.document.published else ""
    return Text(f"version {stored.version} ({short(stored.document.id)}, {published}added {stored.at})", style)


def _hung(mark: str, words: str, style: str) -> Table:
    """The words behind their mark, with none of their lines under it."""
    line = Table.grid()
    line.add_column(no_wrap=True)
    line.add_column(overflow="fold")
    line.add_row(Text(mark, style), Text(words, style))
    return line


def _toll(change: TollChange) -> str:
    before, after = (", ".join(span_of_numbers(*pair) for pair in pairs) or "none" for pairs in (change.before, change.after))
    who = plain(change.speaker or "the outlet")
    return f"{change.harm}, {CATEGORIES[change.category]}, on the word of {who}: {before} → {after}"
