"""The report of the reader's errors, side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from recount.analysis.voices import ReaderErrors, Share, SideErrors
from recount.views.answers.document import Answer, Facts, Section, Table
from recount.views.answers.plots.ranges import Bar
from recount.views.answers.shares import share_figure, with_interval
from recount.views.phrases import spaced

_MEASURES: Final = ("false", "wrong", "missed")
_WORDS: Final = {"false": "rejected", "wrong": "corrected", "missed": "missed"}


def answer(found: ReaderErrors, facts: Facts = ()) -> Answer:
    """Whether the reader serves all sides alike."""
    return Answer(
        title="Does the reader serve all sides alike?",
        verdict="",
        sentence=" ".join(found.says),
        facts=facts,
        sections=tuple(_sections(found)),
    )


def _sections(found: ReaderErrors) -> Iterator[Section]:
    bars = [bar for side in found.sides for bar in _errors(side)]
    rows = tuple(
        (
            spaced(side.side),
            with_interval(side.reviewed),
            *(f"{with_interval(getattr(side, name))}, n = {getattr(side, name).of:,}" for name in _MEASURES),
        )
        for side in found.sides
    )
    if bars:
        yield Section(
            title="Errors by side",
            figure=share_figure(bars, "Shares of wrong claims by side, with Wilson's 95 % intervals."),
            table=Table(("side", "reviewed", "rejected", "corrected", "missed"), rows, (1, 2, 3, 4)),
        )
    if found.cautions:
        yield Section(title="What to keep in mind", points=found.cautions)
    yield Section(
        title="Method",
        paragraphs=(
            "Wilson's score intervals (1927); each side against all others by Fisher's exact test, corrected for all "
            "comparisons by Holm (1979). A claim counts for the side of its speaker as people left it.",
        ),
    )


def _errors(side: SideErrors) -> Iterator[Bar]:
    for name in _MEASURES:
        share: Share = getattr(side, name)
        if share.share is not None:
            yield Bar(f"{spaced(side.side)}: {_WORDS[name]}", _WORDS[name], share.low, share.share, share.high)
