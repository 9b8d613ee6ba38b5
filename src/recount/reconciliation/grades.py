"""How Airwars grades an event, and what each belligerent says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from recount.model import Phrase
from recount.model.phrase import counted, listed, phrase
from recount.reconciliation.figures import Voice
from recount.reconciliation.records import Account, Incident
from recount.reconciliation.results import Grade, Position, Status
from recount.reconciliation.stances import is_denial
from recount.reconciliation.words import party_name

_CREDIBLE_TIER: Final = 3
_CREDIBLE_SOURCES: Final = 2
_NO_SOURCE: Final = phrase("no credible source")

GRADES: Final[dict[Grade, Phrase]] = {
    "confirmed": phrase("confirmed"),
    "fair": phrase("fair"),
    "weak": phrase("weak"),
    "contested": phrase("contested"),
    "discounted": phrase("discounted"),
}


def airwars_grade(voices: Sequence[Voice], incident: Incident) -> tuple[Grade, Phrase]:
    """The grade and why. *Discounted*: the dead were combatants, or none are claimed; *confirmed*: a belligerent accepts
    responsibility; *contested*: competing responsibility; *fair*: two or more credible sources, action nearby; *weak*: less."""
    civil = [v for v in voices if v.account.category in ("civilian", "unknown") and v.figure.top]
    if not civil:
        return "discounted", phrase("nobody claims that civilians were harmed")
    if any(v.stance == "admission" for v in civil):
        return "confirmed", phrase("a belligerent accepts responsibility")
    blamed = sorted({v.account.perpetrator for v in civil if v.account.perpetrator})
    if len(blamed) > 1:
        return "contested", phrase("%(parties)s are held responsible", parties=listed([party_name(party) for party in blamed]))
    credible = {v.account.origin for v in civil if v.stance == "independent" and v.account.tier <= _CREDIBLE_TIER}
    sources = counted("%(n)s credible source", "%(n)s credible sources", n=len(credible)) if credible else _NO_SOURCE
    if len(credible) < _CREDIBLE_SOURCES:
        return "weak", sources
    if not incident.action:
        return "weak", phrase("%(sources)s, but no military action is reported nearby", sources=sources)
    return "fair", phrase("%(sources)s, and military action is reported nearby", sources=sources)


def positions(incident: Incident, fates: dict[str, tuple[Status, str | None]]) -> dict[str, Position]:
    """What each party says of harm by its own hand: *credible* where it admits it, *non credible* where it denies it,
    *duplicate* where all it says repeats another claim, *not assessed* where it says nothing."""
    return {party: _position([a for a in incident.accounts if a.side == party], fates) for party in sorted(incident.parties)}


def _position(said: list[Account], fates: dict[str, tuple[Status, str | None]]) -> Position:
    own = [a for a in said if a.perpetrator == a.side]
    alive = [a for a in own if a.id not in fates]
    if any(not is_denial(a) for a in alive):
        return "credible"
    if alive:
        return "non credible"
    return "duplicate" if own and all(fates[a.id][0] == "repeats" for a in own) else "not assessed"
