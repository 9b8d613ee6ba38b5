"""Adding to what is linked: only the components that a new account or decision touches are linked again.

Blocks, words' rarities and weights do not depend on what else is known, and clusters form inside components, so the result
is the same as linking everything afresh.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Protocol

from recount.linking.cells import homes, sought
from recount.linking.linkage import Linkage, link
from recount.linking.model import LinkingModel
from recount.linking.observation import Observation
from recount.model import LinkDecision


class Known(Protocol):
    """What is linked already, in memory or in a database."""

    def standing_in(self, cells: Collection[str]) -> Iterable[str]:
        """The ids of the accounts that stand in any of these cells (`recount.linking.homes`)."""

    def owners(self, claims: Collection[str]) -> Iterable[str]:
        """The ids of the accounts that stand for these claims."""

    def hanging_with(self, accounts: Collection[str]) -> Iterable[Observation]:
        """All accounts of the components (`Cluster.component`) of these accounts."""


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
    mine = {claim for account in new for claim in account.claims}
    partners = {claim for d in decided if mine.intersection(d.claims) for claim in d.claims}
    near = {*known.standing_in({c for account in new for c in sought(account)}), *known.owners({*touched, *partners})}
    accounts = {account.id: account for account in known.hanging_with(near)}
    return link((accounts | {account.id: account for account in new}).values(), decided, model)


class Linked:
    """What is linked, in memory."""

    def __init__(self) -> None:
        self.clusters: dict[str, tuple[str, ...]] = {}
        self._accounts: dict[str, Observation] = {}
        self._standing: defaultdict[str, list[str]] = defaultdict(list)
        self._owner: dict[str, str] = {}
        self._cluster: dict[str, str] = {}
        self._component: dict[str, str] = {}
        self._members: dict[str, list[str]] = {}

    def take(self, new: Iterable[Observation], linkage: Linkage) -> None:
        """Keep new accounts and what `link` or `relink` found; clusters found before of the same accounts are replaced."""
        for account in new:
            self._accounts[account.id] = account
            self._owner |= dict.fromkeys(account.claims, account.id)
            for cell in homes(account):
                self._standing[cell].append(account.id)
        for name in {a for c in linkage.clusters for a in c.observations}:
            self.clusters.pop(self._cluster.get(name, ""), None)
            self._members.pop(self._component.get(name, ""), None)
        for cluster in linkage.clusters:
            self.clusters[cluster.id] = cluster.observations
            self._members.setdefault(cluster.component, []).extend(cluster.observations)
            self._cluster |= dict.fromkeys(cluster.observations, cluster.id)
            self._component |= dict.fromkeys(cluster.observations, cluster.component)

    def standing_in(self, cells: Collection[str]) -> Iterable[str]:
        """The ids of the accounts that stand in any of these cells."""
        return {name for cell in cells for name in self._standing.get(cell, ())}

    def owners(self, claims: Collection[str]) -> Iterable[str]:
        """The ids of the accounts that stand for these claims."""
        return {self._owner[claim] for claim in claims if claim in self._owner}

    def hanging_with(self, accounts: Collection[str]) -> Iterable[Observation]:
        """All accounts of the components of these accounts."""
        found = {self._component[name] for name in accounts}
        return [self._accounts[name] for component in sorted(found) for name in self._members[component]]
