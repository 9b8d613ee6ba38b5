"""Do the estimators find what is known, and how fast? `python bench/analysis.py [--sets 200] [PART ...]`

`coverage`: on so many made sets per method, how often the 95 % interval holds the truth where the assumptions hold (92 to 98 %
of 200 sets is what chance allows), and how it fails where they do not. `kosovo`: all methods with their long chains, and the
published figures. `speed`: a Hawkes process of 100,000 events. Times are of work (CPU), so that they can be compared on a busy
machine.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path
from time import process_time

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from recount.analysis.before_after.change_points import single_change
from recount.analysis.before_after.hawkes import fit_hawkes
from recount.analysis.before_after.regression import fit
from recount.analysis.before_after.results import Model
from recount.analysis.before_after.simulation import simulate_hawkes
from recount.analysis.under_reporting import Sampling, overlap, under_reporting
from recount.analysis.under_reporting.cells import counts
from recount.analysis.under_reporting.decomposable import averaged
from recount.analysis.under_reporting.distribution import Distribution, quantile
from recount.analysis.under_reporting.graphs import decomposable_graphs
from recount.analysis.under_reporting.latent_class import latent_class
from recount.analysis.under_reporting.loglinear import log_linear
from tests.analysis.before_after.made import monthly, plan
from tests.analysis.under_reporting.tables import independent, kosovo, tabled

CASES = 1_000
STEP = 0.7
BRANCHING = 0.4

Covers = Callable[[int], bool]  # of a seed: does the interval hold the truth?


def _holds(made: Distribution) -> bool:
    ends = [quantile([made], level) for level in (0.025, 0.975)]
    return ends[0] is not None and ends[1] is not None and ends[0] <= CASES <= ends[1]


def _alike(seed: int) -> np.ndarray:
    return counts(overlap(independent(CASES, (0.4, 0.3, 0.35), seed)))


def _dependent(seed: int) -> np.ndarray:
    """The second list holds a case of the first with chance .6, another with .25."""
    draw = np.random.default_rng(seed)
    first = draw.random(CASES) < 0.4
    marks = np.column_stack([first, draw.random(CASES) < np.where(first, 0.6, 0.25), draw.random((CASES, 2)) < 0.35])
    return counts(overlap(tabled(marks)))


def _two_kinds(seed: int, easy: float, hard: float) -> np.ndarray:
    draw = np.random.default_rng(seed)
    chance = np.where(draw.random((CASES, 1)) < 0.5, easy, hard)
    return counts(overlap(tabled(draw.random((CASES, 5)) < chance)))


def _log_linear(table: np.ndarray, lists: int, terms: tuple[tuple[int, ...], ...]) -> bool:
    made = log_linear(table, lists, terms)
    return made is not None and _holds(made)


def _latent(seed: int) -> bool:
    seen = overlap(independent(CASES, (0.4, 0.3, 0.35, 0.3), seed))
    quick = Sampling(burn_in=500, iterations=3_000, thin=5, chains=2, seed=seed)
    return _holds(latent_class(np.array(seen.histories), np.array(seen.counts), quick))


def _months(seed: int, scatter: float = 0.2) -> np.ndarray:
    draw, at = np.random.default_rng(seed), np.arange(144)
    mean = 20 * np.exp(0.003 * at + 0.2 * np.sin(2 * np.pi * at / 12) + np.log(STEP) * (at >= 72))
    return draw.poisson(mean * draw.gamma(1 / scatter, scatter, 144))


def _correlated(seed: int) -> np.ndarray:
    """Counts whose log rate drifts: an autoregression of .6 a month."""
    draw, level = np.random.default_rng(seed), np.zeros(144)
    for at in range(1, 144):
        level[at] = 0.6 * level[at - 1] + draw.normal(0, 0.3)
    return draw.poisson(20 * np.exp(level + np.log(STEP) * (np.arange(144) >= 72)))


def _step(made: np.ndarray, family: str, errors: str, harmonics: int = 1) -> bool:
    asked = plan(shape="step", harmonics=harmonics)
    found = fit(monthly(made, before=72), asked, Model(family, errors)).step
    return found.low <= STEP <= found.high


def _hawkes(seed: int) -> bool:
    made = simulate_hawkes(lambda at: np.full((1, len(at)), 0.5), 0.5, np.array([[BRANCHING]]), 1.0, 1_500.0, seed)
    found = fit_hawkes(made, 1_500.0).branching[0][0]
    return found.low <= BRANCHING <= found.high


def _hawkes_in_waves(seed: int) -> bool:
    def wave(at: np.ndarray) -> np.ndarray:
        return np.array([0.5 + 0.45 * np.sin(2 * np.pi * at / 400)])

    made = simulate_hawkes(wave, 0.95, np.array([[BRANCHING]]), 1.0, 1_500.0, seed)
    found = fit_hawkes(made, 1_500.0).branching[0][0]
    return found.low <= BRANCHING <= found.high


def _change(seed: int) -> bool:
    draw = np.random.default_rng(seed)
    at = int(draw.integers(20, 100))
    series = monthly(np.concatenate([draw.poisson(6, at), draw.poisson(3, 120 - at)]), before=60)
    return series.starts[at] in single_change(series).credible


def _methods() -> Iterator[tuple[str, Covers]]:
    """What holds, then what does not."""
    graphs = decomposable_graphs(3)
    yield "log-linear, independent lists", lambda seed: _log_linear(_alike(seed), 3, ())
    yield "log-linear, two lists depend and the model says so", lambda seed: _log_linear(_dependent(seed), 4, ((0, 1),))
    yield "decomposable graphs, independent lists", lambda seed: _holds(averaged(_alike(seed), graphs))
    yield "decomposable graphs, two lists depend", lambda seed: _holds(averaged(_dependent(seed), decomposable_graphs(4)))
    yield "latent classes, independent lists", _latent
    yield "quasi-Poisson, overdispersed", lambda seed: _step(_months(seed), "quasi-poisson", "model")
    yield "negative binomial, overdispersed", lambda seed: _step(_months(seed), "negative-binomial", "model")
    yield "Hawkes, constant background", _hawkes
    yield "one change point", _change


def _failures() -> Iterator[tuple[str, Covers]]:
    yield "log-linear, two lists depend and the model does not say so", lambda seed: _log_linear(_dependent(seed), 4, ())
    yield "log-linear, a kind that is hard to see for all lists", lambda seed: _log_linear(_two_kinds(seed, 0.5, 0.1), 5, ())
    yield "Poisson, overdispersed", lambda seed: _step(_months(seed), "poisson", "model")
    yield "quasi-Poisson without HAC, autocorrelated", lambda seed: _step(_correlated(seed), "quasi-poisson", "model", 0)
    yield "quasi-Poisson with HAC, autocorrelated", lambda seed: _step(_correlated(seed), "quasi-poisson", "hac", 0)
    yield "Hawkes with a constant background, waves", _hawkes_in_waves


def coverage(sets: int) -> bool:
    """Whether all methods cover where they should."""
    good = True
    for title, methods in (("where the assumptions hold", _methods()), ("where they do not", _failures())):
        print(f"\ncoverage of the 95 % interval over {sets} sets, {title}")
        for name, covers in methods:
            begun = process_time()
            share = float(np.mean([covers(seed) for seed in range(sets)]))
            inside = 0.92 <= share <= 0.98
            good &= inside or title == "where they do not"
            print(f"  {name:<60} {share:6.1%}  {process_time() - begun:6.1f} s", flush=True)
    return good


def published() -> bool:
    """Kosovo by every method with the long chains: latent classes 10,382 (8,612 to 13,633)."""
    begun = process_time()
    answer = under_reporting(kosovo(), unit="person", links_known=True)
    spent = process_time() - begun
    print(f"\nKosovo, all methods: {spent:.1f} s of work (bar 60)")
    for one in answer.estimates:
        print(f"  {one.method:<20} {one.model:<40} {one.total:>8,.0f}  {one.low:>8,.0f} - {one.high:>8,.0f}")
    print(f"  {answer.convergence}")
    return spent < 60 and not answer.withheld


def speed() -> bool:
    """A Hawkes process of 100,000 events, constant and with 20 spline terms."""
    made = simulate_hawkes(lambda at: np.ones((1, len(at))), 1.0, np.array([[0.5]]), 1.0, 50_000.0, 1)
    begun = process_time()
    found = [fit_hawkes(made, 50_000.0, terms) for terms in (0, 20)]
    spent = process_time() - begun
    shares = " and ".join(f"{one.radius:.3f}" for one in found)
    print(f"\nHawkes, {len(made[0]):,} events: {spent:.1f} s of work for two fits (bar 10 each), branching {shares} (truth .5)")
    return spent < 20


def main() -> None:
    """Run the parts that were asked for."""
    parts = {"speed": speed, "kosovo": published}
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=["coverage", *parts], default=["speed", "kosovo", "coverage"])
    parser.add_argument("--sets", type=int, default=200)
    asked = parser.parse_args()
    passed = [coverage(asked.sets) if part == "coverage" else parts[part]() for part in asked.parts]
    sys.exit(0 if all(passed) else 1)


if __name__ == "__main__":
    main()
