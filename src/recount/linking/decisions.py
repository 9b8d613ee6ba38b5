"""What people decided about links: they always win, and they may not contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from recount.errors import LinkingError
from recount.linking.observation import Observation
from recount.model import LinkDecision

_SHORT: Final = 10  # digits of an id that a message gives


class Constraints(msgspec.Struct, frozen=True):
    """Decisions as positions among the observations: `group` gives each observation's linked group (its smallest position),
    `apart` the pairs of groups that stay apart."""

    group: NDArray[np.int64]
    apart: frozenset[tuple[int, int]]

    @property
    def linked(self) -> NDArray[np.int64]:
        """The positions that people linked to the first of their group."""
        return np.flatnonzero(self.group != np.arange(len(self.group)))


def constraints(observations: Sequence[Observation], decisions: Iterable[LinkDecision]) -> Constraints:
    """The decisions that concern these observations. LinkingError where they contradict each other."""
    position = {claim: n for n, o in enumerate(observations) for claim in o.claims}
    known = [d for d in decisions if d.claims[0] in position and d.claims[1] in position]
    group = list(range(len(observations)))
    for d in known:
        if d.relation == "together":
            _join(group, *(position[c] for c in d.claims))
    settled = [_root(group, n) for n in range(len(group))]
    apart = set()
    for d in known:
        if d.relation == "apart":
            a, b = sorted(settled[position[c]] for c in d.claims)
            if a == b:
                raise LinkingError(_contradiction(d, observations[position[d.claims[0]]], known))
            apart.add((a, b))
    return Constraints(np.array(settled, np.int64), frozenset(apart))


def _root(group: list[int], n: int) -> int:
    while group[n] != n:
        group[n] = group[group[n]]
        n = group[n]
    return n


def _join(group: list[int], left: int, right: int) -> None:
    a, b = sorted((_root(group, left), _root(group, right)))
    group[b] = a


def _contradiction(apart: LinkDecision, owner: Observation, known: Sequence[LinkDecision]) -> str:
    one, other = (claim.removeprefix("sha256:")[:_SHORT] for claim in apart.claims)
    if set(apart.claims) <= set(owner.claims):
        return f"{apart.person} keeps the claims {one} and {other} apart, but both are in the one account {owner.id}"
    joined = ", ".join(sorted({d.person for d in known if d.relation == "together"}))
    return f"{apart.person} keeps the claims {one} and {other} apart, but links by {joined} join them: take one of these back"
