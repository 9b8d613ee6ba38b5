"""What limits the answer, as sentences: each stands where it is true, or where nothing rules it out."""

from __future__ import annotations

from typing import Final

import polars as pl

from recount.analysis.before_after.results import Comparison, Plan
from recount.analysis.before_after.series import dated

_RUN: Final = 3  # periods that make a peak
_PEAK: Final = 0.8  # quantile of all runs before the date
_SHIFT: Final = 1.25  # ratio of active sources that counts as a change
_MOSTLY: Final = 0.8


def caveats(
    made: pl.DataFrame, events: pl.DataFrame, plan: Plan, control: Comparison | None, elsewhere: Comparison | None
) -> tuple[str, ...]:
    """The sentences that apply to a table of periods (`series.table`) and its events."""
    found = [
        "What came after the date did not for that reason come from it.",
        _peak(made, plan),
        _access(made, plan),
        _moved(elsewhere),
        None if control else "There is no control: whatever else changed at about that time changed the series too.",
        _one_side(events, plan),
        _left_out(events, plan),
        _open(events, plan),
    ]
    return tuple(sentence for sentence in found if sentence)


def _peak(made: pl.DataFrame, plan: Plan) -> str | None:
    """The mean of the last three periods before the date lies in the top fifth of such means before it."""
    column = "events" if plan.outcome == "events" else "best"
    runs = made.filter(pl.col("before"))[column].rolling_mean(_RUN).drop_nulls()
    if runs[-1] < (runs.quantile(_PEAK, "linear") or 0) or runs[-1] <= (runs.mean() or 0):
        return None
    return (
        f"It began at a peak: the {_RUN} {plan.period}s before it were among the worst fifth, and a peak is followed by"
        " less of itself; regression to the mean is not excluded."
    )


def _access(made: pl.DataFrame, plan: Plan) -> str | None:
    if made["sources"].null_count():
        return "The access of reporters may have changed: how many sources were active is not known here."
    before, after = (made.filter(pl.col("before") == side)["sources"].to_numpy().mean() for side in (True, False))
    if before and 1 / _SHIFT <= after / before <= _SHIFT:
        return None
    return (
        f"The access of reporters changed: on average {before:.1f} sources a {plan.period} were active before the date and"
        f" {after:.1f} after it. Fewer reports are not less violence, nor more reports more."
    )


def _moved(elsewhere: Comparison | None) -> str | None:
    if elsewhere is None:
        return "Violence may have moved elsewhere: nothing outside the area was looked at."
    if elsewhere.average.low > 1:
        return f"Elsewhere violence rose ({_ratio(elsewhere)}): it may have moved there."
    if elsewhere.average.high >= 1:
        return f"Violence may have moved elsewhere: what is known from there ({_ratio(elsewhere)}) does not rule it out."
    return None


def _ratio(comparison: Comparison) -> str:
    average = comparison.average
    return f"{average.estimate:.2f} times, 95 % {average.low:.2f} to {average.high:.2f}"


def _one_side(events: pl.DataFrame, plan: Plan) -> str | None:
    sides = _inside(events, plan)["side"]
    known = sides.drop_nulls()
    if not len(known):
        return "Whose word the figures rest on is not known: the series may come from one side only."
    top = known.value_counts(sort=True, name="events").sort(["events", "side"], descending=[True, False]).row(0)
    share = top[1] / len(known)
    if share < _MOSTLY:
        return None
    whole = "one side only" if share == 1 else "one side for the most part"
    return f"The series comes from {whole}: {share:.0%} of the {len(known):,} events with a known source rest on {top[0]}."


def _left_out(events: pl.DataFrame, plan: Plan) -> str | None:
    unknown = dated(events)["event_date"].null_count()
    return f"{unknown:,} events whose day is unknown are in no series." if unknown else None


def _open(events: pl.DataFrame, plan: Plan) -> str | None:
    without = _inside(events, plan)["high"].null_count()
    if not without or plan.outcome == "events":
        return None
    return f"{without:,} events have an open upper figure; the high series takes their best, so it is a floor."


def _inside(events: pl.DataFrame, plan: Plan) -> pl.DataFrame:
    return dated(events).filter(pl.col("event_date").is_between(plan.first, plan.last))
