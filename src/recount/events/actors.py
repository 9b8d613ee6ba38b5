"""The parties of an event: the sides that fight one another; where actors of one side fight each other, these, by name.

Mostly a state fights armed groups, and all who speak, act or fall for the state are one party. Where one state attacks another,
or one armed group another, the side is no party: each of its actors is, by the state's or the group's canonical name. Whom no
name tells apart is a party that nobody's losses belong to, so its word is never taken for one against itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from recount.events.papers import Paper
from recount.model import Category, Claim, Event, Party, Responsibility, Toll
from recount.reading.lexicon.tables import rows
from recount.reading.parties.known import names_in

SIDES: Final[dict[Category, str]] = {"armed_group": "armed_group", "state_forces": "state"}
FIGHTING: Final = ("armed_group", "state")
"""The sides that fight one another in an armed conflict."""


@dataclass(frozen=True, slots=True)
class Parties:
    """`sides` take part in the fighting, none where everybody who speaks is an observer; `rivals` are the actors of a side that
    fight each other."""

    sides: tuple[str, ...] = ()
    rivals: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every party: rivals by their names, a side by its own."""
        return (*self.sides, *(actor for side in self.sides for actor in self.rivals.get(side, ())))

    @property
    def listed(self) -> tuple[tuple[str, str], ...]:
        """Side and party of each of those that fight, rivals in place of their side."""
        return tuple((side, party) for side in self.sides for party in self.rivals.get(side, (side,)))

    def one(self, side: str, actor: str | None) -> str | None:
        """The party that an actor of a side is; null where it is none."""
        if side not in self.sides:
            return None
        return actor if actor in self.rivals.get(side, ()) else side

    def of(self, party: Party | None) -> str | None:
        """The party that is meant; null where it is none."""
        return None if party is None else self.one(party.side, actor_of(party))

    def losing(self, toll: Toll, text: str) -> str | None:
        """The rival whose people the toll counts; null where the side has none, or nothing tells. Soldiers are whose they are
        called; else the other's than the one who harmed them, where there are two; else the speaker's own."""
        side = SIDES.get(toll.category, "")
        rivals = self.rivals.get(side, ())
        if not rivals:
            return None
        called = [actor for actor in _called(toll, text) if actor in rivals]
        doer, speaker = self.of(toll.perpetrator), self.of(toll.speaker)
        others = [actor for actor in rivals if actor != doer]
        if called:
            return called[0]
        if doer in rivals:
            return others[0] if len(others) == 1 else None
        return speaker if speaker in rivals else None


def parties_of(papers: Iterable[Paper], members: frozenset[str]) -> Parties:
    """The parties to what these claims tell."""
    claims = [(c, paper.document.text) for paper in papers for c in paper.claims if c.id in members]
    if not any(side in FIGHTING for claim, _ in claims for side in _involved(claim)):
        return Parties()
    rivals = {side: tuple(sorted({a for c, text in claims for a in _opposed(c, side, text)})) for side in FIGHTING}
    rivals = {side: actors for side, actors in rivals.items() if actors}
    told = {side for claim, _ in claims for side in (*_involved(claim), claim.speaker.side if claim.speaker else None)}
    return Parties(tuple(side for side in FIGHTING if side in told or not rivals), rivals)


def _involved(claim: Claim) -> Iterator[str | None]:
    if isinstance(claim, Toll):
        yield claim.perpetrator.side if claim.perpetrator else None
        yield SIDES.get(claim.category)
    elif isinstance(claim, Event):
        yield from (party.side for party in (claim.initiator, claim.target) if party)
    elif isinstance(claim, Responsibility) and claim.accused:
        yield claim.accused.side


def _opposed(claim: Claim, side: str, text: str) -> set[str]:
    """The actors of a side that the claim sets against each other: who attacked whom, who harmed whose people, whom another of
    the side holds responsible. Who harms the other side's fighters is no rival of whoever of his side tells it."""
    if isinstance(claim, Event):
        met = _actors(side, claim.initiator), _actors(side, claim.target)
    elif isinstance(claim, Toll):
        of_side, of_other = SIDES.get(claim.category) == side, SIDES.get(claim.category, side) != side
        told = set() if of_other else _actors(side, claim.speaker)
        met = _actors(side, claim.perpetrator), (set(_called(claim, text)) if of_side else set()) or told
    else:
        return set()
    return met[0] | met[1] if met[0] and met[1] and met[0].isdisjoint(met[1]) else set()


def _actors(side: str, party: Party | None) -> set[str]:
    actor = actor_of(party) if party is not None and party.side == side else None
    return set() if actor is None else {actor}


def _called(toll: Toll, text: str) -> list[str]:
    """The states, or the armed groups, by which those harmed are called."""
    side = SIDES.get(toll.category)
    words = names_in(text[toll.victim.start : toll.victim.end]) if toll.victim is not None and side else None
    found = [m.entry for m in words.matches if m.entry.side == side] if words else []
    return [_states().get(entry.name, entry.name) for entry in found]


def actor_of(party: Party) -> str | None:
    """The state whose army, police or ministry the party is, or the armed group; null where no name tells."""
    if party.name is None or party.side not in FIGHTING:
        return None
    if party.side == "armed_group" or party.name in _states():
        return _states().get(party.name, party.name)
    words = party.name.removeprefix("Government of ").split()
    begins = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    return next((_states()[name] for name in begins if name in _states()), None)


@cache
def _states() -> dict[str, str]:
    """The state of each name that stands for one: its own, its forces', and those of bodies of one state alone."""
    of_one = {name: of for name, side, of, _ in rows("parties.tsv") if side == "state" and of and "|" not in of}
    states = [(name, forces) for name, _, _, forces, _ in rows("parties_states.tsv")]
    return of_one | {forces: name for name, forces in states if forces} | {name: name for name, _ in states}
