"""The report of who calls the same people by which word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

import polars as pl

from recount.views.answers.document import Answer, Facts, Figure, Section, Table
from recount.views.answers.plots.ranges import Bar, range_plot

_TELLING: Final = 40  # words that are drawn


def answer(found: pl.DataFrame, facts: Facts = ()) -> Answer:
    """Who calls the same people by which word, from the frame of `recount.analysis.voices.labels`."""
    telling = found.filter("telling")
    sentence = (
        f"{telling.height:,} of {found.height:,} pairs of a source and a word tell the source from the others "
        "(|z| > 1.96 and at least five mentions)."
        if found.height
        else "No people are called by more than one word here, so no word tells a source from the others."
    )
    return Answer(
        title="Who calls the same people by which word?",
        verdict="",
        sentence=sentence,
        facts=facts,
        sections=tuple(_sections(found, telling)),
    )


def _sections(found: pl.DataFrame, telling: pl.DataFrame) -> Iterator[Section]:
    if not telling.is_empty():
        yield _telling(telling)
    if not found.is_empty():
        yield Section(title="All words", table=_words(found))
    yield Section(
        title="Method",
        paragraphs=(
            "Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008): only words for the same "
            "people are compared, and an outlet's own voice is a source apart from those it quotes.",
        ),
    )


def _telling(telling: pl.DataFrame) -> Section:
    shown = telling.sort(pl.col("z").abs(), descending=True, maintain_order=True).head(_TELLING)
    bars = [Bar(_pair(row), _direction(row), row["low"], row["log_odds"], row["high"]) for row in shown.iter_rows(named=True)]
    drawn = range_plot(bars, axis="log-odds ratio against all other sources", reference=(0.0, "as others"))
    return Section(title="Telling words", figure=Figure(drawn, f"The {len(bars)} strongest, with 95 % intervals."))


def _words(found: pl.DataFrame) -> Table:
    rows = tuple(
        (
            row["about"] or "–",
            row["source"],
            row["label"],
            f"{row['n']:,} of {row['of']:,}",
            f"{row['elsewhere']:,} of {row['elsewhere_of']:,}",
            f"{row['log_odds']:+.2f}",
            f"{row['z']:+.1f}",
            "yes" if row["telling"] else "",
        )
        for row in found.iter_rows(named=True)
    )
    return Table(("people", "source", "word", "mentions", "elsewhere", "log-odds", "z", "telling"), rows, (3, 4, 5, 6))


def _pair(row: dict[str, object]) -> str:
    about = f" ({row['about']})" if row["about"] else ""
    return f"{row['source']}: {row['label']}{about}"


def _direction(row: dict[str, object]) -> Literal["more often than others", "less often than others"]:
    return "more often than others" if float(str(row["log_odds"])) > 0 else "less often than others"
