"""R4: what a speaker's word is worth, by the side it is on and the people it speaks of."""

from __future__ import annotations

from typing import Final

from recount.model import Phrase
from recount.model.phrase import Value, phrase
from recount.reconciliation.records import Account, Incident, Stance
from recount.reconciliation.words import figure_words, people

ADMISSIBLE: Final[frozenset[Stance]] = frozenset({"independent", "own_losses", "admission"})


def r4_stance(a: Account, incident: Incident) -> Stance:
    """R4 Stance. `independent`: no party to the fighting. Of a party, in this order: `own_losses`, its own dead, by another's
    hand or nobody's; `enemy_losses`, dead of another party, or dead of its own side by its own hand, which in a war of like
    against like are the enemy's; `admission`, people of no party by its own hand; `accusation`, by another party's hand;
    `unattributed`, by nobody's, or a denial of its own act (R11)."""
    if a.side not in incident.parties:
        return "independent"
    theirs = None if a.whole else a.of or incident.sides.get(a.category)
    if theirs in incident.parties:
        return "own_losses" if theirs == a.side and a.perpetrator != a.side else "enemy_losses"
    if a.perpetrator == a.side:
        return "unattributed" if is_denial(a) else "admission"
    return "accusation" if a.perpetrator in incident.parties else "unattributed"


def is_denial(a: Account) -> bool:
    """R11: whether the claim says that nobody was harmed."""
    return a.kind == "count" and a.figure is not None and a.figure.high == 0


def worth(a: Account, stance: Stance) -> Phrase:
    """Why a claim has its stance and what follows, as a sentence."""
    said: dict[str, Value] = {"who": a.origin, "figure": figure_words(a)}
    match stance:
        case "independent":
            return phrase("%(who)s said %(figure)s; this is no party to the fighting (independent).", **said)
        case "own_losses":
            return phrase("%(who)s said %(figure)s: its own losses, which it may state against itself.", **said)
        case "admission":
            return phrase("%(who)s said %(figure)s, by its own hand: an admission.", **said)
        case "enemy_losses":
            return phrase("%(who)s said %(figure)s, its enemy's people: its word cannot set low or best.", **said)
        case "accusation":
            return phrase("%(who)s said %(figure)s and accused another party of it: its word cannot set low or best.", **said)
        case "unattributed":
            said["why"] = _nobody(a)
            return phrase("%(who)s said %(figure)s: %(why)s, so this party's word cannot set low or best.", **said)


def _nobody(a: Account) -> Phrase:
    if is_denial(a) and a.perpetrator:
        return phrase("a denial of its own act")
    if a.whole:
        return phrase("nobody is named as having harmed the people")
    return phrase("nobody is named as having harmed the %(people)s", people=people(a))
