"""What goes wrong at scale, in a made world of a few thousand accounts (bench/scale.py has a million)."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from recount.linking import link
from recount.linking.model import LinkingModel
from training.linking import count, trained
from training.synthetic import world


@pytest.fixture(scope="module")
def model() -> LinkingModel:
    return msgspec.convert(trained({"synthetic": world(500, seed=1)}), LinkingModel)


@pytest.fixture(scope="module")
def linked(model):
    accounts, event = world(1500)
    return link(accounts, model=model), event


def f1(gold: np.ndarray, found: np.ndarray) -> float:
    """B-cubed."""
    both = np.unique(np.stack([gold, found]), axis=1, return_inverse=True)[1]
    shared, of_gold, of_found = (np.bincount(x)[x] for x in (both, gold, found))
    p, r = (shared / of_found).mean(), (shared / of_gold).mean()
    return float(2 * p * r / (p + r))


def test_matches_are_found_however_many_accounts_there_are(linked, model):
    linkage, event = linked
    gold = np.array([int(event[name]) for name in linkage.names])
    true = (np.bincount(gold) * (np.bincount(gold) - 1) // 2).sum()
    scores = linkage.scores
    assert (gold[scores.left] == gold[scores.right])[scores.probability > 0.5].sum() > 0.75 * true
    few = link([a for a in world(1500)[0] if a.id in linkage.names[:40]], model=model)
    weights = {(p.left, p.right): p.weight for p in linkage.pairs}
    assert all(weights[p.left, p.right] == p.weight for p in few.pairs)


def test_average_linkage_does_not_fuse_what_connected_components_fuse(linked):
    linkage, event = linked
    gold = np.array([int(event[name]) for name in linkage.names])
    cluster = {name: n for n, c in enumerate(linkage.clusters) for name in c.observations}
    found = np.array([cluster[name] for name in linkage.names])
    scores = linkage.scores
    strong = scores.probability >= linkage.model.cut
    graph = coo_array((strong[strong], (scores.left[strong], scores.right[strong])), shape=(len(gold), len(gold)))
    component = connected_components(graph, directed=False)[1]
    assert np.bincount(component).max() > 2 * np.bincount(found).max()
    assert f1(gold, found) > max(0.85, f1(gold, component) + 0.2)


def test_blocking_finds_nearly_all_and_says_so(linked):
    linkage, event = linked
    accounts, _ = world(1500)
    assert count((accounts, event)).recall > 0.99
    assert linkage.blocking.trained_recall > 0.95
    assert linkage.blocking.compared < linkage.blocking.possible / 20
