"""What one report, reconciled with nothing but itself, says was suffered in its main event.

The rules of docs/method.md on a single document: R0 only the main event counts; R2 one voice counts once; R3 the point of an
interval; R4 a party on its enemy, a party's word about dead whose killer nobody names, and a denial are not admissible; R5 low
is the smallest admissible account raised to the people known by name, best the first admissible account (withheld if there is
none), high the largest account of all; R8 a part adds nothing; R9 categories sum to the total. Before that come the rules of
reading: restatements are one toll, what a sentence coordinates adds up, "another" adds, and people whom no word sets apart are
the same. The lead comes first and gives the latest figure, so the first account is best, before all an exact figure of the
outlet's own there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import reduce
from typing import Final

from recount.model import Category, Harm, Party, Side, Toll, Totals
from recount.reading.times.vocabulary import MONTH_START
from recount.reading.tolls.unnumbered import AT_LEAST, some_were
from recount.reading.totals.fates import as_told, died
from recount.reading.totals.folds import told_together
from recount.reading.totals.foreground import foreground
from recount.reading.totals.report import Figure, Report
from recount.reading.totals.sentence_tolls import SIDES, SentenceToll, gives_range, sentence_tolls
from recount.reading.totals.victims import Group, known_by_name, people

_ALWAYS: Final[tuple[Harm, ...]] = ("killed", "injured")
_CATEGORIES: Final[tuple[Category, ...]] = ("civilian", *SIDES, "unknown")
_OWN: Final[dict[Side, Category]] = {"state": "state_forces", "armed_group": "armed_group"}
_OPENING: Final = 3  # sentences of a paragraph that opens a report
_DAY: Final = re.compile(
    r"(?i)\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight"
    rf"|{MONTH_START}[a-z]*\.? \d|\d(?:st|nd|rd|th)?(?: of)? {MONTH_START})"
)
_FIGHTING: Final = re.compile(  # those of a state's voices that fight; police, hospitals and officials report on others
    r"(?i)\b(?:army|armies|military|navy|air ?force|troops|forces|soldiers|defen[cs]e|idf|isaf|nato|centcom|coalition|ispr)\b"
)


def document_totals(tolls: Sequence[Toll], text: str) -> tuple[dict[Harm, Totals], dict[Harm, dict[Category, Totals]]]:
    """Totals by harm, and by harm and category of the victims, of the report's main event.

    "killed" and "injured" are always there (0 where nobody was harmed), other harms and the categories where a toll is.
    """
    report = as_told(foreground(Report(tolls, text)))
    totals: dict[Harm, Totals] = {}
    by_category: dict[Harm, dict[Category, Totals]] = {}
    for harm in dict.fromkeys([*_ALWAYS, *sorted(t.harm for t in report.tolls)]):
        tops = _living(report, harm)
        totals[harm] = _unnumbered(report, harm, tops) or _total(report, tops)
        if tops:
            by_category[harm] = _by_category(report, harm, totals[harm])
    return totals, by_category


def voice_account(tolls: Sequence[Toll], text: str) -> tuple[int, int | None, int]:
    """What one voice says of the people of some tolls in one report, at its word: low, high (null is open), and how many of
    them it names. Restatements count once, parts add up, a later figure replaces an earlier one."""
    report = Report(tolls, text)
    low, best, high = _weighed(report, report.tolls)
    singles = people(report.mention(t) for t in report.tolls if t.implicit)
    named = known_by_name(singles)
    return max(low, best if high is None else min(best, high)), high, min(named, best)


def _living(report: Report, harm: Harm) -> list[Toll]:
    """The tolls of a harm that stand for themselves; who is said to be shot and then to have died is not injured."""
    tops, dead = report.tops(harm), died(report) if harm == "injured" else set()
    return [t for t in tops if t.id not in dead]


def _unnumbered(report: Report, harm: Harm, tops: list[Toll]) -> Totals | None:
    """What a report tells without a number of people: "a double homicide", "many were hurt"."""
    told = told_together(harm, report.opening, report.fatalities)
    if told is not None and all(t.implicit and _heard(t) for t in tops):
        return Totals(told, told, told)
    return Totals(AT_LEAST, None, None) if not tops and some_were(harm, report.text) else None


def _total(report: Report, tops: list[Toll]) -> Totals:
    """The people of all categories: losses of the sides come on top of the others, unless a general toll covers them."""
    sides = [side for category in SIDES if (side := [t for t in tops if t.category == category])]
    others = [t for t in tops if t.category not in SIDES]
    losses = [_with_attested(report, _reconciled(report, side), side) for side in sides]
    if others and not _covered(report, others, sides, losses):
        losses.append(_reconciled(report, others))
    elif others:
        losses = [_reconciled(report, others)]
    return reduce(_together, losses, Totals(0, 0, 0))


def _covered(report: Report, others: list[Toll], sides: list[list[Toll]], losses: list[Totals]) -> bool:
    """Whether a general number in another sentence ("58 people") is large enough to hold the losses of the sides."""
    own = {report.sentence(t) for side in sides for t in side}
    general = [t.low for t in others if t.category == "unknown" and not t.implicit and report.sentence(t) not in own]
    return max(general, default=0) >= sum(loss.best or loss.low for loss in losses) > 0


def _with_attested(report: Report, loss: Totals, tops: list[Toll]) -> Totals:
    """R8: where a side's losses rest on its enemy's word, the part that others attest is the lower bound."""
    if loss.best is not None:
        return loss
    ids = {t.id for t in tops}
    parts = [t.low for t in report.tolls if t.harm == tops[0].harm and t.part_of in ids and _heard(t)]
    return Totals(max(parts, default=0), None, loss.high)


def _together(a: Totals, b: Totals) -> Totals:
    best = None if a.best is None or b.best is None else a.best + b.best
    return Totals(a.low + b.low, best, None if a.high is None or b.high is None else a.high + b.high)


def _by_category(report: Report, harm: Harm, total: Totals) -> dict[Category, Totals]:
    """Each category read alone; the best of "unknown" is the rest of the total (R9)."""
    alone: dict[Category, Totals] = {}
    for category in _CATEGORIES:
        tolls = [t for t in report.tolls if t.harm == harm and t.category == category and not report.lineage.part(t, category)]
        if tolls:
            alone[category] = _reconciled(report, tolls)
    if "unknown" in alone:
        alone["unknown"] = _rest(total, alone.pop("unknown"), list(alone.values()))
    return alone


def _rest(total: Totals, unknown: Totals, known: list[Totals]) -> Totals:
    others = reduce(_together, known, Totals(0, 0, 0))
    if total.best is None or others.best is None:
        return Totals(unknown.low, None, unknown.high)
    best = max(0, total.best - others.best)
    high = unknown.high
    if high is not None:
        high = max(best, high if total.high is None else min(high, total.high - others.low))
    return Totals(min(unknown.low, best), best, high)


def _reconciled(report: Report, tops: list[Toll]) -> Totals:
    """R4 and R5."""
    heard = [t for t in tops if _heard(t)]
    everything = _weighed(report, tops)
    if not heard:
        return Totals(0, None, everything.high)
    if len(heard) < len(tops):
        low, best, high = _weighed(report, heard)
        return Totals(low, best, None if high is None or everything.high is None else max(high, everything.high))
    return Totals(*everything)


def _heard(toll: Toll) -> bool:
    """R4: a party to a fight is heard on its own dead and on what it admits, everybody else on everything but denials."""
    speaker = toll.speaker
    if toll.stance == "denies" or speaker is None:
        return toll.stance != "denies"
    doer = toll.perpetrator.side if toll.perpetrator else None
    if speaker.side not in _OWN or toll.stance == "acknowledges":
        return True
    if toll.category == _OWN[speaker.side]:
        return doer != speaker.side
    if toll.category in SIDES:
        return doer is not None and doer not in _OWN
    return doer == speaker.side or not fights(speaker)


def fights(speaker: Party) -> bool:
    """Whether a voice of a state or an armed group fights itself: an army does, a ministry of health does not."""
    return speaker.side == "armed_group" or _FIGHTING.search(f"{speaker.name or ''} {speaker.text}") is not None


def _weighed(report: Report, tops: list[Toll]) -> Figure:
    """Low, best (as the point) and high of tolls that are taken at their word.

    A range in the outlet's own words is its own weighing of the sources and stands for all of them.
    """
    stated = sentence_tolls(report, tops)
    ranges = (s.figure for s in stated if not s.voice and s.kind == "total" and gives_range(report, s))
    if own := next(ranges, None):
        return own
    lead = _lead(report, stated)
    singles = people(report.mention(t) for s in stated if s.kind in ("one", "some") for t in s.tolls)
    listed = _listed(report, stated)
    accounts = _accounts(stated) or [_counted(singles, stated, listed)]
    named = max(_named(stated, lead, listed), min(known_by_name(singles), listed or len(singles)))
    some = lead.figure.point if lead and lead.kind == "some" else 0  # "four men": no fewer people
    best = lead.figure.point if lead and _is_exact_total(lead) else max(accounts[0].point, named, some)
    low = min(best, max(named, min((a.low for a in accounts if a.low), default=0)))
    finite = [a.high for a in accounts if a.high is not None and not _says_less(a, accounts)]
    return Figure(low, best, max([best, *finite]) if finite else None)


def _lead(report: Report, stated: list[SentenceToll]) -> SentenceToll | None:
    """What the outlet itself says first, in its headline or in an opening paragraph that tells the day; later rises aside."""
    first = next((s for s in stated if s.kind == "total"), stated[0])
    opening = report.text.partition("\n")[0]
    if first.tolls[0].count.start >= len(opening):
        first = stated[0]
    if first.voice or first.sentence > _OPENING or first.tolls[0].count.start >= len(opening):
        return None
    told = _DAY.search(report.text, 0, first.tolls[0].evidence.end) or not opening.rstrip().endswith((".", "”", '"'))
    return first if told and not any(s.risen and s.figure.point > first.figure.point for s in stated) else None


def _is_exact_total(said: SentenceToll) -> bool:
    return said.kind == "total" and said.figure.low == said.figure.high


def _listed(report: Report, stated: list[SentenceToll]) -> int:
    """How many the lists of names hold without those whom the text names as injured, who are listed with their families."""
    listed = [s for s in stated if s.kind == "listed"]
    survivors = report.survivors if listed and listed[0].tolls[0].harm == "killed" else 0
    return max(0, sum(s.figure.low for s in listed) - survivors)


def _named(stated: list[SentenceToll], lead: SentenceToll | None, listed: int) -> int:
    """How many are said to be known by name; lists of names may hold survivors, so that the lead limits them."""
    if lead:
        others = () if lead.kind == "total" else (s.figure.point for s in stated if s.kind == "total")
        listed = min(listed, max([lead.figure.point, *others]))
    return max([listed, *(s.figure.low for s in stated if s.kind == "named")])


def _counted(singles: list[Group], stated: list[SentenceToll], listed: int) -> Figure:
    """Where nobody gives a total: the people that the words tell apart, as far as lists of names go, and further ones."""
    n = sum(g.count for g in singles)
    n = min(n, listed or n)
    return reduce(Figure.plus, dict.fromkeys(s.figure for s in stated if s.kind in ("more", "others")), Figure(n, n, n))


def _accounts(stated: list[SentenceToll]) -> list[Figure]:
    """One account a voice, in the order of R5: asserted before hedged, figures before "dozens", then as the text gives them."""
    chosen: dict[str, SentenceToll] = {}
    for s in _current(stated):
        if s.voice not in chosen or s.figure.point > chosen[s.voice].figure.point:
            chosen[s.voice] = s
    more: dict[str, dict[Figure, None]] = {}
    for s in stated:
        if s.kind == "more" and s.voice in chosen and s.sentence > chosen[s.voice].sentence:
            more.setdefault(s.voice, {})[s.figure] = None
    ranked = sorted(chosen.values(), key=lambda s: (s.hedged, _vague(s.figure)))
    return [reduce(Figure.plus, more.get(s.voice, {}), s.figure) for s in ranked]


def _vague(figure: Figure) -> bool:
    """ "Dozens", "hundreds": a headline's word, which any figure is more specific than."""
    return figure.high is not None and figure.high >= 3 * max(1, figure.low)


def _says_less(vague: Figure, accounts: list[Figure]) -> bool:
    """Whether "dozens" stands beside a figure that it allows, and so is the same account in fewer words."""
    return _vague(vague) and any(not _vague(a) and vague.low <= a.point for a in accounts)


def _current(stated: list[SentenceToll]) -> list[SentenceToll]:
    """The totals that no later figure of the report replaces (R2).

    Where there is none, or only "several", the sum that the report opens with ("two women and a man"), or the numbers of names.
    """
    totals = [s for s in stated if s.kind == "total"]
    if all(_vague(s.figure) for s in totals):
        totals = (
            [s for s in stated[:1] if s.kind == "some" and s.figure.point > 1 and not s.besides]
            or totals
            or [s for s in stated if s.kind == "named"]
        )
    rises = [s for s in totals if s.risen][-1:]
    risen = [s for s in totals if not any(s.sentence < r.sentence and s.figure.point < r.figure.point for r in rises)]
    return [s for s in risen if not s.old] or risen
