"""The answer in words, each sentence with its uncertainty."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from recount.analysis.before_after.estimates import SIDE, quoted
from recount.analysis.before_after.results import (
    BeforeAfter,
    Breaks,
    ChangePoint,
    Estimate,
    Excitation,
    Interval,
    Placebo,
    Plan,
    Series,
)

_SHOWN = 6
_FEW = 10


def sentences(answer: BeforeAfter, lead: Series, primary: Estimate) -> Iterator[str]:
    """What was found, the quoted figure first."""
    yield _counts(lead, answer.plan)
    yield _expected(primary, answer.plan)
    yield _range([one for one in answer.estimates if not one.series.startswith(SIDE)])
    yield from map(_side, (one for one in answer.estimates if one.series.startswith(SIDE)))
    if answer.placebo is not None:
        yield _placebo(answer.placebo)
    if answer.change_point is not None and answer.breaks is not None:
        yield _change(answer.change_point, answer.breaks)
    if answer.excitation:
        yield _followed(answer.excitation)
    if answer.control is not None:
        there, against = answer.control.average, answer.control.against
        yield f"In the control area the ratio is {ratio(there)}; the one here is {ratio(against)} times as large."


def ratio(interval: Interval) -> str:
    return f"{interval.estimate:.2f} (95 % {interval.low:.2f} to {interval.high:.2f})"


def _counts(lead: Series, plan: Plan) -> str:
    before, after = sum(lead.counts[: lead.before]), sum(lead.counts[lead.before :])
    periods = len(lead.counts) - lead.before
    what = "events" if plan.outcome == "events" else "people (best)"
    return (
        f"{before:,} {what} in the {lead.before} {plan.period}s before {plan.day}, {before / lead.before:.1f} a {plan.period}; "
        f"{after:,} in the {periods} {plan.period}s from that day on, {after / periods:.1f} a {plan.period}."
    )


def _expected(primary: Estimate, plan: Plan) -> str:
    known = "level" if plan.shape == "level" else "level and trend"
    seasons = ", with the seasons," if plan.harmonics else ""
    steps = f"The step at the date is {ratio(primary.step)}" if plan.shape != "level" else ""
    slope = f", and the trend changes by a factor of {ratio(primary.slope)} a {plan.period}" if primary.slope else ""
    whole = f"Over the whole time after it, the count is {ratio(primary.average)} times what {known}"
    expected = f"{whole}{seasons} before let expect."
    return f"{expected} {steps}{slope}." if steps else expected


def _range(main: Sequence[Estimate]) -> str:
    low, high = min(one.average.low for one in main), max(one.average.high for one in main)
    return f"The {len(main)} intervals of all models and main series reach from {low:.2f} to {high:.2f}."


def _side(one: Estimate) -> str:
    return f"By the word of {one.series.removeprefix(SIDE)} alone the ratio is {ratio(one.average)}."


def _placebo(found: Placebo) -> str:
    if len(found.dates) < _FEW:
        return f"Only {len(found.dates)} placebo dates fit into the window before the date: a weak test."
    return (
        f"Of {len(found.dates)} placebo dates {found.apart:.0%} show an effect that is none (5 % would be expected), "
        f"and {found.as_extreme:.0%} one as extreme as the real date."
    )


def _change(one: ChangePoint, several: Breaks) -> str:
    span = f"{one.credible[0]} to {one.credible[-1]}" if len(one.credible) > 1 else f"{one.credible[0]}"
    breaks = f"; several breaks: {_days(several.starts)}" if several.starts else "; no break earns its penalty"
    return (
        f"Sought without knowledge of the date, one change of the rate would most likely begin at {one.start} "
        f"(95 %: {span}; probability that there is any: {one.change:.2f}){breaks}."
    )


def _days(days: tuple[date, ...]) -> str:
    more = f" and {len(days) - _SHOWN} more" if len(days) > _SHOWN else ""
    return ", ".join(str(day) for day in days[:_SHOWN]) + more


def _followed(curve: tuple[Excitation, ...]) -> str:
    radii = [one.radius for one in curve]
    return (
        f"Depending on how freely the background may move, between {min(radii):.0%} and {max(radii):.0%} of the events follow "
        "from earlier ones. This figure means nothing apart from its curve over backgrounds."
    )


def lead_of(series: Sequence[Series], plan: Plan) -> Series:
    """The series whose figure is quoted."""
    return next(one for one in series if one.name == quoted(plan))
