"""Shares with Wilson's intervals, and the comparison of two shares over the same cases."""

from __future__ import annotations

from math import sqrt
from typing import Final

import msgspec
from scipy.stats import binomtest

_Z95: Final = 1.959963984540054


class Share(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`hits` of `of` cases, and the 95 % interval of the share behind them (all of 0 to 1 where there is no case)."""

    hits: int
    of: int
    share: float | None
    low: float
    high: float


def wilson(hits: int, of: int) -> Share:
    """A share with its score interval (Wilson 1927, JASA 22: 209-212), which holds its level in small samples and near 0 and 1.

    Raises ValueError unless 0 <= hits <= of.
    """
    if not 0 <= hits <= of:
        raise ValueError(f"{hits} of {of} is no share")
    if of == 0:
        return Share(0, 0, None, 0.0, 1.0)
    share, weight = hits / of, _Z95**2 / of
    middle = (share + weight / 2) / (1 + weight)
    half = _Z95 * sqrt(share * (1 - share) / of + weight / (4 * of)) / (1 + weight)
    low = 0.0 if hits == 0 else middle - half
    return Share(hits, of, share, low, 1.0 if hits == of else middle + half)


class Paired(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two yes-or-no answers over the same cases: only where they differ can be seen which says yes more often.

    `both`, `first_only`, `second_only` and `neither` number the cases; `p` is the exact two-sided probability of a split of
    the differing cases as uneven as this one if both say yes equally often.
    """

    both: int
    first_only: int
    second_only: int
    neither: int
    p: float

    @property
    def cases(self) -> int:
        return self.both + self.first_only + self.second_only + self.neither


def mcnemar(pairs: list[tuple[bool, bool]]) -> Paired:
    """The exact test of McNemar (1947, Psychometrika 12: 153-157): binomial over the cases where the two answers differ."""
    first_only = sum(a and not b for a, b in pairs)
    second_only = sum(b and not a for a, b in pairs)
    differing = first_only + second_only
    return Paired(
        both=sum(a and b for a, b in pairs),
        first_only=first_only,
        second_only=second_only,
        neither=sum(not a and not b for a, b in pairs),
        p=float(binomtest(first_only, differing, 0.5).pvalue) if differing else 1.0,
    )


def holm(probabilities: list[float]) -> list[float]:
    """The probabilities corrected for having looked at all of them (Holm 1979, Scand. J. Stat. 6: 65-70), in order."""
    order = sorted(range(len(probabilities)), key=lambda at: (probabilities[at], at))
    corrected = [0.0] * len(probabilities)
    least = 0.0
    for rank, at in enumerate(order):
        least = max(least, min(1.0, (len(order) - rank) * probabilities[at]))
        corrected[at] = least
    return corrected
