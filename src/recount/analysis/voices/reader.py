"""Whether the reader serves one side worse than another: its errors by side, from what people decided."""

from __future__ import annotations

from typing import Final, Literal, get_args

import msgspec
import polars as pl
from scipy.stats import fisher_exact

from recount.analysis.voices.columns import one_of, required
from recount.analysis.voices.shares import Share, holm, wilson

Outcome = Literal["right", "corrected", "rejected", "missed", "unreviewed"]
_OUTCOMES: Final[tuple[Outcome, ...]] = get_args(Outcome)
Measure = Literal["false", "wrong", "missed"]


class SideErrors(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The reader's claims for one side's voice.

    `false`: rejected by people, of those reviewed; `wrong`: kept but corrected, of those kept; `missed`: claims that people had
    to add, of all that should be there. `reviewed` is the share of the side's claims that anybody looked at. `against_others`
    gives for each measure the exact probability (Fisher) of so large a difference to all other sides if there were none,
    corrected for all such comparisons (Holm); null where either side has no case.
    """

    side: str
    reviewed: Share
    false: Share
    wrong: Share
    missed: Share
    against_others: dict[Measure, float | None]


class ReaderErrors(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The error report: all sides, in alphabetical order, and what must be kept in mind."""

    sides: tuple[SideErrors, ...]
    says: tuple[str, ...]
    cautions: tuple[str, ...]


def reader_errors(decisions: pl.DataFrame) -> ReaderErrors:
    """The reader's errors by the side whose claim it is.

    `decisions`: `side` (of the speaker, as people left it), `outcome`: `right`, `corrected`, `rejected`, `missed` (a person
    added the claim) or `unreviewed`, and optionally `count` (so many of them; 1 without it). Raises FormatError for a missing
    column, a null side or another word in `outcome`.
    """
    table = _table(decisions)
    p = _against_others(table)
    sides = tuple(_side(side, row, {name: p.get((side, name)) for name in _MEASURES}) for side, row in table.items())
    return ReaderErrors(sides=sides, says=tuple(_says(sides)), cautions=tuple(_cautions(sides)))


_MEASURES: Final[tuple[Measure, ...]] = get_args(Measure)
_Row = dict[Outcome, int]


def _table(decisions: pl.DataFrame) -> dict[str, _Row]:
    frame = required(decisions, ("side", "outcome"), filled=("side", "outcome"), whole=("count",))
    one_of(frame, "outcome", _OUTCOMES)
    number = pl.col("count").sum() if "count" in frame.columns else pl.len()
    counted = frame.group_by("side", "outcome").agg(number.cast(pl.Int64).alias("n"))
    table: dict[str, _Row] = {side: dict.fromkeys(_OUTCOMES, 0) for side in sorted(set(counted["side"]))}
    for side, outcome, n in counted.iter_rows():
        table[side][outcome] = n
    return table


def _hits(row: _Row) -> dict[Measure, tuple[int, int]]:
    """Hits and cases of each measure."""
    kept = row["right"] + row["corrected"]
    return {
        "false": (row["rejected"], kept + row["rejected"]),
        "wrong": (row["corrected"], kept),
        "missed": (row["missed"], kept + row["missed"]),
    }


def _side(side: str, row: _Row, p: dict[Measure, float | None]) -> SideErrors:
    hits = _hits(row)
    looked_at = row["right"] + row["corrected"] + row["rejected"]
    return SideErrors(
        side=side,
        reviewed=wilson(looked_at, looked_at + row["unreviewed"]),
        false=wilson(*hits["false"]),
        wrong=wilson(*hits["wrong"]),
        missed=wilson(*hits["missed"]),
        against_others=p,
    )


def _against_others(table: dict[str, _Row]) -> dict[tuple[str, Measure], float]:
    found: dict[tuple[str, Measure], float] = {}
    for side, row in table.items():
        others: _Row = {o: sum(other[o] for name, other in table.items() if name != side) for o in _OUTCOMES}
        for measure in _MEASURES:
            (hits, of), (other_hits, other_of) = _hits(row)[measure], _hits(others)[measure]
            if of and other_of:
                cells = [[hits, of - hits], [other_hits, other_of - other_hits]]
                found[side, measure] = float(fisher_exact(cells).pvalue)
    return dict(zip(found, holm(list(found.values())), strict=True))


_WORDS: Final[dict[Measure, tuple[str, str]]] = {
    "false": ("are rejected", "of the claims reviewed"),
    "wrong": ("had to be corrected", "of the claims kept"),
    "missed": ("had been missed", "of the claims that should be there"),
}


def _says(sides: tuple[SideErrors, ...]) -> list[str]:
    """One sentence for each difference that chance does not explain, or one that there is none."""
    found = [
        f"{side.side}: {share.share or 0:.0%} {_WORDS[measure][1]} {_WORDS[measure][0]} ({share.low:.0%} to {share.high:.0%}), "
        f"unlike the other sides (p = {p:.2g})."
        for side in sides
        for measure, p in side.against_others.items()
        if p is not None and p < 0.05 and (share := getattr(side, measure))
    ]
    if not any(side.reviewed.hits or side.missed.hits for side in sides):
        return ["Nobody has reviewed any claim, so nothing can be said of the reader's errors."]
    nothing = "No side's claims are read worse than the others' beyond what chance explains."
    return found or [nothing]


def _cautions(sides: tuple[SideErrors, ...]) -> list[str]:
    found = []
    if any(side.reviewed.hits < side.reviewed.of for side in sides):
        found.append(
            "Not every claim was reviewed. Where people chose what to review, these are errors among what they chose, "
            "not of the reader as a whole."
        )
    if not any(side.missed.hits for side in sides):
        found.append(
            "No missed claim is on record. A claim that the reader did not make can only be seen by somebody who reads "
            "the whole report."
        )
    return found
