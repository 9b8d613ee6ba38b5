"""Who is heard, event by event and outlet by outlet, and how one-sided the record is."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import Final, Literal, get_args

import msgspec
import polars as pl

from recount.analysis.voices.columns import one_of, required
from recount.analysis.voices.shares import Paired, Share, holm, mcnemar, wilson

Heard = Literal["speaks", "quoted only by the other side", "not found"]
AFFECTED: Final = "affected population"
INDEPENDENT: Final = "independent"
_HEARD: Final[tuple[Heard, ...]] = get_args(Heard)


class Account(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One voice on one event: the best that any outlet gave it, and how many outlets were searched. Not found is not silent."""

    event: str
    voice: str
    heard: Heard
    searched: int


class Voice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How often a voice is heard over the events that concern it; `outlet` is null for all outlets together."""

    voice: str
    outlet: str | None
    speaks: Share
    by_the_other_side: Share
    not_found: Share


class Contrast(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two outlets on the same events: which lets the voice speak more often. `p` is corrected (Holm) for all that are made."""

    voice: str
    first: str
    second: str
    answers: Paired
    p: float


class OneSidedness(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The matrix of events and voices, and its indices. Each index is a share of events:

    `one_party`: just one party speaks, of those that concern two parties or more and in which any speaks; `one_voice`: just one
    voice of any kind, of those in which any speaks; `without_affected` and `without_independent`: nobody of the affected
    population, nobody independent speaks, of all events.
    """

    events: int
    outlets: tuple[str, ...]
    matrix: tuple[Account, ...]
    one_party: Share
    one_voice: Share
    without_affected: Share
    without_independent: Share
    voices: tuple[Voice, ...]
    by_outlet: tuple[Voice, ...]
    contrasts: tuple[Contrast, ...]


def one_sidedness(accounts: pl.DataFrame) -> OneSidedness:
    """Who speaks about the events, over all outlets and in each.

    `accounts`: a row for each `event`, `outlet` that reported it, and `voice` that it concerns: a party by name, `affected
    population`, or `independent`; `heard` is `speaks`, `quoted only by the other side` or `not found`.
    Where several rows tell of one event, outlet and voice, the most that was heard counts.

    Indices are shares with Wilson intervals; outlets are compared in pairs, on the events that both reported (exact McNemar).
    Raises FormatError for a missing column, a null cell, or another word in `heard`.
    """
    rows = _ranked(accounts)
    matrix = _matrix(rows)
    every = sorted(set(rows["event"]))
    concerned = _voices_of(matrix, every)
    speaking = _voices_of((one for one in matrix if one.heard == "speaks"), every)
    heard = [event for event in every if speaking[event]]
    contested = [event for event in every if len(_parties(concerned[event])) > 1 and _parties(speaking[event])]
    return OneSidedness(
        events=len(every),
        outlets=tuple(sorted(set(rows["outlet"]))),
        matrix=matrix,
        one_party=wilson(sum(len(_parties(speaking[event])) == 1 for event in contested), len(contested)),
        one_voice=wilson(sum(len(speaking[event]) == 1 for event in heard), len(heard)),
        without_affected=wilson(sum(AFFECTED not in speaking[event] for event in every), len(every)),
        without_independent=wilson(sum(INDEPENDENT not in speaking[event] for event in every), len(every)),
        voices=_voices(_best(rows, "event", "voice").with_columns(pl.lit(None, pl.String).alias("outlet"))),
        by_outlet=_voices(rows),
        contrasts=_contrasts(rows),
    )


def _voices_of(matrix: Iterable[Account], events: Iterable[str]) -> dict[str, set[str]]:
    """The voices of each event among some accounts."""
    out: dict[str, set[str]] = {event: set() for event in events}
    for one in matrix:
        out[one.event].add(one.voice)
    return out


def _ranked(accounts: pl.DataFrame) -> pl.DataFrame:
    """One row an event, outlet and voice; `rank` is the place of what was heard, 0 the most."""
    columns = ("event", "outlet", "voice", "heard")
    frame = required(accounts, columns, filled=columns).select(pl.col(columns).cast(pl.String))
    one_of(frame, "heard", _HEARD)
    ranks = pl.col("heard").replace_strict(list(_HEARD), range(len(_HEARD)), return_dtype=pl.Int64)
    return _best(frame.with_columns(ranks.alias("rank")), "event", "outlet", "voice")


def _best(rows: pl.DataFrame, *keys: str) -> pl.DataFrame:
    return rows.group_by(keys).agg(pl.col("rank").min(), pl.col("outlet").n_unique().alias("searched")).sort(keys)


def _matrix(rows: pl.DataFrame) -> tuple[Account, ...]:
    searched = dict(rows.group_by("event").agg(pl.col("outlet").n_unique()).iter_rows())
    return tuple(
        Account(event=event, voice=voice, heard=_HEARD[rank], searched=searched[event])
        for event, voice, rank, _ in _best(rows, "event", "voice").iter_rows()
    )


def _parties(voices: set[str]) -> set[str]:
    return voices - {AFFECTED, INDEPENDENT}


def _voices(rows: pl.DataFrame) -> tuple[Voice, ...]:
    found = rows.group_by("outlet", "voice").agg(pl.col("rank")).sort("outlet", "voice", nulls_last=True)
    return tuple(
        Voice(
            voice=voice,
            outlet=outlet,
            speaks=wilson(ranks.count(0), len(ranks)),
            by_the_other_side=wilson(ranks.count(1), len(ranks)),
            not_found=wilson(ranks.count(2), len(ranks)),
        )
        for outlet, voice, ranks in found.iter_rows()
    )


def _contrasts(rows: pl.DataFrame) -> tuple[Contrast, ...]:
    speaks = {(outlet, voice, event): rank == 0 for event, outlet, voice, rank in rows.select(_KEYS).iter_rows()}
    outlets, voices = sorted(set(rows["outlet"])), sorted(set(rows["voice"]))
    events = sorted(set(rows["event"]))
    found = []
    for voice in voices:
        for first, second in combinations(outlets, 2):
            shared = [at for at in events if (first, voice, at) in speaks and (second, voice, at) in speaks]
            if shared:
                answers = mcnemar([(speaks[first, voice, at], speaks[second, voice, at]) for at in shared])
                found.append(Contrast(voice=voice, first=first, second=second, answers=answers, p=answers.p))
    corrected = holm([one.p for one in found])
    return tuple(msgspec.structs.replace(one, p=p) for one, p in zip(found, corrected, strict=True))


_KEYS: Final = ("event", "outlet", "voice", "rank")
