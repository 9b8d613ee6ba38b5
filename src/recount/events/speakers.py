"""Who speaks: the origin that counts as one voice, the side it is on, and how near it was to what happened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from recount.events.actors import FIGHTING, SIDES, actor_of
from recount.events.papers import Paper
from recount.model import Claim, Party, Toll
from recount.reading.lexicon.parties import role_of
from recount.reading.totals import fights
from recount.reconciliation.records import Tier

_COMMENTATORS: Final = ("civil_society", "expert", "political")
_DETERMINERS: Final = re.compile(r"(?i)^(?:the|a|an|some|several|two|local|unnamed|unidentified)\s+")
_SPOKESMEN: Final = re.compile(r"(?i)['’]s?\s+(?:spokes\w+|statement|officials?|press office|media wing)\b.*$|\s+spokes\w+$")
_STAFF: Final = re.compile(
    r"(?i)\b(hospital|clinic|morgue|police|army|military|navy|ministry|government)\s+"
    r"(?:officials?|officers?|sources?|staff|authorities|spokes\w+)$"
)
_QUOTED: Final = re.compile(r"(?i),?\s+(?:quoted|cited)\s+(?:by|in)\b.*$")
_REGISTRIES: Final = re.compile(
    r"(?i)\b(?:court|coroner|inquest|forensic\w*|tribunal|registry|morgue records|death certificates?)\b"
)
_ALONE: Final = re.compile(r"(?i)\bactivist|\badvocate\b|\blawyer\b|\bcampaigner")


@dataclass(frozen=True, slots=True)
class Speaker:
    """`name` as printed, `origin` the voice it counts as, `side` of those that fight or the kind of speaker, `actor` the state
    or group that it speaks for, `via` the side of a party that alone passes its word on. `echoes`: it did not count for itself,
    so where it gives another's figure it has it from there (an outlet's own words, a commentator, a voice of no known kind).
    `fights`: it is a force of its side; `named`: by a name of its own."""

    name: str
    origin: str
    side: str
    tier: Tier
    actor: str | None = None
    via: str | None = None
    echoes: bool = False
    fights: bool = False
    named: bool = False


def speaker_of(claim: Claim, paper: Paper) -> Speaker:
    """Who says it. What no speaker is named for, the outlet says itself. A wire that quotes somebody is not the origin; the
    other side in a fight that quotes its enemy is."""
    party = claim.speaker
    if party is None:
        return Speaker(paper.document.outlet or paper.outlet(), paper.outlet(), "media", 3, echoes=True)
    told = _teller(claim, paper)
    if told is not None and told.side in FIGHTING and told.side != party.side and party.side in FIGHTING:
        name = f"{name_of(party)}, as {name_of(told)} tells it"
        return Speaker(name, name_of(told), told.side, 5, actor_of(told), via=told.side)
    comments = party.side in _COMMENTATORS and (party.role is not None or _ALONE.search(party.text) is not None)
    return Speaker(
        name_of(party),
        name_of(party),
        side_of(party, claim),
        _tier(party),
        actor_of(party),
        echoes=comments or party.side == "unknown",
        fights=party.side in FIGHTING and fights(party),
        named=party.name is not None,
    )


def _teller(claim: Claim, paper: Paper) -> Party | None:
    outer = paper.outer(claim.attribution)
    return next((c.speaker for c in paper.claims if outer is not None and c.attribution == outer and c.speaker), None)


def name_of(party: Party) -> str:
    """The canonical name; else the words, without what does not tell voices apart: "the hospital" and "Hospital officials
    quoted by the Courier" are one."""
    if party.name:
        return party.name
    text = " ".join(party.text.split())
    bare = _SPOKESMEN.sub("", _STAFF.sub(r"\1", _QUOTED.sub("", _DETERMINERS.sub("", text)))) or text
    first, _, rest = bare.partition(" ")
    begins_a_sentence = first.istitle() and not rest[:1].isupper() and role_of(first.lower()) is not None
    return bare[0].lower() + bare[1:] if begins_a_sentence else bare


def side_of(party: Party, claim: Claim) -> str:
    """The side, except that those of a state's voices that do not fight (a police post, a ministry of health) report on people
    of no party as observers, unless their state is said to have harmed them itself."""
    if party.side != "state" or fights(party) or not isinstance(claim, Toll) or claim.category in SIDES:
        return party.side
    return "state" if claim.stance == "denies" or _same_state(party, claim.perpetrator) else "authorities"


def _same_state(party: Party, doer: Party | None) -> bool:
    if doer is None or doer.side != "state":
        return False
    one, other = actor_of(party), actor_of(doer)
    return one is None or other is None or one == other


def _tier(party: Party) -> Tier:
    """Tiers 1 to 3 of those who are no party; `tier_of` puts a party's word at 4 or 5."""
    words = f"{party.name or ''} {party.text} {party.role or ''}"
    if _REGISTRIES.search(words):
        return 1
    if party.side in ("international", "civil_society") and not _ALONE.search(words):
        return 2
    return 3


def tier_of(speaker: Speaker, own: bool) -> Tier:
    """Tier 4 for a party on its own losses or its own act, 5 on its enemy; an authority that does not fight ranks behind all
    who saw or counted for themselves."""
    if speaker.side in FIGHTING:
        return 4 if own else 5
    return 4 if speaker.side == "authorities" else speaker.tier


def forces(speakers: Iterable[Speaker]) -> dict[str, str]:
    """For each side, the one voice that "the army", "troops" or "the militants" are in an event: the force of that side that
    is named, else what it is called most often. A side with several named forces has none."""
    said: dict[str, Counter[tuple[bool, str]]] = {side: Counter() for side in FIGHTING}
    for s in speakers:
        if s.fights and s.side in said:
            said[s.side][s.named, s.origin if s.named else s.origin.casefold()] += 1
    found: dict[str, str] = {}
    for side, names in said.items():
        named = [origin for is_named, origin in names if is_named]
        if len(named) == 1:
            found[side] = named[0]
        elif names and not named:
            found[side] = min(names, key=lambda key: (-names[key], key))[1]
    return found
