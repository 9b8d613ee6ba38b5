"""JSON Lines: a ledger as its journal, entry by entry; lossless, and proved by the chain.

The first line names the format. Then one line an entry, `payload` last and byte for byte as it was hashed; then the bytes that
documents were read from; the last line has the head and the number of entries, so that a file that was cut off is known.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from recount.exports.dossier import Dossier, Extract, Journal
from recount.ledger import Entry, Link
from recount.ledger.journal import START, chained, shown
from recount.ledger.payloads import KeptDocument, KeptReading, KeptReview, canonical, claim_payload
from recount.ledger.records import EntryKind
from recount.ledger.standing import in_order
from recount.model import Review

FORMAT = "recount-ledger/1"


class Chain:
    """Entries put one after the other, from the first."""

    def __init__(self) -> None:
        self.number = 0
        self.head = START

    def entry(self, kind: EntryKind, at: str, payload: bytes) -> Entry:
        """The next entry."""
        self.number += 1
        self.head = chained(self.head, self.number, kind, at, payload)
        return Entry(self.number, kind, at, payload, shown(self.head))


def journal_lines(extract: Extract, *, with_raw: bool = True) -> Iterator[bytes]:
    """The ledger's own journal where all of it is exported; else a new one of what is exported, which is a ledger too."""
    journal = extract.journal or Journal(new_journal(extract), ())
    number, head = 0, shown(START)
    yield _line({"format": FORMAT, "ledger_head": extract.head})
    for entry in journal.entries:
        number, head = entry.number, entry.hash
        yield entry_line(entry)
    for digest, content in journal.raw if with_raw else ():
        yield _line({"raw": digest, "bytes": base64.b64encode(content).decode()})
    yield _line({"entries": number, "head": head})


def entry_line(entry: Entry) -> bytes:
    """One entry as a line."""
    return b'{"number":%d,"kind":"%b","at":"%b","hash":"%b","payload":%b}\n' % (
        entry.number,
        entry.kind.encode(),
        entry.at.encode(),
        entry.hash.encode(),
        entry.payload,
    )


def new_journal(extract: Extract) -> Iterator[Entry]:
    """A journal of the extract alone: each document with its newest reading and the claims asked for, links between these
    documents, the reviews of these claims, other projects' events. Entries keep their instant, where the extract tells it."""
    chain, numbers, owners = Chain(), dict[int, int](), dict[str, int]()
    reviews: dict[str, tuple[Review, int]] = {}
    for dossier in filter(lambda dossier: dossier.asked, extract.dossiers):
        number = numbers[dossier.entry] = chain.number + 1
        owners.update((claim.id, number) for claim in dossier.reading.claims)
        reviews.update((c.review.id, (c.review, number)) for one in dossier.chosen() for c in one.reviews)
        yield from _dossier(chain, dossier)
        yield from _links(chain, dossier, numbers, extract.links)
    for review, number in sorted(reviews.values(), key=lambda found: in_order(found[0])):
        judged = tuple(owners.get(claim.id, number) for claim in review.judged)
        yield chain.entry("review", review.at, canonical(KeptReview(judged, review)))
    for event in extract.recorded:
        yield chain.entry("recorded", extract.at, canonical(event))


def _links(chain: Chain, dossier: Dossier, numbers: Mapping[int, int], links: Iterable[Link]) -> Iterator[Entry]:
    for link in links:
        if link.source == dossier.entry and link.target in numbers:
            moved = Link(link.relation, numbers[link.source], numbers[link.target], link.score)
            yield chain.entry("link", dossier.added, canonical(moved))


def _dossier(chain: Chain, dossier: Dossier) -> Iterator[Entry]:
    number, reading = chain.number + 1, dossier.reading
    claims = [claim for claim in reading.claims if claim.id in dossier.selected]
    yield chain.entry("document", dossier.added, canonical(KeptDocument(dossier.document, None)))
    kept = KeptReading(
        number, reading.reader, len(claims), reading.attributions, reading.times, reading.places, reading.totals,
        reading.totals_by_category,
    )  # fmt: skip
    yield chain.entry("reading", dossier.added, canonical(kept))
    for claim in claims:
        yield chain.entry("claim", dossier.added, claim_payload(claim, number, number + 1))


def _line(value: object) -> bytes:
    return msgspec.json.encode(value) + b"\n"
