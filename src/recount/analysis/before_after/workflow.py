"""Did violence fall? From a table of events to an answer with its limits."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import msgspec
import polars as pl

from recount.analysis.before_after.caveats import caveats
from recount.analysis.before_after.change_points import several_changes, single_change
from recount.analysis.before_after.estimates import PRIMARY, SIDE, all_series, comparison, estimates, finding, quoted, reasons
from recount.analysis.before_after.excitation import branching_curve
from recount.analysis.before_after.placebo import FEWEST_POINTS, placebo
from recount.analysis.before_after.regression import expectation
from recount.analysis.before_after.results import BeforeAfter, Estimate, Excitation, Plan
from recount.analysis.before_after.sentences import lead_of, sentences
from recount.analysis.before_after.series import dated, table
from recount.errors import AnalysisError

Curve = Callable[[pl.DataFrame, date, date], tuple[Excitation, ...]]


def before_after(
    events: pl.DataFrame,
    plan: Plan,
    *,
    reports: pl.DataFrame | None = None,
    control: pl.DataFrame | None = None,
    elsewhere: pl.DataFrame | None = None,
    curve: Curve = branching_curve,
) -> BeforeAfter:
    """Whether violence was less after a date than the time before lets expect.

    `events`: one row an event (columns: `series.table`); `reports`: all reports of the window (`date`, `source`), for the
    number of active sources; `control`: events of an area that the measure did not touch; `elsewhere`: events of where
    violence could have moved; `curve`: how the branching curve is found.

    1. The date, the outcome, the window and the shape are fixed in `plan`, before the series is seen; the answer repeats them.
    2. Events count on the day that they happened. Events without a day are left out and numbered.
    3. Weeks or months are counted from the date both ways. With fewer than 24 whole periods on either side, or fewer than 10
       events (or people) on either side, the answer is a refusal.
    4. The rate after is compared with what level, trend and seasons before let expect, under quasi-Poisson and negative
       binomial scatter, with errors from the model and HAC errors. The figure that is quoted is the average rate ratio over the
       whole time after, quasi-Poisson with HAC errors.
    5. Tolls give three series, low, best (best_ged) and high; each side's sources alone give one more. With `reports`, the
       main series are fitted a second time per active source.
    6. The same model is put to every date before the date that has 24 periods on each side.
    7. Change points are sought without knowledge of the date, with the likelihood weakened by the dispersion.
    8. The share of events that follow from earlier events is shown over several backgrounds, never as one number.
    9. The finding is `fell` (or `rose`) if every interval of every model of the main series lies below (above) 1, at most one
       placebo date in ten gives an effect as extreme, and at most one in four an interval without 1 (then the shape does not
       describe the series); else it `cannot be concluded`, as without any placebo date.
    10. The warnings that apply are part of the answer. None of this shows a cause.

    Raises FormatError for a table that lacks a column or holds a cell of the wrong kind.
    """
    events = dated(events)
    made = table(events, plan, reports)
    if short := _too_short(made, plan):
        return _refused(plan, short)
    fitted, failures = estimates(made, plan)
    if (primary := next((one for one in fitted if _is_quoted(one, plan)), None)) is None:
        return _refused(plan, failures[0].removeprefix("Not fitted: "))
    against = {name: comparison(frame, plan, primary) for name, frame in (("control", control), ("elsewhere", elsewhere))}
    answer = _answer(made, plan, fitted, primary)
    answer = msgspec.structs.replace(
        answer,
        warnings=caveats(made, events, plan, against["control"], against["elsewhere"]),
        excitation=_excitation(events, plan, curve),
        **against,
    )
    return msgspec.structs.replace(answer, says=_says(answer, primary, failures))


def _too_short(made: pl.DataFrame, plan: Plan) -> str | None:
    before = int(made["before"].sum())
    after = made.height - before
    if min(before, after) >= FEWEST_POINTS:
        return None
    remedy = "Widen the window, or count by the week." if plan.period == "month" else "Widen the window."
    return (
        f"Too short: the date has {before} whole {plan.period}s before it and {after} after it; {FEWEST_POINTS} on each side "
        f"is the least. {remedy}"
    )


def _refused(plan: Plan, why: str) -> BeforeAfter:
    return BeforeAfter(plan=plan, refusal=why, finding="cannot be concluded", says=(), warnings=())


def _is_quoted(one: Estimate, plan: Plan) -> bool:
    return one.series == quoted(plan) and one.model == PRIMARY and not one.per_source


def _answer(made: pl.DataFrame, plan: Plan, fitted: tuple[Estimate, ...], primary: Estimate) -> BeforeAfter:
    series = all_series(made, plan)
    lead = lead_of(series, plan)
    placebos = placebo(lead, plan, PRIMARY, primary)
    scatter = max(1.0, primary.dispersion)
    return BeforeAfter(
        plan=plan,
        refusal=None,
        finding=finding(_main(fitted), placebos),
        says=(),
        warnings=(),
        series=series,
        estimates=fitted,
        expectation=expectation(lead, plan, PRIMARY),
        placebo=placebos,
        change_point=single_change(lead, dispersion=scatter),
        breaks=several_changes(lead, dispersion=scatter),
    )


def _main(fitted: tuple[Estimate, ...]) -> list[Estimate]:
    return [one for one in fitted if not one.series.startswith(SIDE)]


def _excitation(events: pl.DataFrame, plan: Plan, curve: Curve) -> tuple[Excitation, ...]:
    try:
        return curve(events, plan.first, plan.last)
    except AnalysisError:
        return ()


def _says(answer: BeforeAfter, primary: Estimate, failures: tuple[str, ...]) -> tuple[str, ...]:
    why = reasons(_main(answer.estimates), answer.placebo) if answer.finding == "cannot be concluded" else ()
    return (*sentences(answer, lead_of(answer.series, answer.plan), primary), *failures, *why)
