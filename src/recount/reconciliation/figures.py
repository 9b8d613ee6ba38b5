"""R3, R5 and R6: the figures that the live claims of one category support."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import inf

from recount.model.figure import Figure
from recount.reconciliation.records import Account, Stance
from recount.reconciliation.results import Flag, Range


@dataclass(frozen=True, slots=True)
class Voice:
    """A live count with its figure (R3), its stance (R4) and its age: 0 for the latest report day of the event, then 1, ..."""

    account: Account
    figure: Figure
    stance: Stance
    age: int


Order = Callable[[Voice], tuple[int | str | bool, ...]]


def reliable_first(v: Voice) -> tuple[int | str | bool, ...]:
    """R5: independent before the rest; lower tier number; later report; more specific modifier; smaller value; id."""
    a = v.account
    return (v.stance != "independent", a.tier, v.age, v.figure.vagueness, v.figure.point, a.id)


def lower_first(v: Voice) -> tuple[int | str | bool, ...]:
    """As UCDP ranks: independent before the rest; lower tier number; of what cannot be ranked, the lower figure; id."""
    return (v.stance != "independent", v.account.tier, v.figure.point, v.account.id)


@dataclass(frozen=True, slots=True)
class Weights:
    """What a rule set hears (`admissible`) and whom it hears first (`order`)."""

    admissible: frozenset[Stance]
    order: Order


def r5_values(voices: Sequence[Voice], weights: Weights) -> Range:
    """R5 Values. `low`: the smallest lower end among admissible claims, raised to the largest number of victims they name; 0 if
    there is none. `best`: the point value of the first admissible claim, withheld if there is none. `best_ged`: the same over
    all live claims. `high`: the largest finite upper end over all live claims, with a flag if any is open; an open claim counts
    with its lower end."""
    heard = [v for v in voices if v.stance in weights.admissible]
    first = min(voices, key=weights.order)
    named = max((v.account.named for v in heard), default=0)
    low = max(named, min((v.figure.low for v in heard), default=0))
    high = max(low, max(v.figure.top for v in voices))
    best = _within(min(heard, key=weights.order).figure.point, low, high) if heard else None
    return Range(
        low=low,
        best=best,
        best_ged=_within(first.figure.point, low, high),
        high=high,
        flags=flags(voices, heard),
        basis=first.stance,
        claim=first.account.id,
    )


def _within(n: int, low: int, high: int) -> int:
    return min(max(n, low), high)


def flags(voices: Sequence[Voice], heard: Sequence[Voice]) -> tuple[Flag, ...]:
    """`high_open`, `floor` (only own losses or an admission support the figure) and R6's `conflict`, where they hold."""
    found: list[Flag] = []
    if heard and not any(v.stance == "independent" for v in heard):
        found.append("floor")
    if r6_conflict(voices) is not None:
        found.append("conflict")
    if any(v.figure.high is None for v in voices):
        found.append("high_open")
    return tuple(found)


def r6_conflict(voices: Sequence[Voice]) -> tuple[Voice, Voice] | None:
    """R6 No averaging, no voting: the lower and the higher of two voices of the best tier whose intervals do not meet."""
    tier = min(v.account.tier for v in voices)
    top = [v for v in voices if v.account.tier == tier]
    lower = min(top, key=lambda v: (_end(v.figure), v.account.id))
    higher = min(top, key=lambda v: (-v.figure.low, v.account.id))
    return (lower, higher) if _end(lower.figure) < higher.figure.low else None


def _end(figure: Figure) -> float:
    return inf if figure.high is None else figure.high
