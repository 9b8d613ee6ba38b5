"""R7, R8 and R9: what happens to the categories when somebody says that the dead were others than they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from msgspec.structs import replace

from recount.errors import ReconciliationError
from recount.model import Category, Phrase
from recount.model.phrase import followed, listed, phrase
from recount.reconciliation.records import CATEGORIES, Account
from recount.reconciliation.results import Flag, Range, Reason, reason
from recount.reconciliation.words import category_name, plural

Ranges = dict[Category, Range]

NOTHING: Final = Range(low=0, best=None, best_ged=0, high=0)
_ZERO: Final = replace(NOTHING, best=0)


@dataclass(frozen=True, slots=True)
class Heard:
    """What R8 must know of the claims: the ids of those by no party, and the figures that R2 replaced, by category."""

    independent: frozenset[str]
    earlier: Mapping[Category, frozenset[int]]


def together(ranges: Iterable[Range]) -> Range:
    """The sum of ranges of different people; `best` is withheld where one of theirs is. `floor` holds if it holds wherever an
    admissible voice speaks, the other flags if they hold anywhere."""
    ranges = list(ranges)
    out = reduce(_plus, ranges, _ZERO)
    heard = [r for r in ranges if r.best is not None]
    found: set[Flag] = {f for r in ranges for f in r.flags if f != "floor"}
    if heard and all("floor" in r.flags for r in heard):
        found.add("floor")
    return replace(out, flags=tuple(sorted(found)))


def _plus(a: Range, b: Range) -> Range:
    best = None if a.best is None or b.best is None else a.best + b.best
    return Range(low=a.low + b.low, best=best, best_ged=a.best_ged + b.best_ged, high=a.high + b.high)


def r9_whole(ranges: Ranges, whole: Range | None) -> tuple[Ranges, Range]:
    """R9 Conservation, of a figure for all the people beside figures for some of them: it is not added to them, and what it
    leaves is of unknown status. The categories and the total; their best_ged sum to the same."""
    parts = together(ranges.values())
    if whole is None:
        return ranges, parts
    rest = _rest(whole, parts)
    unknown = _plus(ranges["unknown"], rest) if "unknown" in ranges else rest
    unknown = replace(unknown, flags=whole.flags, basis=whole.basis, claim=whole.claim)
    total = Range(
        low=max(parts.low, whole.low),
        best=_best_of_all(whole, parts) if ranges else whole.best,
        best_ged=parts.best_ged + rest.best_ged,
        high=max(parts.high, whole.high),
        flags=together([parts, whole]).flags,
    )
    return {**ranges, "unknown": unknown}, total


def r9_of_parties(ranges: Sequence[Range], unsaid: Range | None) -> Range:
    """R9 Conservation, of one category whose people belong to different parties: these are different people, so their figures
    add up; a figure that does not say whose people it counts is not added to those that do."""
    parts = together(ranges)
    if unsaid is None:
        return parts
    low, ged = max(parts.low, unsaid.low), max(parts.best_ged, unsaid.best_ged)
    best = _best_of_all(unsaid, parts)
    high = max(parts.high, unsaid.high, ged)
    return Range(low=low, best=best, best_ged=ged, high=high, flags=together([parts, unsaid]).flags)


def _rest(whole: Range, parts: Range) -> Range:
    """What a figure for all leaves beside the parts: certain is only what the parts cannot hold even at their highest."""
    left = max(0, whole.best_ged - parts.best_ged)
    best = None if whole.best is None or parts.best is None else max(0, whole.best - parts.best)
    low = min(max(0, whole.low - parts.high), left)
    high = max(left, best or 0, whole.high - parts.low)
    return Range(low=low, best=None if best is None else max(best, low), best_ged=left, high=high)


def _best_of_all(whole: Range, parts: Range) -> int | None:
    known = [n for n in (whole.best, parts.best) if n is not None]
    return max(*known, parts.low, whole.low) if known else None


@dataclass(frozen=True, slots=True)
class Moves:
    """The categories after R7 or R8, how many people of each it concerns, what low(total) gains, and why."""

    ranges: Ranges
    concerned: dict[Category, int]
    gained: int
    reasons: list[Reason]


def r7_status_dispute(ranges: Ranges, disputes: Sequence[Account]) -> Moves:
    """R7 Status dispute (nobody denies the deaths, somebody denies that the dead were what they are called): low(category)
    falls by the disputed number, by all of it if no number is given; the total stays. Rival disputes may mean the same
    people, so the largest counts."""
    moves = Moves(dict(ranges), {}, 0, [])
    for category, said in _by_category(disputes, ranges):
        before = ranges[category]
        k = max(before.high if a.figure is None else min(a.figure.top, before.high) for a in said)
        moves.concerned[category] = k
        moves.ranges[category] = replace(before, low=max(0, before.low - k), flags=_with(before, "disputed"))
        moves.reasons.append(reason("R7", category, _dispute_words(said, category, k, before)))
    return moves


def _dispute_words(said: Sequence[Account], category: Category, k: int, before: Range) -> Phrase:
    low = phrase("low stays 0")
    if before.low:
        low = phrase("low falls from %(before)s to %(after)s", before=before.low, after=max(0, before.low - k))
    return phrase(
        "%(who)s disputed that those called %(people)s were that: %(low)s, up to %(n)s may be others; they stay in the total.",
        who=listed(sorted({a.origin for a in said})),
        people=category_name(category),
        low=low,
        n=k,
    )


def r8_subset(ranges: Ranges, before: Ranges, subsets: Sequence[Account], heard: Heard) -> Moves:
    """R8 Subset (k of the X were Y): k moves from X to `unknown` inside best_ged; nothing is added. If its speaker is
    independent, k deaths are independently attested: low(unknown) += k, and low(total) += k where the category's low is 0.

    Rival subsets may mean the same people, so the largest counts. `ranges` are the categories after R7, `before` before it."""
    out, concerned, gained, reasons = dict(ranges), dict[Category, int](), 0, list[Reason]()
    for category, said in _by_category(subsets, before):
        was = ranges[category]
        k = max(_number(a) for a in said)
        moved = min(k, was.best_ged)
        attested = min(moved, max((_number(a) for a in said if a.id in heard.independent), default=0))
        out[category] = replace(was, best_ged=was.best_ged - moved, low=min(was.low, was.best_ged - moved))
        out[category] = replace(out[category], flags=_with(was, "disputed"))
        out["unknown"] = _raised(out.get("unknown", NOTHING), moved, attested)
        concerned[category] = moved
        gained += attested if before[category].low == 0 else 0
        reasons.append(reason("R8", category, _subset_words(said, (k, moved, attested), was, heard.earlier)))
    return Moves(out, concerned, gained, reasons)


def _raised(unknown: Range, moved: int, attested: int) -> Range:
    low, ged = unknown.low + attested, unknown.best_ged + moved
    best = None if unknown.best is None else max(unknown.best, low)
    return replace(unknown, low=low, best=best, best_ged=ged, high=max(unknown.high, low, ged, best or 0))


def _number(a: Account) -> int:
    return a.figure.point if a.figure else 0


def _subset_words(
    said: Sequence[Account], counts: tuple[int, int, int], was: Range, earlier: Mapping[Category, frozenset[int]]
) -> Phrase:
    k, moved, attested = counts
    left, category = was.best_ged - moved, said[0].category
    text = phrase(
        "%(who)s: %(n)s of those called %(people)s were %(others)s. In best_ged, the figure of all claims, %(moved)s move to "
        "status not stated, %(before)s - %(moved)s = %(after)s; nothing is added.",
        who=listed(sorted({a.origin for a in said})),
        n=k,
        people=category_name(category),
        others=next((plural(a.outcome, k) for a in sorted(said, key=lambda a: a.id) if a.outcome), phrase("others")),
        moved=moved,
        before=was.best_ged,
        after=left,
    )
    if moved < k:
        text = followed(text, phrase("No more than %(n)s can move.", n=was.best_ged))
    if moved and left in earlier.get(category, frozenset()):
        text = followed(text, phrase("That an earlier report also said %(n)s is a coincidence.", n=left))
    return followed(text, phrase("So %(n)s deaths are independently attested.", n=attested)) if attested else text


def _by_category(accounts: Sequence[Account], ranges: Mapping[Category, Range]) -> list[tuple[Category, list[Account]]]:
    """The accounts of each category but `unknown` (which nobody can dispute) that has a figure."""
    found = [(c, [a for a in accounts if a.category == c]) for c in CATEGORIES if c in ranges and c != "unknown"]
    return [(c, said) for c, said in found if said]


def _with(r: Range, flag: Flag) -> tuple[Flag, ...]:
    return tuple(sorted({*r.flags, flag}))


def unknown_may_hold(ranges: Ranges, before: Ranges, disputed: Mapping[Category, int], moved: Mapping[Category, int]) -> Ranges:
    """R7 and R8: the people of unknown status may be those counted as such and all that are disputed or moved."""
    further = sum(max(disputed.get(c, 0), moved.get(c, 0)) for c in before)
    if not further:
        return ranges
    unknown, own = ranges.get("unknown", NOTHING), before.get("unknown", NOTHING).high
    return {**ranges, "unknown": replace(unknown, high=max(unknown.high, own + further))}


def r9_conservation(ranges: Ranges, total: Range) -> None:
    """R9 Conservation: the categories' best_ged sum to the same total before and after R7 and R8."""
    after = sum(r.best_ged for r in ranges.values())
    if after != total.best_ged:
        raise ReconciliationError(
            f"the categories sum to {after}, the total is {total.best_ged}: please report this as an error"
        )
