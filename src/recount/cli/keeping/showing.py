"""`recount show`: everything about one thing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

import msgspec
from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from recount.cli.keeping.compared import compared
from recount.cli.keeping.listed import Listed, context, listed, rows, status, with_documents
from recount.cli.printing import facts, print_json, print_text, short
from recount.errors import LedgerError
from recount.ledger import ClaimFilter, Kept, Ledger, StoredDocument
from recount.ledger.records import FoundKind
from recount.ledger.standing import Considered
from recount.model import Document, Reader, Review
from recount.views import phrases
from recount.views.quotation import plain, printable
from recount.views.rows import headline

_AROUND = 240  # code points of context on each side of the evidence

Shown = tuple[object, RenderableType]


class ShownClaim(msgspec.Struct, frozen=True, kw_only=True, tag="claim", tag_field="type"):
    """A claim with its history: `before` and `after` are the text around its words, `history` all reviews of the words."""

    claim: Listed
    added: str
    before: str
    after: str
    history: tuple[Considered, ...]


class ShownReading(msgspec.Struct, frozen=True):
    """One reader's run over a document."""

    reader: Reader
    claims: int


class ShownDocument(msgspec.Struct, frozen=True, kw_only=True, tag="document", tag_field="type"):
    """A document, its place among the versions of the report, what it repeats, who read it and what they claim."""

    document: Document
    added: str
    version: int
    versions: tuple[str, ...]
    origin: str
    raw: str | None
    readings: tuple[ShownReading, ...]
    claims: tuple[Listed, ...]


class ShownRecord(msgspec.Struct, frozen=True, kw_only=True, tag="record", tag_field="type"):
    """A review, a recorded event, a redaction or a decision about a link, as it is kept."""

    kind: FoundKind
    record: object


def show(*, id: str, ledger: str, format: str) -> None:
    """Print the thing that an id names."""
    with Ledger(ledger) as opened:
        found = opened.find(id)
        record, text = _SHOW[found.kind](opened, found.id)
    if format == "json":
        print_json(record)
    else:
        print_text(text)


def _claim(ledger: Ledger, identity: str) -> Shown:
    kept = ledger.claim(identity)[-1]
    stored = ledger.document(kept.document)
    added = next(ledger.entries(kept.entry - 1)).at
    text, evidence = stored.document.text, kept.claim.evidence
    before, after = text[max(0, evidence.start - _AROUND) : evidence.start], text[evidence.end : evidence.end + _AROUND]
    record = ShownClaim(
        claim=listed(kept, stored.document), added=added, before=before, after=after, history=kept.standing.reviews
    )
    return record, Group(*_claim_text(kept, stored, record))


def _claim_text(kept: Kept, stored: StoredDocument, record: ShownClaim) -> Iterator[RenderableType]:
    standing = kept.standing
    seen = context(stored.document, kept.claim, *standing.claims)
    yield Text(headline(kept.claim, seen), "bold")
    yield Text.assemble((f"{kept.claim.__struct_config__.tag} {kept.claim.id}  ", "dim"), status(kept))
    yield Text(phrases.document(stored.document), "dim")
    yield Text(f"document {short(stored.document.id)}{_place_among(stored)} · added {record.added}", "dim")
    yield _section("Words")
    yield _in_context(kept, stored.document, record)
    yield _section("What is claimed")
    yield compared(kept, seen, phrases.reader(kept.reader))
    if standing.reviews:
        yield _section("History")
        yield Group(*(_considered(one) for one in standing.reviews))


def _place_among(stored: StoredDocument) -> str:
    version = f", version {stored.version} of its report" if stored.version > 1 else ""
    return version + (f", repeats {short(stored.origin)}" if stored.origin != stored.series else "")


def _in_context(kept: Kept, document: Document, record: ShownClaim) -> RenderableType:
    """The evidence in the middle of what stands around it."""
    words = document.text[kept.claim.evidence.start : kept.claim.evidence.end]
    first = "… " if kept.claim.evidence.start > _AROUND else ""
    last = " …" if kept.claim.evidence.end + _AROUND < len(document.text) else ""
    return Text.assemble(
        (first + printable(record.before), "dim"), (printable(words), "bold italic"), (printable(record.after) + last, "dim")
    )


def _considered(one: Considered) -> RenderableType:
    signs = [] if one.live else ["superseded"]
    signs += ["judged another reader's claim on the same words"] if one.carried else []
    line = review_line(one.review)
    return Text(line + (f" ({'; '.join(signs)})" if signs else ""), "" if one.live else "dim")


def review_line(review: Review) -> str:
    """`2031-03-16T09:30:00Z Ada (recorder): reject, “…” [3f2a91bc04]`."""
    why = f", “{plain(review.reason)}”" if review.reason else ""
    return f"{review.at} {plain(review.reviewer)} ({review.capacity}): {review.decision}{why} [{short(review.id)}]"


def _document(ledger: Ledger, identity: str) -> Shown:
    stored = ledger.document(identity)
    readings = tuple(ShownReading(one.reader, len(one.claims)) for one in ledger.readings(identity))
    versions = tuple(one.document.id for one in ledger.versions(identity))
    found = list(with_documents(ledger.claims(ClaimFilter(document=identity)), ledger))
    record = ShownDocument(
        document=stored.document,
        added=stored.at,
        version=stored.version,
        versions=versions,
        origin=stored.origin,
        raw=stored.raw,
        readings=readings,
        claims=tuple(listed(kept, document) for kept, document in found),
    )
    return record, Group(*_document_text(record), *((_section("Claims"), rows(found, quotes=False)) if found else ()))


def _document_text(record: ShownDocument) -> Iterator[RenderableType]:
    document = record.document
    others = [f"{n} {short(one)}" for n, one in enumerate(record.versions, 1) if one != document.id]
    yield Text(plain(document.title or document.text.strip().partition("\n")[0]), "bold")
    yield facts(
        [
            ("document", document.id),
            ("outlet", plain(document.outlet or "")),
            ("by", plain(document.byline or "")),
            ("published", document.published or ""),
            ("address", plain(document.uri or "")),
            ("language", document.language or ""),
            ("added", record.added),
            ("version", f"{record.version} of {len(record.versions)}" if others else ""),
            ("other versions", f"{', '.join(others)} (recount diff {short(document.id)})" if others else ""),
            ("repeats", "" if record.origin == record.versions[0] else short(record.origin)),
            ("kept bytes", "" if record.raw is None else f"SHA-256 {record.raw}"),
            *(("read by", f"{phrases.reader(one.reader)}: {one.claims:,} claims") for one in record.readings),
        ]
    )


def _review(ledger: Ledger, identity: str) -> Shown:
    review = next(one for one in ledger.reviews() if one.id == identity)
    claims = [kept for judged in review.judged for kept in ledger.claim(judged.id)[-1:]]
    found = list(with_documents(claims, ledger))
    parts: list[RenderableType] = [
        Text(review_line(review)),
        Text(review.id, "dim"),
        _section("Judged"),
        rows(found, quotes=True),
    ]
    return ShownRecord(kind="review", record=review), Group(*parts)


def _recorded(ledger: Ledger, identity: str) -> Shown:
    event = next((one for one in ledger.recorded() if one.id == identity), None)
    if event is None:
        raise LedgerError(f"{ledger.name}: holds no recorded event {identity}")
    told = [("data set", f"{event.dataset} {event.version or ''}"), ("file", f"{event.file} line {event.line}")]
    parts: list[RenderableType] = [facts([*told, *(("flag", plain(flag)) for flag in event.flags)]), _section("As published")]
    return ShownRecord(kind="recorded", record=event), Group(*parts, facts((k, plain(v)) for k, v in event.cells.items()))


def _withheld(ledger: Ledger, identity: str) -> Shown:
    withheld = next(one for one in ledger.withheld() if one.id == identity)
    words = [(plain(one.words), f"{one.reason}, {one.times} times") for one in withheld.words]
    parts: list[RenderableType] = [Text(f"withheld from an export as {withheld.format} at {withheld.at}", "bold"), facts(words)]
    return ShownRecord(kind="withheld", record=withheld), Group(*parts)


def _decision(ledger: Ledger, identity: str) -> Shown:
    decision = next(one for one in ledger.decisions() if one.id == identity)
    told = [(name, plain(str(value or ""))) for name, value in msgspec.structs.asdict(decision).items() if name != "claims"]
    claims = [kept for claim in decision.claims for kept in ledger.claim(claim)[-1:]]
    shown = rows(with_documents(claims, ledger), quotes=False)
    return ShownRecord(kind="decision", record=decision), Group(facts(told), _section("Claims"), shown)


def _section(name: str) -> RenderableType:
    return Padding(Text(name.upper(), "bold"), (1, 0, 0, 0))


_SHOW: Final[dict[FoundKind, Callable[[Ledger, str], Shown]]] = {
    "claim": _claim,
    "document": _document,
    "review": _review,
    "recorded": _recorded,
    "withheld": _withheld,
    "decision": _decision,
}
