"""The report of who is heard, and of how one-sided the record is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from recount.analysis.voices import OneSidedness, Share, Voice
from recount.views.answers.document import Answer, Facts, Section, Table
from recount.views.answers.plots.ranges import Bar
from recount.views.answers.shares import share_figure, with_interval

_SHOWN: Final = 200  # rows of the matrix


def answer(found: OneSidedness, facts: Facts = ()) -> Answer:
    """Who is heard."""
    return Answer(
        title="Who is heard?",
        verdict="",
        sentence=(
            f"In {_of(found.one_party)} events that concern two parties or more, only one of them speaks; in "
            f"{_of(found.without_affected)} nobody of the affected population speaks, in {_of(found.without_independent)} "
            "nobody independent."
        ),
        facts=(*facts, ("Events", f"{found.events:,}"), ("Outlets searched", ", ".join(found.outlets))),
        sections=tuple(_sections(found)),
    )


def _of(share: Share) -> str:
    return f"{share.hits:,} of {share.of:,}"


def _sections(found: OneSidedness) -> Iterator[Section]:
    yield _indices(found)
    yield Section(title="How often each voice is heard", table=_heard(found.voices))
    if len(found.outlets) > 1:
        yield Section(title="In each outlet", table=_heard(found.by_outlet))
        yield _contrasts(found)
    yield _matrix(found)
    yield Section(
        title="Method",
        paragraphs=(
            "Wilson's score intervals (1927). Outlets are compared in pairs on the events that both reported, by McNemar's "
            "exact test (1947), corrected for all comparisons by Holm (1979).",
        ),
    )


def _indices(found: OneSidedness) -> Section:
    indices = (
        ("only one party speaks", found.one_party),
        ("only one voice of any kind speaks", found.one_voice),
        ("nobody affected speaks", found.without_affected),
        ("nobody independent speaks", found.without_independent),
    )
    bars = [Bar(name, "", one.low, one.share, one.high) for name, one in indices if one.share is not None]
    rows = tuple((name, f"{one.hits:,}", f"{one.of:,}", with_interval(one)) for name, one in indices)
    return Section(
        title="Indices of one-sidedness",
        figure=share_figure(bars, "Shares of events, with Wilson's 95 % intervals.") if bars else None,
        table=Table(("index", "events", "of", "share (95 %)"), rows, (1, 2, 3)),
        points=("Not found in the sources searched is not silence: somebody may have spoken elsewhere.",),
    )


def _matrix(found: OneSidedness) -> Section:
    rows = tuple((one.event, one.voice, one.heard, f"{one.searched}") for one in found.matrix[:_SHOWN])
    left = len(found.matrix) - len(rows)
    return Section(
        title="Events and voices",
        table=Table(("event", "voice", "heard", "sources searched"), rows, (3,)),
        points=(f"{left:,} more rows are in the JSON.",) if left else (),
    )


def _heard(voices: Sequence[Voice]) -> Table:
    rows = tuple(
        (
            one.voice,
            one.outlet or "all",
            f"{one.speaks.of:,}",
            with_interval(one.speaks),
            with_interval(one.by_the_other_side),
            with_interval(one.not_found),
        )
        for one in voices
    )
    return Table(("voice", "outlet", "events", "speaks", "quoted only by the other side", "not found"), rows, (2, 3, 4, 5))


def _contrasts(found: OneSidedness) -> Section:
    rows = tuple(
        (
            one.voice,
            f"{one.first} / {one.second}",
            f"{one.answers.cases:,}",
            f"{one.answers.first_only:,}",
            f"{one.answers.second_only:,}",
            f"{one.p:.2g}",
        )
        for one in sorted(found.contrasts, key=lambda one: (one.p, one.voice, one.first, one.second))
        if one.p < 1
    )
    alike = len(found.contrasts) - len(rows)
    return Section(
        title="Outlets on the same events",
        points=(f"Left out, as nothing tells the two outlets apart (p = 1): {alike:,} of {len(found.contrasts):,}.",)
        if alike
        else (),
        table=Table(("voice", "outlets", "events", "only in the first", "only in the second", "p (Holm)"), rows, (2, 3, 4, 5)),
    )
