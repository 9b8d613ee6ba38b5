"""A claim of the ledger as the commands print it: one record for programs, a few lines for a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby

import msgspec
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from recount.cli.printing import short
from recount.ledger import Kept, Ledger
from recount.ledger.sameness import references
from recount.model import Claim, Document, Reader, Statement, Status
from recount.views.phrases import document as told
from recount.views.quotation import plain, quotation
from recount.views.rows import Context, details, headline

_COLOURS = {
    "accepted": "green",
    "corrected": "yellow",
    "rejected": "red",
    "unsure": "magenta",
    "split": "yellow",
    "merged": "yellow",
}
_AT_HAND = 256  # documents that are kept at hand: a listing goes from document to document


class Source(msgspec.Struct, frozen=True):
    """The document of a claim, without its text."""

    id: str
    uri: str | None
    outlet: str | None
    title: str | None
    published: str | None


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One claim. `words` is the evidence, verbatim. `claim` is the machine's word, `stands` what stands in its place after the
    reviews: itself, people's claims, or nothing. `decided_by` are the ids of the reviews that decided so; `disputed` says that
    people differ."""

    id: str
    entry: int
    status: Status
    disputed: bool
    words: str
    claim: Claim
    stands: tuple[Claim, ...]
    decided_by: tuple[str, ...]
    reviews: int
    reader: Reader
    document: Source


def listed(kept: Kept, document: Document) -> Listed:
    """The record of a claim."""
    standing = kept.standing
    return Listed(
        id=kept.claim.id,
        entry=kept.entry,
        status=standing.status,
        disputed=standing.disputed,
        words=document.text[kept.claim.evidence.start : kept.claim.evidence.end],
        claim=kept.claim,
        stands=standing.claims,
        decided_by=standing.decided_by,
        reviews=len(standing.reviews),
        reader=kept.reader,
        document=source(document),
    )


def source(document: Document) -> Source:
    """The document without its text."""
    return Source(document.id, document.uri, document.outlet, document.title, document.published)


def with_documents(found: Iterable[Kept], ledger: Ledger) -> Iterator[tuple[Kept, Document]]:
    """Each claim with its document."""

    @lru_cache(_AT_HAND)
    def document(identity: str) -> Document:
        return ledger.document(identity).document

    for kept in found:
        yield kept, document(kept.document)


def context(document: Document, *claims: Claim) -> Context:
    """The context in which claims of the ledger are shown: others are named by their shortened ids."""
    return Context(document, {one: short(one) for claim in claims for one in references(claim) if one is not None})


def rows(found: Iterable[tuple[Kept, Document]], *, quotes: bool) -> Group:
    """Each report, and under it one claim after the other: its id, its status and what it says."""
    reports = groupby(found, key=lambda one: one[1])
    return Group(*(part for document, claims in reports for part in (Text(told(document), "dim"), _table(claims, quotes))))


def _table(found: Iterable[tuple[Kept, Document]], quotes: bool) -> Table:
    table = Table.grid(padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for kept, document in found:
        table.add_row(Text(short(kept.claim.id), "bold"), status(kept), Group(*_lines(kept, document, quotes)))
    return table


def status(kept: Kept) -> Text:
    """The status in its colour; `disputed` where people differ."""
    said = "disputed" if kept.standing.disputed else kept.standing.status
    return Text(said, _COLOURS.get(kept.standing.status, "dim"))


def _lines(kept: Kept, document: Document, quotes: bool) -> Iterator[RenderableType]:
    seen = context(document, kept.claim, *kept.standing.claims)
    yield Text(headline(kept.claim, seen), "strike" if kept.standing.status == "rejected" else "bold")
    for claim in kept.standing.claims:
        if claim is not kept.claim and claim != kept.claim:
            yield Text("→ ", "yellow").append(headline(claim, seen), "bold")
    facts = [f"{label} {value}" for label, value in details(kept.claim, seen) if label not in ("says", "role")]
    if facts:
        yield Text(" · ".join(facts))
    if quotes or isinstance(kept.claim, Statement):
        yield Text(f"“{plain(str(quotation(document.text, kept.claim)))}”", "italic")
