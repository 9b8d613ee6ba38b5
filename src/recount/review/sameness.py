"""When two claims say the same, and when they are two readers' claims on the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from recount.model import Claim, Demand, Event, Party, Responsibility, Seizure, Span, Statement, Support, Toll

Words = tuple[str, int, int]
_REFERENCES = ("part_of", "about", "response_to")
_OF_READING = {"id", "attribution"}  # each reading numbers its own


def content(claim: Claim) -> tuple[object, ...]:
    """What a claim says, without its own id and that of the attribution: kind, words, values, references."""
    fields = msgspec.structs.asdict(claim)
    return type(claim), *(value for name, value in fields.items() if name not in _OF_READING)


def references(claim: Claim) -> tuple[str | None, ...]:
    """The ids of the claims that a claim refers to."""
    return tuple(getattr(claim, name, None) for name in _REFERENCES)


def says_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims have the same kind, words and values; the ids of the claims that they refer to may differ."""
    return content(_unlinked(one)) == content(_unlinked(other))


def same_words(claims: Sequence[Claim], earlier: Iterable[Sequence[Claim]]) -> dict[str, tuple[str, ...]]:
    """For each claim of one reading, by id: the ids of the claims of the same kind that other readings of the same document
    made on the same words, its own left out; claims without any are left out.

    The words are those that matter most in a claim (the count of a toll, the accused of an accusation). Where a reading makes
    several claims on them, only one that agrees in what tells them apart (the harm, the position, the type) is the same; if
    that does not single out one on either side, none is.
    """
    own = _by_words(claims)
    found: dict[str, list[str]] = defaultdict(list)
    for reading in earlier:
        theirs = _by_words(reading)
        for words, ours in own.items():
            for claim, other in _paired(ours, theirs.get(words, ())):
                if claim.id != other.id:
                    found[claim.id].append(other.id)
    return {name: tuple(dict.fromkeys(ids)) for name, ids in found.items()}


def words_span(claim: Claim) -> Span:
    """The words that matter most in a claim, and by which it is known again."""
    match claim:
        case Toll():
            return claim.count
        case Responsibility(accused=Party() as accused):
            return Span(accused.start, accused.end)
        case Seizure(items=(_, *_) as items):
            return Span(min(item.start for item in items), max(item.end for item in items))
        case Demand():
            return claim.demand
        case Statement():
            return claim.content
        case _:
            return claim.evidence


def _unlinked(claim: Claim) -> Claim:
    return msgspec.structs.replace(claim, **{name: None for name in _REFERENCES if hasattr(claim, name)})


def _by_words(claims: Sequence[Claim]) -> dict[Words, list[Claim]]:
    groups: dict[Words, list[Claim]] = defaultdict(list)
    for claim in claims:
        span = words_span(claim)
        groups[type(claim).__name__, span.start, span.end].append(claim)
    return groups


def _paired(ours: Sequence[Claim], theirs: Sequence[Claim]) -> Iterable[tuple[Claim, Claim]]:
    if len(ours) == len(theirs) == 1:
        return [(ours[0], theirs[0])]
    mine, others = _single(ours), _single(theirs)
    return [(claim, others[mark]) for mark, claim in mine.items() if mark in others]


def _single(claims: Sequence[Claim]) -> Mapping[object, Claim]:
    """The claims that alone have their mark."""
    marked: dict[object, list[Claim]] = defaultdict(list)
    for claim in claims:
        marked[_mark(claim)].append(claim)
    return {mark: group[0] for mark, group in marked.items() if len(group) == 1}


def _mark(claim: Claim) -> object:
    match claim:
        case Toll():
            return claim.harm
        case Responsibility():
            return claim.position
        case Support():
            return claim.position, claim.backer.start, claim.backed and claim.backed.start
        case Event():
            return claim.event_type, claim.initiator and claim.initiator.start, claim.targets
        case _:
            return claim.speaker and claim.speaker.start
