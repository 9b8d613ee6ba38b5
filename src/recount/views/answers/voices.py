"""The reports of who is heard, by which words, and of the reader's errors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, Literal

import polars as pl

from recount.analysis.voices import OneSidedness, ReaderErrors, Share, SideErrors, Voice
from recount.views.answers.document import Answer, Facts, Figure, Section, Table
from recount.views.answers.plots.ranges import Bar, range_plot
from recount.views.phrases import spaced

_SHOWN: Final = 200  # rows of the matrix
_TELLING: Final = 40


def voices_answer(found: OneSidedness, facts: Facts = ()) -> Answer:
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
        sections=tuple(_voices_sections(found)),
    )


def _of(share: Share) -> str:
    return f"{share.hits:,} of {share.of:,}"


def _voices_sections(found: OneSidedness) -> Iterator[Section]:
    indices = (
        ("only one party speaks", found.one_party),
        ("only one voice of any kind speaks", found.one_voice),
        ("nobody affected speaks", found.without_affected),
        ("nobody independent speaks", found.without_independent),
    )
    bars = [Bar(name, "", one.low, one.share, one.high) for name, one in indices if one.share is not None]
    yield Section(
        title="Indices of one-sidedness",
        figure=_shares(bars, "Shares of events, with Wilson's 95 % intervals.") if bars else None,
        table=Table(
            ("index", "events", "of", "share (95 %)"),
            tuple((n, f"{s.hits:,}", f"{s.of:,}", _share(s)) for n, s in indices),
            (1, 2, 3),
        ),
        points=("Not found in the sources searched is not silence: somebody may have spoken elsewhere.",),
    )
    yield Section(title="How often each voice is heard", table=_heard(found.voices))
    if len(found.outlets) > 1:
        yield Section(title="In each outlet", table=_heard(found.by_outlet))
        yield _contrasts(found)
    rows = tuple((one.event, one.voice, one.heard, f"{one.searched}") for one in found.matrix[:_SHOWN])
    more = (f"{len(found.matrix) - _SHOWN:,} more rows are in the JSON.",) if len(found.matrix) > _SHOWN else ()
    yield Section(
        title="Events and voices", table=Table(("event", "voice", "heard", "sources searched"), rows, (3,)), points=more
    )
    yield Section(
        title="Method",
        paragraphs=(
            "Wilson's score intervals (1927). Outlets are compared in pairs on the events that both reported, by McNemar's "
            "exact test (1947), corrected for all comparisons by Holm (1979).",
        ),
    )


def _shares(bars: Sequence[Bar], caption: str) -> Figure:
    return Figure(range_plot(bars, axis="share"), caption)


def _share(one: Share) -> str:
    return "–" if one.share is None else f"{one.share:.0%} ({one.low:.0%}–{one.high:.0%})"


def _heard(voices: Sequence[Voice]) -> Table:
    rows = tuple(
        (
            one.voice,
            one.outlet or "all",
            f"{one.speaks.of:,}",
            _share(one.speaks),
            _share(one.by_the_other_side),
            _share(one.not_found),
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


def labels_answer(found: pl.DataFrame, facts: Facts = ()) -> Answer:
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
        sections=tuple(_labels_sections(found, telling)),
    )


def _labels_sections(found: pl.DataFrame, telling: pl.DataFrame) -> Iterator[Section]:
    shown = telling.sort(pl.col("z").abs(), descending=True, maintain_order=True).head(_TELLING)
    bars = [Bar(_pair(row), _direction(row), row["low"], row["log_odds"], row["high"]) for row in shown.iter_rows(named=True)]
    if bars:
        drawn = range_plot(bars, axis="log-odds ratio against all other sources", reference=(0.0, "as others"))
        yield Section(title="Telling words", figure=Figure(drawn, f"The {len(bars)} strongest, with 95 % intervals."))
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
    if rows:
        heads = ("people", "source", "word", "mentions", "elsewhere", "log-odds", "z", "telling")
        yield Section(title="All words", table=Table(heads, rows, (3, 4, 5, 6)))
    yield Section(
        title="Method",
        paragraphs=(
            "Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi & Quinn 2008): only words for the same "
            "people are compared, and an outlet's own voice is a source apart from those it quotes.",
        ),
    )


def _pair(row: dict[str, object]) -> str:
    about = f" ({row['about']})" if row["about"] else ""
    return f"{row['source']}: {row['label']}{about}"


def _direction(row: dict[str, object]) -> Literal["more often than others", "less often than others"]:
    return "more often than others" if float(str(row["log_odds"])) > 0 else "less often than others"


def reader_answer(found: ReaderErrors, facts: Facts = ()) -> Answer:
    """Whether the reader serves all sides alike."""
    return Answer(
        title="Does the reader serve all sides alike?",
        verdict="",
        sentence=" ".join(found.says),
        facts=facts,
        sections=tuple(_reader_sections(found)),
    )


def _reader_sections(found: ReaderErrors) -> Iterator[Section]:
    bars = [bar for side in found.sides for bar in _errors(side)]
    rows = tuple(
        (
            spaced(side.side),
            _share(side.reviewed),
            *(f"{_share(getattr(side, name))}, n = {getattr(side, name).of:,}" for name in _MEASURES),
        )
        for side in found.sides
    )
    if bars:
        yield Section(
            title="Errors by side",
            figure=_shares(bars, "Shares of wrong claims by side, with Wilson's 95 % intervals."),
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


_MEASURES: Final = ("false", "wrong", "missed")
_WORDS: Final = {"false": "rejected", "wrong": "corrected", "missed": "missed"}


def _errors(side: SideErrors) -> Iterator[Bar]:
    for name in _MEASURES:
        share: Share = getattr(side, name)
        if share.share is not None:
            yield Bar(f"{spaced(side.side)}: {_WORDS[name]}", _WORDS[name], share.low, share.share, share.high)
