"""What the analysis of under-reporting answers: typed, frozen, and plain enough for JSON."""

from __future__ import annotations

from typing import Literal

import msgspec

from recount.analysis.under_reporting.convergence import Convergence
from recount.analysis.under_reporting.existence import Failure
from recount.analysis.under_reporting.overlap import Overlap

Unit = Literal["person", "event", "toll"]
Method = Literal["log-linear", "decomposable graphs", "latent classes"]
Rule = Literal[
    "few lists",
    "many lists",
    "list without overlap",
    "few overlaps",
    "copied lists",
    "tolls",
    "links",
    "existence",
    "methods diverge",
]
Verdict = Literal["intervals", "order of magnitude only", "refused"]


class Refusal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule that fired, and what it found, as a sentence with the remedy."""

    rule: Rule
    reason: str


class Estimate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The total by one method: its median and the ends of its 95 % interval, observed cases included, and what it takes for
    granted.

    `total` is the maximum-likelihood estimate where there is one table and the method is a log-linear model.
    """

    method: Method
    model: str
    total: float
    low: float
    high: float
    assumption: str


class Withheld(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A method or model that was tried and gives no interval."""

    method: Method
    model: str
    reason: str


class Ranked(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A model or graph in its ranking: BIC above the best one's (mean over link draws), or posterior weight; median total."""

    model: str
    score: float
    total: float


class Struck(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A candidate model that failed the test of existence or identifiability in at least one table."""

    model: str
    failure: Failure


class UnderReporting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The answer. Read `estimates` together: no one of them is the figure.

    `draws` holds the overlap of every link draw (one, where links are known), `observed` the median number of distinct cases
    and `observed_range` its ends over the draws. `low` and `high` are the outermost ends of all intervals (None: refused).
    `models` are the best ten log-linear models, `graphs` the ten graphs of the greatest weight, `struck` all that failed.
    """

    unit: Unit
    verdict: Verdict
    sentence: str
    lists: tuple[str, ...]
    observed: int
    observed_range: tuple[int, int]
    low: float | None
    high: float | None
    refusals: tuple[Refusal, ...]
    cautions: tuple[str, ...]
    estimates: tuple[Estimate, ...]
    withheld: tuple[Withheld, ...]
    models: tuple[Ranked, ...]
    graphs: tuple[Ranked, ...]
    struck: tuple[Struck, ...]
    convergence: Convergence | None
    draws: tuple[Overlap, ...]
