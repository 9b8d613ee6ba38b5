"""Adding to what is linked: only the clusters near a new account or decision are linked again.

Blocks, words' rarities and weights do not depend on what else is known, and clusters merge by their own pairs alone
(`recount.linking.clusters`). So new accounts are linked together with every cluster that stands near them. Where such a cluster
comes out as it was, nothing beyond it can have changed; where it does not, it counts as new itself, and the circle is drawn
again around it. The result is the same as linking everything afresh.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

import msgspec
import numpy as np

from recount.linking.blocking import SHARED_WORDS
from recount.linking.cells import homes, sought
from recount.linking.linkage import Linkage, link
from recount.linking.model import LinkingModel
from recount.linking.observation import Observation
from recount.linking.scoring import Scores
from recount.model import LinkDecision


class Known(Protocol):
    """What is linked already, in memory or in a database."""

    def standing_in(self, cells: Collection[str]) -> Mapping[str, Collection[str]]:
        """By cell (`recount.linking.homes`), the ids of the accounts that stand in it."""

    def owners(self, claims: Collection[str]) -> Iterable[str]:
        """The ids of the accounts that stand for these claims."""

    def clustered_with(self, accounts: Collection[str]) -> Iterable[Sequence[Observation]]:
        """The clusters that hold these accounts."""


def relink(
    new: Sequence[Observation],
    known: Known,
    decisions: Iterable[LinkDecision] = (),
    *,
    touched: Collection[str] = (),
    model: LinkingModel | None = None,
) -> Linkage:
    """Link new accounts to the known ones; `touched` are the claims that a decision was made or taken back about.

    The clusters found take the place of all known clusters of the accounts in them; no other cluster changes.
    """
    decided = list(decisions)
    anew = _clustered(known, known.owners(touched)) | {account.id: account for account in new}
    rim = _around(anew, known, decided)
    while True:
        linkage = link([*anew.values(), *(account for cluster in rim.values() for account in cluster)], decided, model)
        found = {cluster.observations for cluster in linkage.clusters}
        changed = {account.id: account for ids in rim.keys() - found for account in rim.pop(ids)}
        anew |= changed
        further = _around(changed, known, decided, anew.keys() | {name for ids in rim for name in ids})
        if not further:
            return _only(linkage, anew)
        rim |= further


def _around(
    accounts: Mapping[str, Observation], known: Known, decisions: Sequence[LinkDecision], held: Collection[str] = ()
) -> dict[tuple[str, ...], Sequence[Observation]]:
    """The known clusters that stand near these accounts, by the ids of their accounts in order; not those that are held."""
    near = {*_near(accounts.values(), known), *known.owners(_partners(accounts.values(), decisions))}
    found = known.clustered_with(near - accounts.keys() - set(held))
    return {tuple(sorted(account.id for account in cluster)): cluster for cluster in found}


def _clustered(known: Known, accounts: Iterable[str]) -> dict[str, Observation]:
    return {account.id: account for cluster in known.clustered_with(set(accounts)) for account in cluster}


def _near(accounts: Iterable[Observation], known: Known) -> Iterator[str]:
    """The known accounts with which blocking compares any of these."""
    wanted = [sought(account) for account in accounts]
    standing = known.standing_in({cell for one in wanted for cell in (*one.cells, *one.words)})
    for one in wanted:
        yield from (name for cell in one.cells for name in standing.get(cell, ()))
        shared = Counter(name for word in one.words for name in standing.get(word, ()))
        yield from (name for name, words in shared.items() if words >= SHARED_WORDS)


def _partners(accounts: Iterable[Observation], decisions: Sequence[LinkDecision]) -> set[str]:
    """The claims about which people decided together with claims of these accounts."""
    mine = {claim for account in accounts for claim in account.claims}
    return {claim for d in decisions if not mine.isdisjoint(d.claims) for claim in d.claims} - mine


def _only(linkage: Linkage, accounts: Collection[str]) -> Linkage:
    """What was found of these accounts, which share no cluster with others."""
    mine = np.array([name in accounts for name in linkage.names])
    place, scores = np.cumsum(mine) - 1, linkage.scores
    kept = mine[scores.left] & mine[scores.right]
    return msgspec.structs.replace(
        linkage,
        clusters=tuple(c for c in linkage.clusters if c.id in accounts),
        names=tuple(name for name in linkage.names if name in accounts),
        scores=Scores(
            left=place[scores.left[kept]],
            right=place[scores.right[kept]],
            weight=scores.weight[kept],
            probability=scores.probability[kept],
            levels={name: levels[kept] for name, levels in scores.levels.items()},
        ),
    )


class Linked:
    """What is linked, in memory."""

    def __init__(self) -> None:
        self.clusters: dict[str, tuple[str, ...]] = {}
        self._accounts: dict[str, Observation] = {}
        self._standing: defaultdict[str, list[str]] = defaultdict(list)
        self._owner: dict[str, str] = {}
        self._cluster: dict[str, str] = {}

    def take(self, new: Iterable[Observation], linkage: Linkage) -> None:
        """Keep new accounts and what `link` or `relink` found; clusters found before of the same accounts are replaced."""
        for account in new:
            self._accounts[account.id] = account
            self._owner |= dict.fromkeys(account.claims, account.id)
            for cell in homes(account):
                self._standing[cell].append(account.id)
        for name in {a for c in linkage.clusters for a in c.observations}:
            self.clusters.pop(self._cluster.get(name, ""), None)
        for cluster in linkage.clusters:
            self.clusters[cluster.id] = cluster.observations
            self._cluster |= dict.fromkeys(cluster.observations, cluster.id)

    def standing_in(self, cells: Collection[str]) -> Mapping[str, Collection[str]]:
        """By cell, the ids of the accounts that stand in it."""
        return {cell: self._standing[cell] for cell in cells if cell in self._standing}

    def owners(self, claims: Collection[str]) -> Iterable[str]:
        """The ids of the accounts that stand for these claims."""
        return {self._owner[claim] for claim in claims if claim in self._owner}

    def clustered_with(self, accounts: Collection[str]) -> Iterable[Sequence[Observation]]:
        """The clusters that hold these accounts."""
        found = {self._cluster[name] for name in accounts}
        return [[self._accounts[name] for name in self.clusters[cluster]] for cluster in sorted(found)]
