"""The three methods run over all link draws, each into estimates, or the reason why it gives none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np

from recount.analysis.under_reporting.cells import Floats, counts
from recount.analysis.under_reporting.convergence import Convergence
from recount.analysis.under_reporting.decomposable import Averaged, averaged
from recount.analysis.under_reporting.distribution import Distribution, quantile
from recount.analysis.under_reporting.graphs import Graph, decomposable_graphs
from recount.analysis.under_reporting.latent_class import LatentClass, Sampling, latent_class
from recount.analysis.under_reporting.models import label
from recount.analysis.under_reporting.overlap import Overlap
from recount.analysis.under_reporting.ranking import Ranking, ranking
from recount.analysis.under_reporting.result import Estimate, Method, Ranked, Struck, Unit, Withheld
from recount.analysis.under_reporting.words import assumption

Progress = Callable[[str], None]
_SHOWN = 10
_SHORTER = 5
_ENDLESS = "its 95 % interval has no upper end: the data do not bound the cases on no list"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one method says; `ranked` and `struck` where it chooses among models."""

    results: tuple[Estimate | Withheld, ...]
    ranked: tuple[Ranked, ...] = ()
    struck: tuple[Struck, ...] = ()
    convergence: Convergence | None = None


def log_linear_models(draws: Sequence[Overlap], unit: Unit, progress: Progress) -> Outcome:
    """The best model by BIC and all near it, each with its interval."""
    progress("log-linear models")
    names = draws[0].lists
    found = ranking([counts(draw) for draw in draws], len(names))
    near = tuple(_result("log-linear", label(one.terms, names), one.fits, unit) for one in found.near)
    struck = tuple(Struck(model=label(terms, names), failure=failure) for terms, failure in found.struck)
    return Outcome(near, _ranked(found, names), struck)


def _ranked(found: Ranking, names: Sequence[str]) -> tuple[Ranked, ...]:
    return tuple(
        Ranked(model=label(one.terms, names), score=one.bic - found.candidates[0].bic, total=one.total)
        for one in found.candidates[:_SHOWN]
    )


def graphs(draws: Sequence[Overlap], unit: Unit, progress: Progress) -> Outcome:
    """The average over all decomposable graphs, and the graphs of most weight."""
    progress("decomposable graphs")
    names = draws[0].lists
    tables = [counts(draw) for draw in draws]
    every = decomposable_graphs(len(names))
    found = [averaged(table, every) for table in tables]
    model = f"average over {len(every)}"
    weights = np.mean([one.weights for one in found], axis=0)
    best = np.argsort(-weights, kind="stable")[:_SHOWN]
    ranked = tuple(_weighed(tables, every[at], float(weights[at]), names) for at in best)
    if not all(one.bounded for one in found):
        return Outcome((Withheld(method="decomposable graphs", model=model, reason=_ENDLESS),), ranked)
    return Outcome((_result("decomposable graphs", model, found, unit),), ranked)


def _weighed(tables: Sequence[Floats], graph: Graph, weight: float, names: Sequence[str]) -> Ranked:
    alone: list[Averaged] = [averaged(table, (graph,)) for table in tables]
    return Ranked(model=label(graph.cliques, names), score=weight, total=quantile(alone, 0.5) or float(alone[0].totals[-1]))


def latent_classes(draws: Sequence[Overlap], unit: Unit, sampling: Sampling, progress: Progress) -> Outcome:
    """The latent classes, each draw with chains and a seed of its own; withheld if the chains of any draw disagree.

    The chains of many draws may be shorter, to a fifth: their draws are pooled, and those that disagree are found out.
    """
    model = f"up to {sampling.classes} classes"
    found = [_sampled(draw, at, len(draws), sampling, progress) for at, draw in enumerate(draws)]
    worst = max((one.convergence for one in found), key=lambda one: one.rhat)
    if any(one.convergence.failed for one in found):
        reason = (
            f"the chains disagree (R-hat {worst.rhat:.2f}, {worst.ess:.0f} effective draws): run more iterations, "
            "or take it that the data do not settle the classes"
        )
        return Outcome((Withheld(method="latent classes", model=model, reason=reason),), convergence=worst)
    return Outcome((_result("latent classes", model, found, unit),), convergence=worst)


def _sampled(draw: Overlap, at: int, number: int, sampling: Sampling, progress: Progress) -> LatentClass:
    progress(f"latent classes, link draw {at + 1} of {number}" if number > 1 else "latent classes")
    shorter = min(number, _SHORTER)
    own = msgspec.structs.replace(
        sampling,
        seed=sampling.seed + at,
        burn_in=sampling.burn_in // shorter,
        iterations=sampling.iterations // shorter,
        thin=max(1, sampling.thin // shorter),
    )
    return latent_class(np.array(draw.histories), np.array(draw.counts), own)


def _result(method: Method, model: str, mixture: Sequence[Distribution], unit: Unit) -> Estimate | Withheld:
    low, middle, high = (quantile(mixture, probability) for probability in (0.025, 0.5, 0.975))
    if low is None or middle is None or high is None:
        return Withheld(method=method, model=model, reason=_ENDLESS)
    return Estimate(method=method, model=model, total=middle, low=low, high=high, assumption=assumption(method, unit))
