"""Which claims belong to which event, where the ledger's claims were linked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from recount.errors import EventError
from recount.events import EventSummary, members, stamp, summaries
from recount.exports.dossier import Linked
from recount.ledger import Ledger
from recount.model import Reading

_MADE_OF = frozenset(("document", "link", "reading", "claim", "review", "decision"))


@dataclass(frozen=True, slots=True)
class Linkage:
    """The events of an extract, and by document and claim the place of its event among them."""

    events: tuple[Linked, ...]
    places: Mapping[str, Mapping[str, int]]

    def of(self, reading: Reading) -> tuple[int | None, ...]:
        """The places of the events of a reading's claims, in their order."""
        found = self.places.get(reading.document.id, {})
        return tuple(found.get(claim.id) for claim in reading.claims)


def linkage_of(ledger: Ledger, selected: Mapping[str, frozenset[str]] | None) -> Linkage | None:
    """The events with a claim that is selected (by document; null selects all); null where claims were never linked.

    Operations and campaigns that hold other events are left out, since those are counted. EventError where the events are
    older than what they are made of.
    """
    made = stamp(ledger)
    if made is None:
        return None
    if any(entry.kind in _MADE_OF for entry in ledger.entries(made.entry)):
        raise EventError(f"{ledger.name}: holds more than its events were made from: run `recount reconcile`, then export")
    belongs = list(members(ledger))
    asked = {event for event, document, claim in belongs if selected is None or claim in selected.get(document, ())}
    chosen = [one for one in summaries(ledger) if one.id in asked and not one.children]
    chosen.sort(key=lambda one: (one.first or "", one.id))
    numbers = {one.id: place for place, one in enumerate(chosen)}
    places: dict[str, dict[str, int]] = {}
    for event, document, claim in belongs:
        if event in numbers:
            places.setdefault(document, {})[claim] = numbers[event]
    return Linkage(tuple(map(_linked, chosen)), places)


def _linked(event: EventSummary) -> Linked:
    return Linked(id=event.id, totals=event.figures, categories=event.categories, documents=event.documents)
