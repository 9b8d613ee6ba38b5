"""The report of a comparison of the time before and after a date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from recount.analysis.before_after.estimates import PRIMARY
from recount.analysis.before_after.results import BeforeAfter, Estimate, Interval
from recount.analysis.before_after.sentences import lead_of
from recount.views.answers.document import Answer, Facts, Figure, Section, Table
from recount.views.answers.plots.ranges import Bar, range_plot
from recount.views.answers.plots.series import branching_plot, placebo_plot, series_plot

_METHOD: Final = (
    "Interrupted time series: segmented count regression with a step and, where asked, a change of slope at the date, "
    "harmonics for the seasons, quasi-Poisson and negative binomial scatter, and errors that allow for autocorrelation (Lopez "
    "Bernal, Cummins & Gasparrini 2017; Newey & West 1987). The same at placebo dates (Bertrand, Duflo & Mullainathan 2004). "
    "Change points without knowledge of the date: the exact posterior of one (Raftery & Akman 1986), and PELT with a Poisson "
    "cost (Killick, Fearnhead & Eckley 2012). Self-excitation: Hawkes processes with exponential kernel over spline "
    "backgrounds (Hawkes 1971; Ozaki 1979)."
)

_QUOTED: Final = 2  # sentences of the answer: the counts, and the quoted figure


def answer(found: BeforeAfter, facts: Facts = ()) -> Answer:
    """The report; `facts` say what the series was made from."""
    verdict = {"fell": "violence fell", "rose": "violence rose"}.get(found.finding, found.finding)
    return Answer(
        title=f"Did violence fall after {found.plan.day}?",
        verdict=verdict,
        sentence=found.refusal or " ".join(found.says[:_QUOTED]),
        facts=(*facts, *_facts(found)),
        sections=tuple(_sections(found)),
    )


def _sections(found: BeforeAfter) -> Iterator[Section]:
    if found.refusal is None:
        yield _course(found)
        yield Section(title="What was found", points=found.says[_QUOTED:])
    if found.warnings:
        yield Section(title="What this cannot show", points=found.warnings)
    if found.estimates:
        yield _models(found)
    if found.placebo is not None:
        yield _placebo(found)
    if found.excitation:
        yield _branching(found)
    yield Section(title="Method", paragraphs=(_METHOD,))


def _course(found: BeforeAfter) -> Section:
    lead = lead_of(found.series, found.plan)
    caption = (
        f"{found.plan.outcome} by the {found.plan.period} (dots), the fitted course (blue), and the course expected without a "
        "change at the date (orange, dashed), each with its 95 % band."
    )
    fitted = found.expectation
    return Section(title="The series", figure=Figure(series_plot(lead, fitted, found.plan.day), caption) if fitted else None)


def _models(found: BeforeAfter) -> Section:
    bars = [Bar(_name(one), _group(one), one.average.low, one.average.estimate, one.average.high) for one in found.estimates]
    rows = tuple(
        (_name(one), _ratio(one.average), _ratio(one.step), _ratio(one.slope) if one.slope else "–", f"{one.dispersion:.1f}")
        for one in found.estimates
    )
    drawn = range_plot(bars, axis="average rate ratio (log scale)", reference=(1.0, "no change"), scale="log")
    return Section(
        title="Every series under every model",
        figure=Figure(
            drawn, "Average ratio of the count after the date to what the time before let expect, with 95 % intervals."
        ),
        table=Table(("series and model", "average ratio", "step", "slope", "dispersion"), rows, (1, 2, 3, 4)),
    )


def _name(one: Estimate) -> str:
    errors = "HAC errors" if one.model.errors == "hac" else "model errors"
    return f"{one.series}, {one.model.family}, {errors}" + (", a source" if one.per_source else "")


def _group(one: Estimate) -> str:
    if one.series.startswith("side: "):
        return "one side's sources alone"
    return "a source" if one.per_source else "all sources"


def _ratio(one: Interval) -> str:
    return f"{one.estimate:.2f} ({one.low:.2f}–{one.high:.2f})"


def _placebo(found: BeforeAfter) -> Section:
    real = next(one for one in found.estimates if one.model == PRIMARY and one.series == lead_of(found.series, found.plan).name)
    tried = found.placebo
    caption = (
        "The average ratio that the same model finds at dates before the date, and at the date itself, with 95 % intervals."
    )
    plot = Figure(placebo_plot(tried, real.average, found.plan.day), caption) if tried else None
    return Section(title="Placebo dates", figure=plot)


def _branching(found: BeforeAfter) -> Section:
    rows = tuple(
        (
            str(one.terms) if one.terms else "constant",
            _share(one.branching[0][0]),
            f"{1 / one.decay.estimate:.1f}",
            f"{one.aic:,.1f}",
        )
        for one in found.excitation
    )
    return Section(
        title="Violence that follows from violence",
        paragraphs=(
            "The share of events that earlier events set off depends on how freely the background may move: what a stiff one "
            "cannot follow is taken for excitation. Read the curve, never one point of it.",
        ),
        figure=Figure(branching_plot(found.excitation), "The share over backgrounds, with 95 % intervals."),
        table=Table(("background terms", "share", "mean lag in days", "AIC"), rows, (1, 2, 3)),
    )


def _share(one: Interval) -> str:
    return f"{one.estimate:.3f} ({one.low:.3f}–{one.high:.3f})"


def _facts(found: BeforeAfter) -> Iterator[tuple[str, str]]:
    plan = found.plan
    yield (
        "Fixed beforehand",
        (
            f"date {plan.day}, window {plan.first} to {plan.last}, outcome {plan.outcome}, by the {plan.period}, shape "
            f"{plan.shape}, {plan.harmonics} harmonics, {plan.lags} lags"
        ),
    )
    yield "Days", "events count on the day that they happened, never on that of the report"
