"""Missing accounts: which of those whom an event concerns are heard in its sources.

Each party, the affected people, and observers who are neither. A voice speaks where a report carries its own word, with or
without a figure; it is quoted only by the other side where all its words come through its enemy; else it was not found in so
many sources, which is not to say that it was silent.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from recount.events.actors import Parties
from recount.events.papers import Paper
from recount.events.records import Heard, Voice
from recount.events.speakers import Speaker, name_of, speaker_of
from recount.model import Event, Language, Party, Phrase, Toll
from recount.model.phrase import phrase

_VOICES: Final[dict[str, Voice]] = {
    "state": "state",
    "authorities": "state",
    "armed_group": "armed_group",
    "local": "affected",
    "medical": "independent",
    "international": "independent",
    "civil_society": "independent",
    "expert": "independent",
    "media": "independent",
}
_WHO: Final[dict[str, Phrase]] = {
    "state": phrase("the state"),
    "armed_group": phrase("the armed group"),
    "affected": phrase("the affected people"),
    "independent": phrase("independent observers"),
}


@dataclass(slots=True)
class _Ear:
    """What was heard of one voice: claims of its own, and sides that quote it."""

    own: set[str] = field(default_factory=set)
    quoted_by: set[str] = field(default_factory=set)


def heard_in(papers: Sequence[Paper], members: frozenset[str], parties: Parties) -> tuple[Heard, ...]:
    """Each voice that the event concerns: its parties, the affected people, independent observers."""
    ears = {key: _Ear() for key in _concerned(parties)}
    for claim, speaker in _spoken(papers, members):
        for key, by in _credits(speaker, parties):
            if key in ears:
                (ears[key].own.add(claim) if by is None else ears[key].quoted_by.add(by))
    names = {voice: str(words) for voice, words in _WHO.items()} | _names(papers, members)
    return tuple(_heard(voice, ear, names.get(who, who), len(papers)) for (voice, who), ear in ears.items())


def called(one: Heard, language: Language) -> str:
    """Who it is in a language; a party keeps its name."""
    words = _WHO[one.voice]
    return words.said(language) if one.who == str(words) else one.who


def _concerned(parties: Parties) -> Iterator[tuple[Voice, str]]:
    """The voices, each with whose it is: a rival's by its name, any other by itself."""
    for side, party in sorted(parties.listed, key=lambda one: (one[0] != "state", one[1])):
        yield _VOICES[side], party
    yield from (("affected", "affected"), ("independent", "independent"))


def _heard(voice: Voice, ear: _Ear, who: str, sources: int) -> Heard:
    if ear.own:
        return Heard(voice, who, "speaks", len(ear.own), sources)
    if ear.quoted_by:
        return Heard(voice, who, "quoted only by the other side", 0, sources, min(ear.quoted_by))
    return Heard(voice, who, "not found", 0, sources)


def _spoken(papers: Iterable[Paper], members: frozenset[str]) -> Iterator[tuple[str, Speaker]]:
    """The claims of the event that carry a voice: what an outlet says itself counts where it gives a toll."""
    for paper in papers:
        for claim in paper.claims:
            if claim.id in members and (claim.speaker is not None or isinstance(claim, Toll)):
                yield claim.id, speaker_of(claim, paper)


def _credits(speaker: Speaker, parties: Parties) -> Iterator[tuple[tuple[Voice, str], str | None]]:
    """Whose word it is; a party's word about what its enemy said is its own, and the enemy is quoted."""
    if (voice := _VOICES.get(speaker.side)) is not None:
        yield (voice, parties.one(voice, speaker.actor) or voice), None
    if speaker.via is not None:
        enemy: Voice = "armed_group" if speaker.via == "state" else "state"
        yield (enemy, enemy), speaker.via


def _names(papers: Iterable[Paper], members: frozenset[str]) -> dict[str, str]:
    """What each party is most often called by name."""
    counts: dict[str, Counter[str]] = {"state": Counter(), "armed_group": Counter()}
    for paper in papers:
        for claim in paper.claims:
            for party in _parties(claim) if claim.id in members else ():
                if party.side in counts and party.name:
                    counts[_VOICES[party.side]][name_of(party)] += 1
    return {voice: min(found, key=lambda name: (-found[name], name)) for voice, found in counts.items() if found}


def _parties(claim: object) -> Iterator[Party]:
    fields = ("speaker", "perpetrator") if isinstance(claim, Toll) else ("initiator", "target")
    if isinstance(claim, Toll | Event):
        yield from (party for name in fields if (party := getattr(claim, name)) is not None)
