"""From a table of lists, or many draws of its links, to an answer or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

import numpy as np
import polars as pl

from recount.analysis.under_reporting.latent_class import Sampling
from recount.analysis.under_reporting.methods import Outcome, Progress, graphs, latent_classes, log_linear_models
from recount.analysis.under_reporting.overlap import Overlap, overlap
from recount.analysis.under_reporting.refusals import LEAST_DRAWS, refusals
from recount.analysis.under_reporting.result import Estimate, Refusal, UnderReporting, Unit, Verdict, Withheld
from recount.analysis.under_reporting.words import cautions, magnitude, together
from recount.errors import FormatError

LinkDraws = Iterable[pl.DataFrame] | Callable[[int], pl.DataFrame]
MOST_APART = 3.0
_STANDARD: Final = Sampling()


def _quiet(_step: str) -> None:
    """No report of progress."""


def under_reporting(
    table: pl.DataFrame | LinkDraws,
    *,
    unit: Unit,
    links_known: bool = False,
    sampling: Sampling = _STANDARD,
    progress: Progress = _quiet,
) -> UnderReporting:
    """How many cases are on no list, by multiple systems estimation. The rules:

    1. A table is one of the two shapes of `overlap`. Where it is not certain which records are one case, give link draws: an
       iterable of such tables, or a function from 0 ... 19 to them, each a draw of the links from their posterior.
       `links_known` says that one table is certain: shared identifiers, or a matching that its authors vouch for.
    2. `unit` says what a case is. Nothing in the table could: it is for the caller to know whether rows are persons or events.
    3. Refused, with every reason at once, before anything is estimated: tolls; fewer than three lists, or more than five; a
       list that shares no case with any other; fewer than ten cases on two lists or more; lists that copy one another (a tenth
       of what two share goes back to one origin, or one lies within another that holds far less of the rest); fewer than 20
       link draws where links are not known.
    4. Every hierarchical log-linear model (of five lists: of pairs) is tested for existence and identifiability. Those that
       fail in any draw are struck; if none is left the answer is refused. The rest are ranked by BIC; the best and those within
       two of it each give their deviance-profile interval.
    5. The average over all decomposable graphs and the latent classes give their posterior intervals. Chains that disagree, and
       intervals without an upper end, are withheld with that reason.
    6. Over link draws, each method's interval is that of the equal mixture of the draws' distributions (see `distribution`).
    7. All intervals stand side by side, with what each method takes for granted. There is no single figure. Where the outermost
       ends are more than a factor of three apart, the verdict is "order of magnitude only".

    The same table, in any order of rows, and the same `sampling` give the same answer. `progress` is told each step. Raises
    FormatError for a table that cannot be read, or draws that do not name the same lists.
    """
    draws = _draws(table)
    answer = _Answer(draws, unit)
    refused = refusals(draws, unit, links_known)
    if refused:
        return answer.refused(refused)
    models = log_linear_models(draws, unit, progress)
    if not models.ranked:
        return answer.refused((_no_model(len(models.struck)),), models)
    averages = graphs(draws, unit, progress)
    classes = latent_classes(draws, unit, sampling, progress)
    return answer.estimated(models, averages, classes)


def _draws(table: pl.DataFrame | LinkDraws) -> tuple[Overlap, ...]:
    if isinstance(table, pl.DataFrame):
        return (overlap(table),)
    frames = map(table, range(LEAST_DRAWS)) if callable(table) else table
    draws = tuple(_draw(frame, number) for number, frame in enumerate(frames, 1))
    if not draws:
        raise FormatError("no link draw: give at least one table")
    for number, draw in enumerate(draws, 1):
        if draw.lists != draws[0].lists:
            raise FormatError(
                f"link draw {number}: lists {draw.lists} where the first has {draws[0].lists}: name the same lists"
            )
    return draws


def _draw(frame: pl.DataFrame, number: int) -> Overlap:
    try:
        return overlap(frame)
    except FormatError as error:
        raise FormatError(f"link draw {number}: {error}") from error


def _no_model(struck: int) -> Refusal:
    reason = (
        f"All {struck} log-linear models fail the test of existence or identifiability: the lists overlap too little. "
        "Merge lists."
    )
    return Refusal(rule="existence", reason=reason)


class _Answer:
    """The parts of the answer that do not depend on how it ends."""

    def __init__(self, draws: Sequence[Overlap], unit: Unit) -> None:
        self._draws, self._unit = tuple(draws), unit
        self._numbers = sorted(draw.observed for draw in draws)
        self._observed = int(np.median(self._numbers))

    def refused(self, reasons: tuple[Refusal, ...], models: Outcome | None = None) -> UnderReporting:
        sentence = f"{self._observed:,} {self._unit}s are on a list; how many are on none cannot be concluded from these lists."
        return self._made("refused", sentence, reasons, (models,) if models else ())

    def estimated(self, *outcomes: Outcome) -> UnderReporting:
        estimates = [one for outcome in outcomes for one in outcome.results if isinstance(one, Estimate)]
        if not estimates:
            reason = "No method gives an interval with two ends: the data do not bound the cases on no list."
            return self._made("refused", "No estimate.", (Refusal(rule="existence", reason=reason),), outcomes)
        low, high = min(one.low for one in estimates), max(one.high for one in estimates)
        if high <= MOST_APART * low:
            return self._made("intervals", together(low, high, self._observed, self._unit), (), outcomes)
        sentence = magnitude(low, high, self._observed, self._unit)
        return self._made("order of magnitude only", sentence, (Refusal(rule="methods diverge", reason=sentence),), outcomes)

    def _made(
        self, verdict: Verdict, sentence: str, reasons: tuple[Refusal, ...], outcomes: tuple[Outcome, ...]
    ) -> UnderReporting:
        results = [one for outcome in outcomes for one in outcome.results]
        estimates = tuple(one for one in results if isinstance(one, Estimate))
        convergence = next((one.convergence for one in outcomes if one.convergence), None)
        return UnderReporting(
            unit=self._unit,
            verdict=verdict,
            sentence=sentence,
            lists=self._draws[0].lists,
            observed=self._observed,
            observed_range=(self._numbers[0], self._numbers[-1]),
            low=min((one.low for one in estimates), default=None),
            high=max((one.high for one in estimates), default=None),
            refusals=reasons,
            cautions=tuple(cautions(self._draws, self._unit, convergence)) if estimates else (),
            estimates=estimates,
            withheld=tuple(one for one in results if isinstance(one, Withheld)),
            models=outcomes[0].ranked if outcomes else (),
            graphs=outcomes[1].ranked if len(outcomes) > 1 else (),
            struck=outcomes[0].struck if outcomes else (),
            convergence=convergence,
            draws=self._draws,
        )
