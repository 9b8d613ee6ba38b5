"""Estimators on made populations, scaled down; all 200 sets per method are in bench/analysis.py."""

from __future__ import annotations

import numpy as np
import pytest

from recount.analysis.under_reporting import Sampling, overlap
from recount.analysis.under_reporting.cells import counts
from recount.analysis.under_reporting.convergence import convergence
from recount.analysis.under_reporting.decomposable import averaged
from recount.analysis.under_reporting.distribution import quantile
from recount.analysis.under_reporting.graphs import decomposable_graphs
from recount.analysis.under_reporting.latent_class import latent_class
from recount.analysis.under_reporting.loglinear import log_linear
from recount.analysis.under_reporting.models import candidates, label
from tests.analysis.under_reporting.tables import independent, tabled

TRUTH = 1_000
CHANCES = (0.4, 0.3, 0.35)


def _covered(distributions) -> int:
    return sum(quantile([one], 0.025) <= TRUTH <= quantile([one], 0.975) for one in distributions)


def test_log_linear_covers_the_truth_where_the_model_holds():
    made = [log_linear(counts(overlap(independent(TRUTH, CHANCES, seed))), 3, ()) for seed in range(40)]

    assert _covered(made) >= 35


def test_graphs_cover_the_truth_where_lists_do_not_depend_on_one_another():
    made = [averaged(counts(overlap(independent(TRUTH, CHANCES, seed))), decomposable_graphs(3)) for seed in range(40)]

    assert _covered(made) >= 35


def test_latent_classes_cover_the_truth_where_lists_do_not_depend_on_one_another():
    quick = Sampling(burn_in=300, iterations=1_000, thin=5, chains=2)
    made = []
    for seed in range(10):
        seen = overlap(independent(TRUTH, CHANCES, seed))
        made.append(latent_class(np.array(seen.histories), np.array(seen.counts), quick))

    assert _covered(made) >= 8


def _two_kinds(seed: int):
    """Two thirds are easily seen by every list, the others hardly."""
    draw = np.random.default_rng(seed)
    easy = draw.random((TRUTH, 1)) < 0.67
    return tabled(draw.random((TRUTH, 4)) < np.where(easy, 0.5, 0.15))


def test_a_hidden_kind_makes_the_independence_model_fail():
    """The failure that the assumption in words warns of: where some are hard to see for all lists, too few are estimated."""
    made = [log_linear(counts(overlap(_two_kinds(seed))), 4, ()) for seed in range(20)]

    assert _covered(made) <= 5
    assert all(one.observed + one.missing < TRUTH * 1.05 for one in made)


def test_the_interval_holds_the_estimate_and_has_its_level():
    fitted = log_linear(counts(overlap(independent(TRUTH, CHANCES, 1))), 3, ())
    low, middle, high = (quantile([fitted], p) for p in (0.025, 0.5, 0.975))

    assert low < middle < high
    assert middle == pytest.approx(fitted.observed + fitted.missing, rel=1e-4)
    assert fitted.cdf(high) == pytest.approx(0.975, abs=1e-4)


def test_counts_of_millions_settle():
    """Their deviance is known to fewer digits than that of a few."""
    table = np.array([4, 4, 9_000_000, 5, 9_000_000, 9_000_000, 500.0])
    fitted = log_linear(table, 3, ((0, 1), (0, 2), (1, 2)))
    assert fitted is not None
    assert quantile([fitted], 0.025) <= quantile([fitted], 0.975) == pytest.approx(table.sum(), abs=1)


def test_two_lists_as_lincoln_and_petersen():
    fitted = log_linear(np.array([30.0, 40.0, 20.0]), 2, ())

    assert fitted.missing == pytest.approx(30 * 40 / 20)


def test_candidate_models():
    assert [len(candidates(lists)) for lists in (3, 4, 5)] == [8, 113, 1_024]
    assert label(((0, 1), (1, 2)), ("A", "B", "C")) == "[A·B][B·C]"
    assert label((), ("A", "B")) == "[A][B]"


def test_graphs_are_chordal_by_the_definition_of_junction_trees():
    """Each separator lies in two cliques, and cliques minus separators count every vertex once."""
    for graph in decomposable_graphs(4):
        sizes = sum(map(len, graph.cliques)) - sum(map(len, graph.separators))
        assert sizes == 4
        assert len(graph.separators) == len(graph.cliques) - 1


def test_convergence_tells_chains_that_agree_from_chains_that_do_not():
    draw = np.random.default_rng(1)
    agreeing = draw.normal(size=(4, 1_000))
    apart = agreeing + np.array([[0.0], [0.0], [3.0], [3.0]])

    assert not convergence(agreeing, 1_000).rough
    assert convergence(agreeing, 1_000).ess == pytest.approx(4_000, rel=0.15)
    assert convergence(apart, 1_000).failed


def test_autocorrelated_chains_are_worth_fewer_draws():
    draw = np.random.default_rng(2)
    chains = np.zeros((4, 4_000))
    for at in range(1, 4_000):
        chains[:, at] = 0.9 * chains[:, at - 1] + draw.normal(size=4)

    assert convergence(chains, 4_000).ess == pytest.approx(16_000 * 0.1 / 1.9, rel=0.3)


def test_the_same_seed_gives_the_same_draws():
    seen = overlap(independent(300, CHANCES, 4))
    quick = Sampling(burn_in=10, iterations=50, thin=5)
    one, other = (latent_class(np.array(seen.histories), np.array(seen.counts), quick) for _ in range(2))

    assert (one.draws == other.draws).all()
