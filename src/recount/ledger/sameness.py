"""When two claims say the same, and when they are two readers' claims on the same words."""

from __future__ import annotations

import msgspec

from recount.model import Claim, Demand, Event, Party, Responsibility, Seizure, Span, Statement, Support, Toll

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


def same_words(one: Claim, other: Claim) -> bool:
    """Whether two claims of one document are of one kind and stand on the same words."""
    return type(one) is type(other) and words_span(one) == words_span(other)


def mark(claim: Claim) -> object:
    """What tells several claims on the same words apart: the harm, the position, the type."""
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
