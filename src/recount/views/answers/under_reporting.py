"""The report of an estimate of under-reporting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from recount.analysis.under_reporting import Estimate, Overlap, UnderReporting
from recount.views.answers.document import Answer, Facts, Figure, Section, Table
from recount.views.answers.plots.overlap import overlap_plot
from recount.views.answers.plots.ranges import Bar, range_plot

_METHOD: Final = (
    "Multiple systems estimation: what several lists of the same cases share, and do not share, says how many cases are on no "
    "list, if the lists depend on one another only as a model allows. Log-linear models with their deviance-profile intervals "
    "(Fienberg 1972; Cormack 1992), tested for existence and identifiability (Fienberg & Rinaldo 2012; Chan, Silverman & "
    "Vincent 2021); the Bayesian average over decomposable graphs (Madigan & York 1997); latent classes by Gibbs sampling "
    "(Manrique-Vallier 2016). Over link draws the interval is that of the mixture of the draws."
)


def answer(found: UnderReporting, facts: Facts = ()) -> Answer:
    """The report; `facts` say what the lists were made from."""
    return Answer(
        title="How many cases are on no list?",
        verdict={"intervals": "estimated", "refused": "cannot be concluded"}.get(found.verdict, found.verdict),
        sentence=found.sentence,
        facts=(*facts, *_facts(found)),
        sections=tuple(_sections(found)),
    )


def _sections(found: UnderReporting) -> Iterator[Section]:
    if found.verdict == "refused":
        yield Section(title="Why there is no estimate", points=tuple(one.reason for one in found.refusals))
    yield _overlap(found.draws[0], found)
    if found.estimates or found.withheld:
        yield _intervals(found)
        yield _assumptions(found)
    if found.models:
        yield _models(found)
    if found.graphs:
        yield _graphs(found)
    if found.cautions:
        yield Section(title="What to keep in mind", points=found.cautions)
    yield Section(title="Method", paragraphs=(_METHOD,))


def _overlap(first: Overlap, found: UnderReporting) -> Section:
    of_draw = f" in the first of {len(found.draws)} link draws" if len(found.draws) > 1 else ""
    caption = (
        f"{first.observed:,} {found.unit}s on {len(first.lists)} lists{of_draw}, {first.repeated:,} of them on two or more. "
        "Each bar numbers those on exactly the lists marked below it."
    )
    rows = tuple(
        (name, f"{first.size(name):,}", *(_shared(first, name, other) for other in first.lists)) for name in first.lists
    )
    return Section(
        title="What the lists share",
        figure=Figure(overlap_plot(first), caption) if len(first.lists) > 1 else None,
        table=Table(("list", "cases", *first.lists), rows, tuple(range(1, len(first.lists) + 2))),
    )


def _shared(overlap: Overlap, name: str, other: str) -> str:
    pairs = (pair for pair in overlap.pairs if {pair.first, pair.second} == {name, other})
    pair = next(pairs, None)
    if pair is None:
        return "–"
    return f"{pair.shared:,}" + (f" ({pair.copied:,} copied)" if pair.copied else "")


def _intervals(found: UnderReporting) -> Section:
    bars = [Bar(_name(one), one.method, one.low, one.total, one.high) for one in found.estimates]
    caption = f"All {found.unit}s, the observed included, by every method: 95 % intervals, dots at the medians."
    observed = (float(found.observed), f"{found.observed:,} observed")
    rows = tuple((one.method, one.model, f"{one.total:,.0f}", f"{one.low:,.0f}", f"{one.high:,.0f}") for one in found.estimates)
    return Section(
        title="Every interval",
        figure=Figure(range_plot(bars, axis=f"{found.unit}s in all", reference=observed), caption) if bars else None,
        table=Table(("method", "model", "median", "95 % from", "to"), rows, (2, 3, 4)),
        points=tuple(f"Withheld: {one.method}, {one.model}: {one.reason}." for one in found.withheld),
    )


def _name(one: Estimate) -> str:
    return one.model if one.method == "log-linear" else f"{one.method}, {one.model}"


def _assumptions(found: UnderReporting) -> Section:
    assumed = {one.method: one.assumption for one in found.estimates}
    points = tuple(f"{method[:1].upper()}{method[1:]}: {words}" for method, words in assumed.items())
    return Section(title="What each method takes for granted", points=points)


def _models(found: UnderReporting) -> Section:
    rows = tuple((one.model, f"{one.score:.1f}", f"{one.total:,.0f}") for one in found.models)
    struck = (
        (f"{len(found.struck):,} more were struck: for them no estimate exists, or more than one.",) if found.struck else ()
    )
    return Section(
        title="Log-linear models",
        paragraphs=("The best by BIC. Those within two of the best are not worth less, however far apart their totals are.",),
        table=Table(("model", "BIC above the best", "total"), rows, (1, 2)),
        points=struck,
    )


def _graphs(found: UnderReporting) -> Section:
    rows = tuple((one.model, f"{one.score:.2f}", f"{one.total:,.0f}") for one in found.graphs if one.score >= 0.01)
    return Section(title="Decomposable graphs", table=Table(("graph", "weight", "median"), rows, (1, 2)))


def _facts(found: UnderReporting) -> Iterator[tuple[str, str]]:
    yield "Case", found.unit
    yield "Link draws", str(len(found.draws)) if len(found.draws) > 1 else "none: the links are taken as known"
    if found.convergence is not None:
        one = found.convergence
        sampled = f"{one.chains} chains of {one.iterations:,} iterations, R-hat {one.rhat:.3f}, {one.ess:,.0f} effective draws"
        yield "Sampler", sampled
