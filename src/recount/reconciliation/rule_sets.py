"""The named rule sets: one machinery, read as different projects read reports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from msgspec.structs import replace

from recount.errors import ReconciliationError
from recount.model.figure import Figure
from recount.reconciliation.figures import Voice, Weights, lower_first, r5_values, reliable_first
from recount.reconciliation.results import Range
from recount.reconciliation.stances import ADMISSIBLE

Values = Callable[[Sequence[Voice], Weights], Range]

_SOURCES_OF_IBC: Final = 2
_UNKNOWN_NUMBER: Final = 10  # ACLED: of an unknown number of deaths
_UNKNOWN_NUMBER_SMALL: Final = 3  # ... in a small incident


@dataclass(frozen=True, slots=True)
class RuleSet:
    """`values` is its R5. `moves`: R7 and R8 apply. `best_is_ged`: it publishes best_ged as
    best, so that the categories always sum. `says` tells in a sentence how it decides. `unnumbered` is what stands for
    a claim of an unknown number of people, in a small incident and in any other; null leaves such a claim out."""

    name: str
    version: str
    says: str
    values: Values
    weights: Weights
    moves: bool = True
    best_is_ged: bool = False
    unnumbered: tuple[int, int] | None = None


def ucdp_values(voices: Sequence[Voice], weights: Weights) -> Range:
    """UCDP: `best` always has a number, the categories' best sum to the event's; where sources cannot be ranked the lower
    figure is best; doubt about the parties goes to high, so that a mere accusation weighs nowhere else."""
    r = r5_values(voices, weights)
    best = r.best or 0
    return replace(r, best=best, best_ged=best)


def acled_values(voices: Sequence[Voice], weights: Weights) -> Range:
    """ACLED: one integer; of differing or vague reports the most conservative figure. The dispute is told in the reasons."""
    r = r5_values(voices, weights)
    one = min(v.figure.point for v in voices)
    flags = tuple(f for f in r.flags if f != "high_open")
    return replace(r, low=one, best=one, best_ged=one, high=one, flags=flags)


def airwars_values(voices: Sequence[Voice], weights: Weights) -> Range:
    """Airwars: minimum to maximum over all sources; no best figure is chosen."""
    r = r5_values(voices, weights)
    low = min(v.figure.low for v in voices)
    return replace(r, low=low, best=None, high=max(low, r.high))


def ibc_values(voices: Sequence[Voice], weights: Weights) -> Range:
    """Iraq Body Count: minimum and maximum over at least two independent accepted sources; origins, not reprints, are counted.
    The minimum stands for best."""
    heard = [v for v in voices if v.stance in weights.admissible]
    if len({v.account.origin for v in heard}) < _SOURCES_OF_IBC:
        r = r5_values(voices, weights)
        return replace(r, low=0, best=None, flags=tuple(sorted({*r.flags, "too_few_origins"})))
    r = r5_values(heard, weights)
    return replace(r, best=r.low, best_ged=r.low)


_RECOUNT: Final = Weights(ADMISSIBLE, reliable_first)

RULE_SETS: Final[dict[str, RuleSet]] = {
    s.name: s
    for s in (
        RuleSet(
            "recount",
            "1",
            "Low and best rest on independent voices, own losses and admissions; a party's word on its enemy only raises high.",
            r5_values,
            _RECOUNT,
        ),
        RuleSet(
            "ucdp",
            "1",
            "Best always has a number; where sources cannot be ranked, the lower; doubt about the parties goes to high.",
            ucdp_values,
            Weights(ADMISSIBLE | {"enemy_losses"}, lower_first),
            best_is_ged=True,
        ),
        RuleSet(
            "acled",
            "1",
            "One integer: the most conservative figure; tens are 10, dozens 12, hundreds 100, an unknown number 10 or 3.",
            acled_values,
            Weights(ADMISSIBLE | {"enemy_losses", "accusation", "unattributed"}, lower_first),
            moves=False,
            unnumbered=(_UNKNOWN_NUMBER_SMALL, _UNKNOWN_NUMBER),
        ),
        RuleSet(
            "airwars",
            "1",
            "Minimum to maximum over all sources, with a grade and each party's position kept apart.",
            airwars_values,
            _RECOUNT,
            moves=False,
        ),
        RuleSet(
            "ibc",
            "1",
            "Minimum and maximum over at least two independent accepted sources; origins are counted, not reprints.",
            ibc_values,
            _RECOUNT,
            moves=False,
        ),
    )
}


def rule_set(name: str) -> RuleSet:
    """The rule set of a name; ReconciliationError names those that exist."""
    if name not in RULE_SETS:
        raise ReconciliationError(f"there is no rule set {name!r}; choose one of {', '.join(RULE_SETS)}")
    return RULE_SETS[name]


def unnumbered(rules: RuleSet, small: bool) -> Figure | None:
    """What stands for a claim of an unknown number of people."""
    if rules.unnumbered is None:
        return None
    n = rules.unnumbered[0 if small else 1]
    return Figure(n, n, "vague")


def split_evenly(total: int, first: date, last: date) -> list[tuple[date, int]]:
    """ACLED: a total of several days, split evenly over them; what does not divide goes to the first days.

    Raises ReconciliationError where the period ends before it begins."""
    days = (last - first).days + 1
    if days < 1:
        raise ReconciliationError(f"the period ends on {last}, before it begins on {first}; give the earlier day first")
    each, more = divmod(total, days)
    return [(first + timedelta(n), each + (n < more)) for n in range(days)]
