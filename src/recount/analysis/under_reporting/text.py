"""The answer as plain text and as a frame."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import fill

import polars as pl

from recount.analysis.under_reporting.result import Estimate, UnderReporting

WIDTH = 100


def intervals(answer: UnderReporting) -> pl.DataFrame:
    """One row an estimate: method, model, total, low, high, unreported (total without the observed), assumption."""
    rows = [
        (one.method, one.model, one.total, one.low, one.high, one.total - answer.observed, one.assumption)
        for one in answer.estimates
    ]
    names = ("method", "model", "total", "low", "high", "unreported", "assumption")
    kinds = (pl.String, pl.String, pl.Float64, pl.Float64, pl.Float64, pl.Float64, pl.String)
    return pl.DataFrame(rows, schema=dict(zip(names, kinds, strict=True)), orient="row")


def as_text(answer: UnderReporting) -> str:
    """The whole answer for a terminal, lines of at most 100 characters where the names of the lists allow it."""
    parts = (_verdict(answer), _overlaps(answer), _estimates(answer), _withheld(answer), _models(answer), _cautions(answer))
    return "\n\n".join("\n".join(lines) for part in parts if (lines := list(part))) + "\n"


def _wrapped(text: str, indent: str = "") -> str:
    return fill(text, WIDTH, initial_indent=indent, subsequent_indent=" " * len(indent))


def _verdict(answer: UnderReporting) -> Iterator[str]:
    yield _wrapped(answer.sentence)
    if answer.verdict == "refused":
        yield from (_wrapped(refusal.reason, f"- {refusal.rule}: ") for refusal in answer.refusals)


def _overlaps(answer: UnderReporting) -> Iterator[str]:
    yield f"Overlap of the lists ({answer.unit}s)" + (
        f", first of {len(answer.draws)} link draws" if len(answer.draws) > 1 else ""
    )
    first = answer.draws[0]
    wide = max(map(len, first.lists))
    for name in first.lists:
        shared = [
            (pair, pair.second if pair.first == name else pair.first)
            for pair in first.pairs
            if name in (pair.first, pair.second)
        ]
        with_others = ", ".join(f"{other} {pair.shared:,}" for pair, other in shared)
        yield f"  {name:<{wide}}  {first.size(name):>8,}   shares with {with_others or 'none'}"
    yield f"  {'all':<{wide}}  {first.observed:>8,}   on two or more {first.repeated:,}"


def _estimates(answer: UnderReporting) -> Iterator[str]:
    if not answer.estimates:
        return
    yield f"{'In all, with the observed':<62}{'median':>10}  {'95 % interval':>22}"
    for one in answer.estimates:
        yield f"  {one.method:<20} {one.model}" if len(one.model) > 38 else _row(one)
        if len(one.model) > 38:
            yield f"{'':62}{one.total:>10,.0f}  {one.low:>10,.0f} -{one.high:>10,.0f}"
    for method in dict.fromkeys(one.method for one in answer.estimates):
        sentence = next(one.assumption for one in answer.estimates if one.method == method)
        yield _wrapped(sentence, f"  {method} take for granted: ")


def _row(one: Estimate) -> str:
    return f"  {one.method:<20} {one.model:<39}{one.total:>10,.0f}  {one.low:>10,.0f} -{one.high:>10,.0f}"


def _withheld(answer: UnderReporting) -> Iterator[str]:
    yield from (_wrapped(f"{one.reason}.", f"Withheld: {one.method}, {one.model}: ") for one in answer.withheld)


def _models(answer: UnderReporting) -> Iterator[str]:
    if not answer.models:
        return
    yield "Log-linear models: BIC above the best, median"
    yield from (f"  {one.score:>6.1f}  {one.total:>10,.0f}  {one.model}" for one in answer.models)
    if answer.struck:
        yield f"  {len(answer.struck)} more were struck: no estimate exists, or more than one."
    yield "Graphs: posterior weight, median"
    yield from (f"  {one.score:>6.2f}  {one.total:>10,.0f}  {one.model}" for one in answer.graphs if one.score >= 0.01)


def _cautions(answer: UnderReporting) -> Iterator[str]:
    yield from (_wrapped(one, "- ") for one in answer.cautions)
