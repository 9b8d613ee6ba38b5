"""Published figures, reproduced within their rounding."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from recount.analysis.before_after.change_points import several_changes, single_change
from recount.analysis.before_after.hawkes import fit_hawkes
from recount.analysis.before_after.regression import fit
from recount.analysis.before_after.results import Model, Series
from recount.analysis.before_after.simulation import simulate_hawkes
from tests.analysis.before_after.made import monthly, plan
from tests.analysis.corpora import corpus

COAL = (  # Jarrett 1979, Biometrika 66: 191-193: British coal-mining disasters of ten deaths or more, 1851-1961
    "4 5 4 0 1 4 3 4 0 6 3 3 4 0 2 6 3 3 5 4 5 3 1 4 4 1 5 5 3 4 2 5 2 2 3 4 2 1 3 2 2 1 1 1 1 3 0 0 1 0 1 1 0 0 3 1 "
    "0 3 2 2 0 1 1 1 0 1 0 1 0 0 0 2 1 0 0 0 1 1 0 2 3 3 1 1 2 1 1 1 1 2 4 2 0 0 1 4 0 0 0 1 0 0 0 0 0 1 0 0 1 0 1"
)


@pytest.fixture
def coal() -> Series:
    counts = tuple(map(int, COAL.split()))
    starts = tuple(date(1851 + at, 1, 1) for at in range(len(counts)))
    return Series(name="disasters", starts=starts, counts=counts, exposure=(1.0,) * len(counts), before=40)


def test_coal_mining_one_change(coal):
    """The last year of the old rate is likeliest 1891 (Raftery & Akman 1986), with these rates before and after."""
    found = single_change(coal, prior_rate=1.0)

    assert (len(coal.counts), sum(coal.counts)) == (111, 191)
    assert found.start.year - 1 == 1891
    assert (round(found.rate_before.estimate, 2), round(found.rate_after.estimate, 2)) == (3.05, 0.93)


def test_coal_mining_several_changes(coal):
    found = several_changes(coal)

    assert [start.year - 1 for start in found.starts] == [1891, 1946]
    assert found.penalty == pytest.approx(2 * np.log(111))


@pytest.mark.parametrize(
    ("harmonics", "model", "expected"),
    [
        (0, Model("poisson", "model"), (0.894, 0.865, 0.925)),
        (0, Model("quasi-poisson", "model"), (0.894, 0.839, 0.953)),
        (2, Model("quasi-poisson", "model"), (0.885, 0.839, 0.933)),
        (2, Model("quasi-poisson", "hac"), (0.885, 0.850, 0.921)),
    ],
)
def test_sicily_smoking_ban(harmonics, model, expected):
    """Lopez Bernal, Cummins & Gasparrini 2017. The table has no licence, so it is not here: RECOUNT_SICILY names its file."""
    name = os.environ.get("RECOUNT_SICILY")
    if not name:
        pytest.skip(
            "set RECOUNT_SICILY to sicily.csv of github.com/gasparrini/2017_lopezbernal_IJE_codedata (no licence stated)"
        )
    table = pl.read_csv(Path(name))
    series = monthly(table["aces"], before=36, exposure=table["stdpop"], first=2002)
    step = fit(series, plan(day=date(2005, 1, 1), first=date(2002, 1, 1), shape="step", harmonics=harmonics), model).step

    assert tuple(round(value, 3) for value in (step.estimate, step.low, step.high)) == expected


def test_retweets():
    times = pl.read_csv(corpus("statistics/stelfi_niwa_retweets.csv"))["time_utc"].str.to_datetime().unique().sort()
    minutes = (times - times.min()).dt.total_seconds().to_numpy() / 60
    found = fit_hawkes([minutes], float(minutes[-1]))
    branching, decay = found.branching[0][0].estimate, found.decay.estimate

    assert found.events == (4_772,)
    assert [round(value, 4) for value in (found.background[0], branching * decay, decay)] == [0.0633, 0.0760, 0.0791]


@pytest.mark.parametrize(("terms", "expected"), [(0, 0.543), (5, 0.444), (10, 0.429), (20, 0.412), (40, 0.393)])
def test_attacks_in_iraq(terms, expected):
    days = pl.read_csv(corpus("statistics/iraq_isil_attacks_gtd.csv"))["date"].str.to_date()
    times = (days - date(2013, 4, 18)).dt.total_days().to_numpy() + np.random.default_rng(1).random(len(days))
    found = fit_hawkes([np.sort(times)], float(np.ceil(times.max())), terms)

    assert found.events == (4_208,)
    assert round(found.radius, 3) == expected


def test_bivariate_recovery():
    truth = np.array([[0.3, 0.1], [0.5, 0.2]])
    made = [simulate_hawkes(lambda at: np.full((2, len(at)), 0.5), 0.5, truth, 1.0, 2000.0, seed) for seed in range(20)]
    found = np.array([[[one.estimate for one in row] for row in fit_hawkes(streams, 2000.0).branching] for streams in made])

    assert np.abs(found.mean(axis=0) - truth).max() < 0.015
    assert found.std(axis=0).max() <= 0.044
