"""Published figures, reproduced within their rounding. The long chains are in bench/analysis.py."""

from __future__ import annotations

import numpy as np
import polars as pl
import pytest
from scipy.special import gammaln

from recount.analysis.under_reporting import Sampling, overlap, under_reporting
from recount.analysis.under_reporting.cells import counts, sparse
from recount.analysis.under_reporting.decomposable import Averaged, LogPrior, averaged
from recount.analysis.under_reporting.distribution import quantile
from recount.analysis.under_reporting.existence import failure
from recount.analysis.under_reporting.graphs import decomposable_graphs
from recount.analysis.under_reporting.latent_class import latent_class
from recount.analysis.under_reporting.loglinear import log_linear
from recount.analysis.under_reporting.models import label
from recount.analysis.under_reporting.ranking import ranking
from tests.analysis.corpora import corpus
from tests.analysis.under_reporting.tables import KOSOVO_LISTS, kosovo

SPINA_BIFIDA = np.array([60, 49, 4, 247, 112, 142, 12], dtype=float)
BALL = ((0, 1), (0, 2), (0, 3), (1, 2), (2, 3), (0, 1, 2))
SILVERMAN = ((0, 1), (0, 2), (1, 3), (1, 4), (2, 4), (3, 4))


@pytest.mark.parametrize(("lists", "number"), [(3, 8), (4, 61), (5, 822)])
def test_all_decomposable_graphs(lists, number):
    assert len(decomposable_graphs(lists)) == number


def test_spina_bifida():
    """Madigan & York 1997, table 2: the best model alone 731 (mode 729), the average over all 731 (mode 728)."""
    every = decomposable_graphs(3)
    prior = _gamma_poisson(13.14, 55.17)
    average = averaged(SPINA_BIFIDA, every, prior, delta=1.0)
    best = every[int(np.argmax(average.weights))]
    alone = averaged(SPINA_BIFIDA, (best,), prior, delta=1.0)

    assert average.weights.max() == pytest.approx(0.37, abs=0.005)
    assert [round(_least_relative_error(one)) for one in (alone, average)] == [731, 731]
    assert [one.totals[one.mass.argmax()] for one in (alone, average)] == [729, 728]


def _gamma_poisson(shape: float, scale: float) -> LogPrior:
    """A Poisson total whose mean is gamma distributed, with mean shape * scale (Madigan & York 1997, section 4)."""

    def log_prior(totals: np.ndarray, _missing: np.ndarray) -> np.ndarray:
        rest = gammaln(totals + shape) - gammaln(totals + 1) - gammaln(shape)
        return rest + totals * np.log(scale) - (totals + shape) * np.log1p(scale)

    return log_prior


def _least_relative_error(posterior: Averaged) -> float:
    """The estimate of least expected squared relative error, as Madigan & York print it."""
    return float((posterior.mass / posterior.totals).sum() / (posterior.mass / posterior.totals**2).sum())


def test_kosovo_by_the_published_model():
    table = counts(overlap(kosovo()))
    fitted = log_linear(table, 4, BALL)

    assert fitted is not None
    assert label(BALL, KOSOVO_LISTS) == "[EXH·ABA·OSCE][EXH·HRW][OSCE·HRW]"
    assert fitted.observed + fitted.missing == pytest.approx(10_356.5, abs=0.05)
    assert [round(quantile([fitted], p)) for p in (0.025, 0.975)] == [9_012, 12_138]


def test_kosovo_models_within_one_bic_unit_lie_far_apart():
    """The reason why there is no single figure."""
    found = ranking([counts(overlap(kosovo()))], 4)
    near = [one for one in found.candidates if one.bic - found.candidates[0].bic < 1]

    assert [round(one.total) for one in near] == [10_357, 12_741, 18_393]


def test_kosovo_by_latent_classes_without_the_long_chains():
    """Chains this short do not mix: the median is near the published one, and the diagnostics say not to trust it."""
    seen = overlap(kosovo())
    short = Sampling(burn_in=2_000, iterations=6_000, thin=10, seed=11)
    found = latent_class(np.array(seen.histories), np.array(seen.counts), short)

    assert quantile([found], 0.5) == pytest.approx(10_382, rel=0.1)
    assert found.convergence.rough


def test_uk_modern_slavery_by_the_published_model():
    table = counts(overlap(pl.read_csv(corpus("statistics/uk_slavery_5lists.csv"))))
    fitted = log_linear(table, 5, SILVERMAN)

    assert fitted is not None
    assert round(fitted.observed + fitted.missing) == 11_313
    assert [round(_wald(fitted, sign)) for sign in (-1, 1)] == [9_884, 13_027]


def _wald(fitted, sign: int) -> float:
    """An end of the 95 % interval that is symmetric for the logarithm of the missing, from the expected information."""
    columns = fitted.full[1:]
    error = np.sqrt(np.linalg.inv((columns.T * fitted.fitted.mean) @ columns)[0, 0])
    return fitted.observed + fitted.missing * np.exp(sign * 1.959963985 * error)


def test_uk_modern_slavery_the_best_bic_is_another_model():
    found = ranking([counts(overlap(pl.read_csv(corpus("statistics/uk_slavery_5lists.csv"))))], 5)

    assert round(found.candidates[0].total) == 22_991
    assert [one.terms for one in found.candidates].index(SILVERMAN) == 3


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        ((), None),
        (((0, 1),), "no estimate exists"),
        (((0, 2),), None),
        (((1, 2),), None),
        (((0, 1), (0, 2)), "no estimate exists"),
        (((0, 1), (1, 2)), "no estimate exists"),
        (((0, 2), (1, 2)), None),
        (((0, 1), (0, 2), (1, 2)), "not identified"),
    ],
)
def test_artificial_3(terms, expected):
    """Every model of pairs of a three-list table with two empty overlaps (Chan, Silverman & Vincent 2021, section 2)."""
    table = counts(overlap(pl.read_csv(corpus("statistics/artificial_3.csv")).rename({"n": "count"})))

    assert failure(sparse(table, 3, terms)) == expected


def test_kosovo_as_a_whole_gives_every_interval_and_no_single_figure():
    answer = under_reporting(kosovo(), unit="person", links_known=True, sampling=Sampling(burn_in=500, iterations=500))

    assert answer.verdict == "intervals"
    assert answer.observed == 4_400
    assert [round(one.total) for one in answer.estimates if one.method == "log-linear"] == [10_357, 12_741, 18_393]
    assert {one.method for one in answer.estimates} >= {"log-linear", "decomposable graphs"}
    assert [one.method for one in answer.withheld] == ["latent classes"], "chains that disagree are no estimate"
    assert all(one.assumption for one in answer.estimates)
