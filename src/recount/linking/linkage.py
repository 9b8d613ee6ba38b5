"""Accounts to events: block, compare, cluster, and say why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import duckdb
import msgspec

from recount.errors import LinkingError
from recount.linking.blocking import block
from recount.linking.clusters import Graph, clusters
from recount.linking.columns import columns
from recount.linking.decisions import Constraints, constraints
from recount.linking.model import LinkingModel, shipped
from recount.linking.observation import Observation
from recount.linking.scoring import Scores, score
from recount.model import LinkDecision

KEPT: Final = 0.05  # pairs of less than this probability are not kept


class Reason(msgspec.Struct, frozen=True):
    """What one comparison says for a link (bits above 0) or against it, in words."""

    comparison: str
    words: str
    bits: float


class ScoredPair(msgspec.Struct, frozen=True):
    """Two accounts (ids), their match weight in bits, the probability that they are of one event, and the reasons,
    strongest first."""

    left: str
    right: str
    weight: float
    probability: float
    reasons: tuple[Reason, ...]


class Cluster(msgspec.Struct, frozen=True):
    """Accounts (ids, in order) of one event. `id` is the first of them."""

    id: str
    observations: tuple[str, ...]


class Blocking(msgspec.Struct, frozen=True):
    """How many pairs were compared, of how many there are, and blocking's recall: the share of true pairs that are compared
    at all, the ceiling of all linking. `trained_recall` was measured on the labelled pairs of training; `linked` and
    `found` count the pairs that people linked here, and those of them that blocking finds."""

    compared: int
    possible: int
    trained_recall: float
    linked: int
    found: int


class Linkage(msgspec.Struct, frozen=True):
    """What `link` found: clusters in the order of their ids, every observation in exactly one."""

    clusters: tuple[Cluster, ...]
    blocking: Blocking
    model: LinkingModel
    names: tuple[str, ...]
    scores: Scores

    @property
    def pairs(self) -> Iterator[ScoredPair]:
        """The scored pairs, in the order of their ids."""
        return (self._pair(n) for n in range(len(self.scores.left)))

    def _pair(self, n: int) -> ScoredPair:
        left, right = self.names[self.scores.left[n]], self.names[self.scores.right[n]]
        return ScoredPair(left, right, float(self.scores.weight[n]), float(self.scores.probability[n]), self._reasons(n))

    def _reasons(self, n: int) -> tuple[Reason, ...]:
        at = ((c, int(self.scores.levels[c.name][n])) for c in self.model.comparisons)
        found = (Reason(c.name, c.words[level], c.bits[level]) for c, level in at if c.bits[level])
        return tuple(sorted(found, key=lambda r: -abs(r.bits)))


def link(
    observations: Iterable[Observation], decisions: Iterable[LinkDecision] = (), model: LinkingModel | None = None
) -> Linkage:
    """The events that these accounts speak of, the same for any order of the accounts and decisions.

    LinkingError where two accounts have one id, a claim belongs to two accounts, or decisions contradict each other.
    """
    chosen = model or shipped()
    accounts = sorted(observations, key=lambda o: o.id)
    _check(accounts)
    decided = constraints(accounts, decisions)
    with duckdb.connect() as database:
        compared = _compare(database, accounts)
        found = _found(database, decided)
        scores = score(database, chosen, KEPT)
    graph = Graph(len(accounts), scores.left, scores.right, scores.probability)
    names = tuple(o.id for o in accounts)
    blocking = Blocking(compared, len(accounts) * (len(accounts) - 1) // 2, chosen.blocking_recall, *found)
    return Linkage(_clusters(names, graph, decided, chosen.cut), blocking, chosen, names, scores)


def _check(accounts: Sequence[Observation]) -> None:
    owners: dict[str, str] = {}
    for before, after in pairwise(accounts):
        if before.id == after.id:
            raise LinkingError(f"two accounts have the id {after.id}")
    for account in accounts:
        for claim in account.claims:
            if owners.setdefault(claim, account.id) != account.id:
                raise LinkingError(f"claim {claim} belongs to two accounts: {owners[claim]} and {account.id}")


def _compare(database: duckdb.DuckDBPyConnection, accounts: Sequence[Observation]) -> int:
    """Make the tables of accounts and of the pairs to compare; how many pairs."""
    database.register("given", columns(accounts))
    database.execute("create table accounts as select * from given")
    database.unregister("given")
    block(database)
    return int(database.execute("select count(*) from pairs").fetchall()[0][0])


def _found(database: duckdb.DuckDBPyConnection, decided: Constraints) -> tuple[int, int]:
    """How many pairs people linked, and how many of those are compared."""
    linked = [(int(decided.group[n]), int(n)) for n in decided.linked]
    database.execute("create temp table linked (l int, r int)")
    if linked:
        database.executemany("insert into linked values (?, ?)", linked)
    query = "select count(distinct (l, r)) from linked semi join pairs on l = join_key_l and r = join_key_r"
    return len(linked), int(database.execute(query).fetchall()[0][0])


def _clusters(names: tuple[str, ...], graph: Graph, decided: Constraints, cut: float) -> tuple[Cluster, ...]:
    members: dict[int, list[str]] = {}
    for name, label in zip(names, clusters(graph, decided, cut).tolist(), strict=True):
        members.setdefault(label, []).append(name)
    return tuple(Cluster(found[0], tuple(found)) for _, found in sorted(members.items()))
