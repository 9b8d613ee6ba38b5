"""How far two reviewers agree, field by field: Cohen's kappa and Krippendorff's alpha over the claims that both judged.

What is compared is each person's last review of the same claim. `decision` compares what they decided. Every other field
compares the value that each left standing: the machine's where a person accepted, the person's own where they corrected. A
claim that either rejected, split, merged or was unsure about has no value of theirs: it counts for `decision` alone.

Both saw the machine's word before they decided, so their agreement is higher than that of two people who read unaided.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

import msgspec
import numpy as np
from statsmodels.stats.inter_rater import cohens_kappa

from recount.ledger.standing import in_order
from recount.model import Claim, Party, Place, Review
from recount.review.alpha import Level, Value, alpha, alpha_interval

Pair = tuple[Value, Value]

_ONE_VALUE: Final = "both always gave the same one value, so chance cannot be told"
_NO_INTERVAL: Final = "too few claims for an interval"


class Estimate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A coefficient with its 95 % interval; what is null is so for the reason in `why`."""

    value: float | None
    low: float | None
    high: float | None
    why: str = ""


class Agreement(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One field: `n` claims that both judged, `same` of them alike, the level of measurement, and the coefficients."""

    field: str
    level: Level
    n: int
    same: int
    kappa: Estimate
    alpha: Estimate


def agreement(first: str, second: str, reviews: Iterable[Review]) -> tuple[Agreement, ...]:
    """The agreement of two reviewers on `decision` and on each field on which both have values."""
    given = list(reviews)
    mine, theirs = _last_words(first, given), _last_words(second, given)
    both = sorted(mine.keys() & theirs.keys())
    decisions: list[Pair] = [(mine[claim].decision, theirs[claim].decision) for claim in both]
    left = [(_left(mine[claim]), _left(theirs[claim])) for claim in both]
    fields = [(name, level, list(_pairs(left, value))) for name, (level, value) in _FIELDS.items()]
    return tuple(_agreement(name, level, pairs) for name, level, pairs in [("decision", _NOMINAL, decisions), *fields] if pairs)


def _last_words(person: str, reviews: Iterable[Review]) -> Mapping[str, Review]:
    """The person's last review of each claim; a merge is a word on each of its claims."""
    own = sorted((review for review in reviews if review.reviewer == person), key=in_order)
    return {claim: review for review in own for claim in (review.claim, *review.merged)}


def _left(review: Review) -> Claim | None:
    if review.decision == "accept":
        return review.judged[0]
    return review.replacements[0] if review.decision == "correct" else None


def _pairs(left: Iterable[tuple[Claim | None, Claim | None]], value: Callable[[Claim], Value | None]) -> Iterator[Pair]:
    """What both say of one field, where the kind of claim has it; "none" is a value too."""
    for one, other in left:
        if one is not None and other is not None:
            mine, theirs = value(one), value(other)
            if mine is not None and theirs is not None:
                yield mine, theirs


def _agreement(field: str, level: Level, pairs: list[Pair]) -> Agreement:
    same = sum(one == other for one, other in pairs)
    return Agreement(field=field, level=level, n=len(pairs), same=same, kappa=_kappa(pairs), alpha=_alpha(pairs, level))


def _kappa(pairs: list[Pair]) -> Estimate:
    """Cohen's kappa with its asymptotic interval (J. Cohen, 1960; J. Fleiss, J. Cohen, B. Everitt, 1969)."""
    values = sorted({value for pair in pairs for value in pair}, key=repr)
    if len(values) < 2:
        return Estimate(None, None, None, _ONE_VALUE)
    table = np.zeros((len(values), len(values)))
    for one, other in pairs:
        table[values.index(one), values.index(other)] += 1
    with np.errstate(invalid="ignore"):  # where all pairs fall into one cell there is no variance to estimate
        found = cohens_kappa(table)
    if np.isnan(found.kappa_low):
        return Estimate(float(found.kappa), None, None, _NO_INTERVAL)
    return Estimate(float(found.kappa), float(found.kappa_low), float(found.kappa_upp))


def _alpha(pairs: list[Pair], level: Level) -> Estimate:
    value, interval = alpha(pairs, level), alpha_interval(pairs, level)
    if value is None or interval is None:
        return Estimate(None, None, None, _ONE_VALUE)
    return Estimate(value, *interval)


def _named(name: str) -> Callable[[Claim], Value | None]:
    """A plain field; null where the kind does not have it, "none" where it is empty."""

    def value(claim: Claim) -> Value | None:
        if name not in claim.__struct_fields__:
            return None
        found = getattr(claim, name)
        return _told(found)

    return value


def _told(found: object) -> Value:
    match found:
        case None:
            return "none"
        case Party() | Place():
            return (found.name or found.text).casefold()
        case int() | str():
            return found
        case _:
            return repr(found)


def _day(end: str) -> Callable[[Claim], Value | None]:
    def value(claim: Claim) -> Value | None:
        if "when" not in claim.__struct_fields__:
            return None
        when = getattr(claim, "when", None)
        return "none" if when is None else getattr(when, end) or "none"

    return value


def _side(claim: Claim) -> Value | None:
    return None if claim.speaker is None else claim.speaker.side


def _high(claim: Claim) -> Value | None:
    """The greatest number; an open end is far above every figure that a report can give."""
    if "high" not in claim.__struct_fields__:
        return None
    high: int | None = getattr(claim, "high", None)
    return 10**12 if high is None else high


_NOMINAL: Final[Level] = "nominal"
_FIELDS: Final[dict[str, tuple[Level, Callable[[Claim], Value | None]]]] = {
    "low": ("ratio", _named("low")),
    "high": ("ratio", _high),
    **{name: (_NOMINAL, _named(name)) for name in ("harm", "category", "stance", "speaker")},
    "side": (_NOMINAL, _side),
    **{name: (_NOMINAL, _named(name)) for name in ("perpetrator", "place")},
    "first": (_NOMINAL, _day("first")),
    "last": (_NOMINAL, _day("last")),
    **{name: (_NOMINAL, _named(name)) for name in ("scope", "position", "event_type")},
}
