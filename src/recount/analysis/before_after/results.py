"""What is asked beforehand, and what is answered: frozen records that msgspec writes as JSON."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

import msgspec

Z95: Final = 1.959963984540054  # normal quantile of a 95 % interval

Outcome = Literal["events", "toll"]
PeriodLength = Literal["week", "month"]
Shape = Literal["level", "step", "step+slope"]
Family = Literal["poisson", "quasi-poisson", "negative-binomial"]
Errors = Literal["model", "hac"]
Finding = Literal["fell", "rose", "cannot be concluded"]


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is fixed before the series is seen.

    `day` is the first day of what is examined (the operation's first day), `first` and `last` the window's days (inclusive).
    `outcome` counts events, or sums their tolls. `period`: weeks or months, counted from `day` both ways, so that no period
    holds days of both sides. `shape`: `level` compares with the mean before, `step` with the trend before, `step+slope` lets
    the trend change too. `harmonics`: pairs of sine and cosine a year (0: no seasons). `lags`: periods over which HAC errors
    allow autocorrelation.
    """

    day: date
    first: date
    last: date
    outcome: Outcome = "events"
    period: PeriodLength = "month"
    shape: Shape = "step+slope"
    harmonics: int = 2
    lags: int = 6

    def __post_init__(self) -> None:
        if not self.first < self.day <= self.last:
            raise ValueError(f"a plan needs first < day <= last, not {self.first}, {self.day}, {self.last}")
        if self.harmonics < 0 or self.lags < 0:
            raise ValueError("`harmonics` and `lags` cannot be negative")


class Interval(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An estimate with its 95 % interval."""

    estimate: float
    low: float
    high: float


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Counts by period. `starts` are the periods' first days, `exposure` what a count is in proportion to (days, times the
    active sources where they are an offset), `before` the number of periods before the date."""

    name: str
    starts: tuple[date, ...]
    counts: tuple[int, ...]
    exposure: tuple[float, ...]
    before: int


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How counts scatter (`family`) and how the errors are taken: from the model, or robust to heteroscedasticity and
    autocorrelation (`hac`, Newey & West 1987)."""

    family: Family
    errors: Errors


class Estimate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Rate ratios of one series under one model.

    `step`: at the date, against the trend (or mean) before. `slope`: change of the trend, a period (null unless the shape has
    one). `average`: over the whole time after. `dispersion`: Pearson chi-square by degrees of freedom of the Poisson fit (1:
    as Poisson).
    """

    series: str
    model: Model
    per_source: bool
    step: Interval
    slope: Interval | None
    average: Interval
    dispersion: float


class Expectation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The quoted model's expected counts, one interval a period of the series: with the change at the date, and as if there had
    been none (before the date the two are one)."""

    changed: tuple[Interval, ...]
    unchanged: tuple[Interval, ...]


class Placebo(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The same model at dates before the date, on the series before it: nothing that happened at the date is in these.

    `apart` is the share of placebo intervals that leave out 1 (about .05 where the model is right), `as_extreme` the share of
    placebo estimates at least as many standard errors from 1 as the real one.
    """

    dates: tuple[date, ...]
    averages: tuple[Interval, ...]
    apart: float
    as_extreme: float


class ChangePoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The posterior of a single change of a Poisson rate.

    `start` is the likeliest first period of the new rate, `credible` the smallest set of such periods that holds 95 %,
    `probabilities` all of them (from the second period on), `rate_before` and `rate_after` posterior means with central 95 %
    intervals, in events a unit of exposure; `change` the probability that there is a change at all, even odds before.
    """

    start: date
    credible: tuple[date, ...]
    probabilities: tuple[float, ...]
    rate_before: Interval
    rate_after: Interval
    change: float


class Breaks(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Several changes of a Poisson rate: the first period of each new rate, and the penalty that each had to earn."""

    starts: tuple[date, ...]
    penalty: float


class Excitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A Hawkes process with exponential kernel over one background.

    `branching[i][j]` is the mean number of events of stream i that one event of stream j sets off directly; `radius` the
    matrix's spectral radius (of one stream: the branching itself). `decay` is a rate (one over the mean lag), `background` the
    mean rate of each stream, both a unit of time. `terms`: spline terms of the log background, 0 for a constant one. An
    `identified` of false says that the curvature at the maximum gives no intervals: they are the whole range then.
    """

    terms: int
    events: tuple[int, ...]
    background: tuple[float, ...]
    branching: tuple[tuple[Interval, ...], ...]
    radius: float
    decay: Interval
    log_likelihood: float
    aic: float
    identified: bool


class Comparison(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another area over the same window: its own average rate ratio, and the ratio of the two ratios."""

    average: Interval
    against: Interval


class BeforeAfter(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The answer, with what was fixed beforehand. Rules: `recount.analysis.before_after.before_after`."""

    plan: Plan
    refusal: str | None
    finding: Finding
    says: tuple[str, ...]
    warnings: tuple[str, ...]
    series: tuple[Series, ...] = ()
    estimates: tuple[Estimate, ...] = ()
    expectation: Expectation | None = None
    placebo: Placebo | None = None
    change_point: ChangePoint | None = None
    breaks: Breaks | None = None
    excitation: tuple[Excitation, ...] = ()
    control: Comparison | None = None
    elsewhere: Comparison | None = None
