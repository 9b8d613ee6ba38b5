"""When there is no answer, and why: what a table of lists must have before any method is tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import permutations

from recount.analysis.under_reporting.overlap import History, Overlap
from recount.analysis.under_reporting.result import Refusal, Rule, Unit

LEAST_LISTS, MOST_LISTS = 3, 5
LEAST_OVERLAPS = 10
LEAST_DRAWS = 20
COPIED = 0.1  # of the cases that two lists share: beyond it, what looks like confirmation is one voice heard twice
INSIDE, ELSEWHERE = 0.95, 0.8
LEAST_INSIDE = 10


def refusals(draws: Sequence[Overlap], unit: Unit, links_known: bool) -> tuple[Refusal, ...]:
    """Every rule that fires on the link draws of one set of lists; a rule that fires in one draw fires."""
    found = [*_of_the_question(len(draws), unit, links_known)]
    fired: dict[Rule, list[str]] = {}
    for draw in draws:
        for refusal in of_lists(draw):
            fired.setdefault(refusal.rule, []).append(refusal.reason)
    found += [Refusal(rule=rule, reason=_with_share(reasons, len(draws))) for rule, reasons in fired.items()]
    return tuple(found)


def _with_share(reasons: list[str], draws: int) -> str:
    return reasons[0] if draws == 1 else f"In {len(reasons)} of {draws} link draws: {reasons[0]}"


def _of_the_question(draws: int, unit: Unit, links_known: bool) -> Iterator[Refusal]:
    if unit == "toll":
        yield Refusal(
            rule="tolls",
            reason="The lists hold tolls: two tolls of one event are not two sightings of one case. "
            "Give lists of persons or events.",
        )
    if draws < LEAST_DRAWS and not links_known:
        yield Refusal(
            rule="links",
            reason=f"The doubt about which records are one case is not carried on: {draws} link draw{'s' * (draws > 1)}. "
            f"Give {LEAST_DRAWS} draws, or say that the links are known.",
        )


def of_lists(overlap: Overlap) -> Iterator[Refusal]:
    """The rules that one table of lists can break."""
    yield from _number(overlap)
    yield from _overlaps(overlap)
    yield from _copies(overlap)


def _number(overlap: Overlap) -> Iterator[Refusal]:
    number = len(overlap.lists)
    if number < LEAST_LISTS:
        plural = "s leave" if number > 1 else " leaves"
        reason = f"{number} list{plural} no way to see whether lists depend on each other. Give three or more."
        yield Refusal(rule="few lists", reason=reason)
    if number > MOST_LISTS:
        reason = (
            f"{number} lists have too many ways to depend on each other. Merge the smallest or most alike until five are left."
        )
        yield Refusal(rule="many lists", reason=reason)


def _overlaps(overlap: Overlap) -> Iterator[Refusal]:
    alone = [
        name for name in overlap.lists if not any(pair.shared and name in (pair.first, pair.second) for pair in overlap.pairs)
    ]
    if alone:
        reason = (
            f"{_names(alone)} {'share' if len(alone) > 1 else 'shares'} no case with any other list. Leave it out, or merge it."
        )
        yield Refusal(rule="list without overlap", reason=reason)
    if overlap.repeated < LEAST_OVERLAPS:
        reason = (
            f"Only {overlap.repeated} cases stand on two lists or more. "
            f"The estimate rests on these; {LEAST_OVERLAPS} is the least."
        )
        yield Refusal(rule="few overlaps", reason=reason)


def _copies(overlap: Overlap) -> Iterator[Refusal]:
    found = [
        f"{pair.copied} of the {pair.shared} cases that {pair.first} and {pair.second} share go back to one origin"
        for pair in overlap.pairs
        if pair.copied and pair.copied >= COPIED * pair.shared
    ]
    found += [f"{_percent(share)} of {inner} stand on {outer} as well" for inner, outer, share in _inside(overlap)]
    if found:
        yield Refusal(rule="copied lists", reason=f"{'; '.join(found)}. Make lists of origins, or merge those that copy.")


def _inside(overlap: Overlap) -> Iterator[tuple[str, str, float]]:
    """Lists that lie almost wholly within another one, which holds the cases of third lists far less completely.

    Chance does not do that and neither does an outer list that holds nearly everything; copying, or being fed by it, does.
    """
    names = overlap.lists
    for inner, outer in permutations(range(len(names)), 2):
        if overlap.size(names[inner]) < LEAST_INSIDE:
            continue
        share = _held(overlap, outer, partial(_on, inner))
        elsewhere = _held(overlap, outer, partial(_only_on_third, inner, outer))
        if share >= INSIDE and elsewhere < ELSEWHERE:
            yield names[inner], names[outer], share


def _held(overlap: Overlap, outer: int, chosen: Callable[[History], bool]) -> float:
    """The share of the chosen cases that one list holds; all of none."""
    cases = overlap.on(chosen)
    return overlap.on(lambda history: chosen(history) and history[outer] == 1) / cases if cases else 1.0


def _on(at: int, history: History) -> bool:
    return history[at] == 1


def _only_on_third(inner: int, outer: int, history: History) -> bool:
    return not history[inner] and any(mark for at, mark in enumerate(history) if at not in (inner, outer))


def _names(names: Sequence[str]) -> str:
    return " and ".join(", ".join(names).rsplit(", ", 1))


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"
