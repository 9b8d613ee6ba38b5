"""A ledger, asked with a filter, as the extract that every format is written from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from recount.exports.countries import country_of
from recount.exports.dossier import Dossier, Extract, Journal
from recount.exports.linkage import Linkage, linkage_of
from recount.ledger import ClaimFilter, Ledger, StoredDocument
from recount.ledger.records import EVERYTHING
from recount.ledger.standing import standing
from recount.model import Reading, RecordedEvent, Review

T = TypeVar("T")

_ABOUT_EVENTS = ("place", "first", "last")
_PLACES = ("country", "adm_1", "adm_2", "where_coordinates", "admin1", "admin2", "admin3", "location")


def extract(ledger: Ledger, wanted: ClaimFilter = EVERYTHING, *, with_events: bool = False) -> Extract:
    """What the ledger holds of what is wanted: give it a snapshot, since the extract is read when it is written.

    Without a filter these are all documents; with one, those with a claim that passes, and `with_events` also those that tell
    of the same events. Other projects' rows are kept out by any filter but those of place and time, which they have to pass.
    EventError where events are wanted, and were made before what they are made of came in.
    """
    whole, last = wanted == EVERYTHING, ledger.last()
    selected = None if whole else _selected(ledger, wanted)
    linkage = linkage_of(ledger, selected) if with_events else None
    dossiers = _Dossiers(ledger, _shelf(ledger.documents()), selected, linkage, _by_claim(ledger.reviews()))
    return Extract(
        head=ledger.head(),
        at=last.at if last else "",
        dossiers=dossiers,
        recorded=_Recorded(ledger, wanted),
        links=tuple(ledger.links()),
        journal=Journal(_Again(ledger.entries), _Again(ledger.raw)) if whole else None,
        events=linkage.events if linkage else None,
    )


@dataclass(frozen=True, slots=True)
class _Slip:
    """What is remembered of each document while the others are walked; not its text."""

    id: str
    entry: int
    added: str
    series: int
    version: int
    newest: bool
    origin: int


@dataclass(frozen=True, slots=True)
class _Dossiers:
    """The dossiers, made anew from the ledger at each walk."""

    ledger: Ledger
    shelf: Sequence[_Slip]
    selected: Mapping[str, frozenset[str]] | None
    linkage: Linkage | None
    reviews: Mapping[str, Sequence[Review]]

    def __iter__(self) -> Iterator[Dossier]:
        for slip in self.shelf:
            if self.selected is None or slip.id in self.selected or (self.linkage and slip.id in self.linkage.places):
                readings = list(self.ledger.readings(slip.id))
                if readings:
                    yield self._dossier(slip, readings)

    def _dossier(self, slip: _Slip, readings: Sequence[Reading]) -> Dossier:
        newest = readings[-1]
        named = {claim.id for reading in readings for claim in reading.claims}
        reviews = {review.id: review for name in sorted(named) for review in self.reviews.get(name, ())}
        return Dossier(
            entry=slip.entry,
            added=slip.added,
            series=slip.series,
            version=slip.version,
            newest=slip.newest,
            origin=slip.origin,
            reading=newest,
            standings=tuple(standing(claim, reviews.values()) for claim in newest.claims),
            selected=frozenset(named) if self.selected is None else self.selected.get(slip.id, frozenset()),
            events=self.linkage.of(newest) if self.linkage else (),
            asked=self.selected is None or slip.id in self.selected,
        )


@dataclass(frozen=True, slots=True)
class _Recorded:
    """The rows of other projects that pass the filter, read anew at each walk."""

    ledger: Ledger
    wanted: ClaimFilter

    def __iter__(self) -> Iterator[RecordedEvent]:
        asked = {name for name in self.wanted.__struct_fields__ if getattr(self.wanted, name)}
        if asked <= {*_ABOUT_EVENTS}:
            yield from (event for event in self.ledger.recorded() if _passes(event.cells, self.wanted))


@dataclass(frozen=True, slots=True)
class _Again(Generic[T]):
    """What a function yields, at each walk."""

    walk: Callable[[], Iterator[T]]

    def __iter__(self) -> Iterator[T]:
        return self.walk()


def _shelf(documents: Iterable[StoredDocument]) -> list[_Slip]:
    """Versions and origins by their entries: the ids are hashes of texts, which a redacted export must not give away."""
    found = [(one.document.id, one.entry, one.at, one.series, one.version, one.origin) for one in documents]
    entries = {number: entry for number, entry, *_ in found}
    last = {series: version for _, _, _, series, version, _ in found}
    return [
        _Slip(name, entry, at, entries[series], version, version == last[series], entries[origin])
        for name, entry, at, series, version, origin in found
    ]


def _selected(ledger: Ledger, wanted: ClaimFilter) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for kept in ledger.claims(wanted):
        found.setdefault(kept.document, set()).add(kept.claim.id)
    return {document: frozenset(claims) for document, claims in found.items()}


def _by_claim(reviews: Iterable[Review]) -> dict[str, list[Review]]:
    found: dict[str, list[Review]] = {}
    for review in reviews:
        for claim in review.judged:
            found.setdefault(claim.id, []).append(review)
    return found


def _passes(cells: Mapping[str, str], wanted: ClaimFilter) -> bool:
    start = cells.get("date_start") or cells.get("event_date") or ""
    end = cells.get("date_end") or start
    if wanted.first is not None and not end[:10] >= wanted.first:
        return False
    if wanted.last is not None and not "" < start[:10] <= wanted.last:
        return False
    if wanted.place is None:
        return True
    country = country_of(wanted.place.upper())
    names = {name.casefold() for name in (wanted.place, country.ucdp_name, country.acled_name) if name}
    return any(cells.get(column, "").casefold() in names for column in _PLACES)
