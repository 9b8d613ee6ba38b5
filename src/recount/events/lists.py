"""Which events are on whose list, over draws of the links: what estimates of under-reporting take from a ledger."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from typing import Final

import numpy as np
import polars as pl

from recount.errors import EventError
from recount.events.collecting import papers
from recount.events.papers import Paper
from recount.events.speakers import speaker_of
from recount.ledger import Ledger
from recount.linking import Observation, link, observations
from recount.linking.clusters import Graph, clusters
from recount.linking.decisions import constraints
from recount.model import Toll
from recount.model.decision import in_force

DRAWS: Final = 20
MOST: Final = 5  # lists, where none are chosen


def list_draws(ledger: Ledger, chosen: Collection[str] = (), *, number: int = DRAWS, seed: int = 1) -> list[pl.DataFrame]:
    """`number` tables of events with the lists that they are on, each from another draw of the links.

    A list is whose word it is: who first said that people came to harm (an outlet where it reports in its own voice), so that a
    report which repeats another's word is on the other's list and confirms nothing. `chosen` names the lists; by default the
    five heard of most events. In each draw every pair of accounts is linked with the probability that the linker gives it, and
    the pairs are clustered as they always are; what people decided holds in all of them.

    Columns: `lists` (a list of names), one row an event. EventError where the ledger tells of no toll, or lacks a chosen list.
    """
    decisions = in_force(ledger.decisions())
    accounts, said_by = _accounts(list(papers(ledger)), decisions)
    names = _chosen(said_by, chosen, ledger.name)
    linkage = link(accounts, decisions)
    ordered = sorted(accounts, key=lambda account: account.id)
    decided = constraints(ordered, decisions)
    draw = np.random.default_rng(seed)
    tables = []
    for _ in range(number):
        drawn = (draw.random(len(linkage.scores.probability)) < linkage.scores.probability).astype(np.float64)
        graph = Graph(len(ordered), linkage.scores.left, linkage.scores.right, drawn)
        tables.append(_table(ordered, clusters(graph, decided, linkage.model.cut).tolist(), said_by, names))
    return tables


def _accounts(read: Sequence[Paper], decisions: Sequence[object]) -> tuple[list[Observation], dict[str, frozenset[str]]]:
    """The accounts of tolls, and whose word each is."""
    accounts: list[Observation] = []
    said_by: dict[str, frozenset[str]] = {}
    for paper in read:
        origins = {claim.id: speaker_of(claim, paper).origin for claim in paper.claims if isinstance(claim, Toll)}
        for account in observations(paper.reading, decisions):  # type: ignore[arg-type]
            whose = frozenset(origins[claim] for claim in account.claims if claim in origins)
            if whose:
                accounts.append(account)
                said_by[account.id] = whose
    return accounts, said_by


def _chosen(said_by: dict[str, frozenset[str]], chosen: Collection[str], ledger: str) -> frozenset[str]:
    heard = Counter(name for whose in said_by.values() for name in whose)
    if not heard:
        raise EventError(f"{ledger}: tells of no toll, so there are no lists to compare")
    for name in chosen:
        if name not in heard:
            raise EventError(f"{ledger}: nobody called {name!r} is the first to tell of a toll; heard most: {_most(heard)}")
    return frozenset(chosen or sorted(heard, key=lambda name: (-heard[name], name))[:MOST])


def _most(heard: Counter[str]) -> str:
    return ", ".join(sorted(heard, key=lambda name: (-heard[name], name))[: 2 * MOST])


def _table(
    accounts: Sequence[Observation], labels: list[int], said_by: dict[str, frozenset[str]], names: frozenset[str]
) -> pl.DataFrame:
    events: dict[int, set[str]] = defaultdict(set)
    for account, label in zip(accounts, labels, strict=True):
        events[label] |= said_by[account.id] & names
    rows = [sorted(found) for _, found in sorted(events.items()) if found]
    return pl.DataFrame({"lists": rows}, schema={"lists": pl.List(pl.String)})
