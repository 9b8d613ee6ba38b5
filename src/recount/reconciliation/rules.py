"""From the rival claims of one event to low, best and high, with reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

import msgspec
from msgspec.structs import replace

from recount.errors import ReconciliationError
from recount.model import Category
from recount.model.phrase import phrase
from recount.reconciliation.figures import Voice
from recount.reconciliation.grades import GRADES, airwars_grade, positions
from recount.reconciliation.live import Sorting, r0_scope, r1_retraction, r2_one_voice, r10_implausible
from recount.reconciliation.moves import (
    NOTHING,
    Heard,
    Ranges,
    r7_status_dispute,
    r8_subset,
    r9_conservation,
    r9_of_parties,
    r9_whole,
    unknown_may_hold,
)
from recount.reconciliation.reasons import why_claims, why_figures, why_uncounted
from recount.reconciliation.records import CATEGORIES, Account, Incident, Stance
from recount.reconciliation.results import Range, Reason, Rule, Ruled, Ruling, reason
from recount.reconciliation.rule_sets import RuleSet, rule_set, unnumbered
from recount.reconciliation.stances import r4_stance

_RULES: tuple[Rule, ...] = ("R0", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11")
_encode = msgspec.json.Encoder(order="deterministic").encode


def reconcile(incident: Incident, rules: str = "recount") -> Ruling:
    """Low, best and high of an event by published rules. Nothing is averaged, nothing is voted on, nothing disappears.

    R0   A claim about more than this event goes to the cumulative check, never in here.
    R10  An implausible figure is set aside only by a named person with a written reason.
    R1   A retraction takes its origin's figure out of the live set.
    R2   Of what one origin says of one category the latest report wins; an equal figure is a repeat.
    R3   A claim is an interval: low and high as its words allow, and one point value.
    R4   Its stance says who speaks of whom; independent voices, own losses and admissions are admissible.
    R11  A denial that anyone was harmed is a claim of 0 with its own stance.
    R5   low, best, best_ged and high are picked from the live claims, by category.
    R6   Two claims of the best tier that do not meet are a conflict; nobody splits the difference.
    R9   A figure for all the people is not added to figures for some of them.
    R7   Who disputes the status of the dead lowers the category, not the total.
    R8   "k of the X were Y" moves k inside the total.
    R9   The categories sum to the same total before and after.

    `rules` names the rule set; the variants change R4's list of admissible stances, R5, and whether R7 and R8 apply. The same
    claims in any order give the same bytes. Raises ReconciliationError for an event without claims, a rule set that does not
    exist, two claims with one id, and retractions that contradict what they retract.
    """
    chosen = rule_set(rules)
    sorting = Sorting(incident)
    r0_scope(sorting)
    r10_implausible(sorting, incident.exclusions)
    r1_retraction(sorting)
    r2_one_voice(sorting)
    voices = list(_voices(sorting.live.values(), incident, chosen))
    figures = _figures(voices, chosen, _implied(sorting.live.values()) if chosen.moves else {})
    moved = _moved(figures, sorting, incident) if chosen.moves else figures
    r9_conservation(moved.ranges, moved.total)
    return _ruling(incident, chosen, sorting, voices, moved)


@dataclass(frozen=True, slots=True)
class _Figures:
    """The categories and the total; `certain` is the sum of the categories' low, `contested` the categories of R7 and R8."""

    ranges: Ranges
    total: Range
    reasons: list[Reason]
    certain: int
    contested: frozenset[Category] = frozenset()


def inputs_hash(incident: Incident) -> str:
    """`sha256:` of everything that is reconciled, whatever order it came in."""
    accounts = {a.id: a for a in incident.accounts}
    canonical = replace(
        incident,
        parties=tuple(sorted(incident.parties)),
        accounts=tuple(accounts[key] for key in sorted(accounts)),
        exclusions=tuple(sorted(incident.exclusions, key=lambda e: (e.claim, e.person, e.reason))),
    )
    return f"sha256:{sha256(_encode(canonical)).hexdigest()}"


def _voices(live: Iterable[Account], incident: Incident, rules: RuleSet) -> Iterator[Voice]:
    """R3 and R4 of every live count. Where R8 does not apply, a subset of a category that nobody counts is a count of it."""
    live = list(live)
    counted = _counted(live)
    days = sorted({a.reported or "" for a in live}, reverse=True)
    for a in live:
        counts = a.kind == "count" or (not rules.moves and a.kind == "subset" and a.category not in counted)
        figure = a.figure or unnumbered(rules, incident.small)
        if counts and figure is not None:
            yield Voice(a, figure, r4_stance(a, incident), days.index(a.reported or ""))


def _counted(live: Iterable[Account]) -> set[Category]:
    return {a.category for a in live if a.kind == "count" and not a.whole}


def _implied(live: Iterable[Account]) -> Ranges:
    """R8 where nobody here counts the X: "k of the X were Y" says that k were harmed and called X, which R8 then moves."""
    live = list(live)
    counted, implied = _counted(live), Ranges()
    for a in live:
        if a.kind == "subset" and a.category not in counted and a.figure:
            k = max(a.figure.point, implied[a.category].high if a.category in implied else 0)
            implied[a.category] = replace(NOTHING, best_ged=k, high=k)
    return implied


def _figures(voices: Sequence[Voice], rules: RuleSet, implied: Ranges) -> _Figures:
    """R5, R6 and the first half of R9."""
    reasons: list[Reason] = []
    ranges: Ranges = {}
    for category in CATEGORIES:
        if said := [v for v in voices if v.account.category == category and not v.account.whole]:
            ranges[category], why = _category(category, said, rules)
            reasons += why
        elif category in implied:
            ranges[category] = implied[category]
    of_all = [v for v in voices if v.account.whole]
    whole = rules.values(of_all, rules.weights) if of_all else None
    if whole:
        reasons += why_figures(None, of_all, whole, rules)
    out, total = r9_whole(ranges, whole)
    if whole and ranges:
        left = out["unknown"].best_ged
        added = phrase("Figures for all the people are not added to those for some; %(n)s are left over.", n=left)
        reasons.append(reason("R9", None, added))
    return _Figures(out, total, reasons, sum(r.low for r in ranges.values()))


def _category(category: Category, said: Sequence[Voice], rules: RuleSet) -> tuple[Range, list[Reason]]:
    """R5, R6 and R9 of one category: the people of different parties add up; figures that do not say whose they are count all
    of the category."""
    groups: dict[str | None, list[Voice]] = {}
    for v in sorted(said, key=lambda v: v.account.of or ""):
        groups.setdefault(v.account.of, []).append(v)
    values = {of: rules.values(voices, rules.weights) for of, voices in groups.items()}
    reasons = [why for of, voices in groups.items() for why in why_figures(category, voices, values[of], rules)]
    if len(groups) == 1:
        return next(iter(values.values())), reasons
    unsaid = values.pop(None, None)
    return r9_of_parties(list(values.values()), unsaid), reasons


def _moved(figures: _Figures, sorting: Sorting, incident: Incident) -> _Figures:
    """R7 and R8."""
    live = sorting.live.values()
    subsets = [a for a in live if a.kind == "subset"]
    independent = frozenset(a.id for a in subsets if r4_stance(a, incident) == "independent")
    before = figures.ranges
    disputed = r7_status_dispute(before, [a for a in live if a.kind == "status_dispute"])
    moved = r8_subset(disputed.ranges, before, subsets, Heard(independent, _earlier(incident, sorting)))
    ranges = unknown_may_hold(moved.ranges, before, disputed.concerned, moved.concerned)
    low = max(figures.total.low, figures.certain + moved.gained)
    best = None if figures.total.best is None else max(figures.total.best, low)
    contested = frozenset({*disputed.concerned, *moved.concerned})
    flags = set(figures.total.flags) | ({"disputed"} if contested else set())
    if moved.gained:  # an independent voice attests some of the dead
        flags.discard("floor")
    total = replace(figures.total, low=low, best=best, flags=tuple(sorted(flags)))
    return _Figures(ranges, total, [*figures.reasons, *disputed.reasons, *moved.reasons], figures.certain, contested)


def _earlier(incident: Incident, sorting: Sorting) -> dict[Category, frozenset[int]]:
    """The figures that R2 replaced."""
    found: dict[Category, set[int]] = {}
    for a in incident.accounts:
        if a.figure and sorting.fate.get(a.id, ("live",))[0] == "superseded":
            found.setdefault(a.category, set()).add(a.figure.point)
    return {category: frozenset(points) for category, points in found.items()}


def _ruling(incident: Incident, rules: RuleSet, sorting: Sorting, voices: Sequence[Voice], figures: _Figures) -> Ruling:
    stances = {a.id: r4_stance(a, incident) for a in incident.accounts}
    counted = {v.account.id for v in voices}
    reasons = [*sorting.reasons, *why_claims(voices), *why_uncounted(sorting.live.values(), counted), *figures.reasons]
    shown = {c: _published(r, rules) for c, r in figures.ranges.items()}
    graded = rules.name == "airwars"
    grade = None
    if graded:
        grade, why = airwars_grade(voices, incident)
        reasons.append(reason("R5", None, phrase("Graded %(grade)s: %(why)s.", grade=GRADES[grade], why=why)))
    return Ruling(
        event=incident.id,
        harm=incident.harm,
        rules=rules.name,
        version=rules.version,
        inputs=inputs_hash(incident),
        categories={c: shown[c] for c in CATEGORIES if c in shown},
        total=_with_no_deaths(_published(figures.total, rules)),
        claims=tuple(_ruled(key, stances[key], sorting, counted, figures.contested) for key in sorted(stances)),
        reasons=tuple(sorted(set(reasons), key=_place)),
        reports=sum(a.kind == "count" for a in {a.id: a for a in incident.accounts}.values()),
        origins=len({v.account.origin for v in voices}),
        independent=len({v.account.origin for v in voices if v.stance == "independent"}),
        grade=grade,
        positions=positions(incident, sorting.fate) if graded else {},
    )


def _published(r: Range, rules: RuleSet) -> Range:
    return replace(r, best=r.best_ged) if rules.best_is_ged else r


def _with_no_deaths(total: Range) -> Range:
    return replace(total, flags=tuple(sorted({*total.flags, "no_deaths"}))) if total.high == 0 else total


def _ruled(key: str, stance: Stance, sorting: Sorting, counted: set[str], contested: frozenset[Category]) -> Ruled:
    if key in sorting.fate:
        status, by = sorting.fate[key]
        return Ruled(key, status, stance, by)
    a = sorting.live[key]
    if a.kind == "count" and key not in counted:
        return Ruled(key, "excluded", stance)
    return Ruled(key, "contested" if a.kind == "count" and not a.whole and a.category in contested else "live", stance)


def _place(one: Reason) -> tuple[int, int, str]:
    """Reasons stand in the order of the rules, then of the categories, then of the alphabet."""
    return _RULES.index(one.rule), CATEGORIES.index(one.category) if one.category else len(CATEGORIES), one.text


def reconcile_all(incidents: Iterable[Incident], rules: str = "recount") -> Iterator[tuple[str, Ruling | ReconciliationError]]:
    """Every event with its ruling, or with the error that is its own: one broken event never stops the rest.

    Raises ReconciliationError for a rule set that does not exist."""
    rule_set(rules)
    for incident in incidents:
        try:
            yield incident.id, reconcile(incident, rules)
        except ReconciliationError as error:
            yield incident.id, error
