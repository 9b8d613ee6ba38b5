"""What one report, reconciled with nothing but itself, says was suffered in its main event.

The rules of docs/method.md on a single document: R0 only tolls of the main event count; R2 a voice counts once; R3 the point
of an interval; R4 a party's word about its enemy, and a denial, is not admissible; R5 low is the smallest admissible account
raised to the people known by name, best the first admissible account, high the largest account of all; R8 a part adds nothing.
Before that come the rules of reading: restatements are one toll, people in one sentence are different people, and groups that
no word sets apart are the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from recount.model import Category, Harm, Toll, Totals
from recount.reading.main_event import Lineage, main_event
from recount.reading.sentences import split_sentences
from recount.reading.victims import Group, Mention, is_part, mention, people

CATEGORIES: Final[tuple[Category, ...]] = ("civilian", "armed_group", "state_forces", "unknown")
_ALWAYS: Final[tuple[Harm, ...]] = ("killed", "injured")
_LONGEST_PHRASE: Final = 120
_ABOUT: Final = re.compile(r"(?i)^(?:about|around|some|approximately|roughly|estimated)\b")
_NEARLY: Final = re.compile(r"(?i)^(?:nearly|almost|close to)\b")
_MORE: Final = re.compile(r"(?i)\b(?:another|additional|further|extra|more(?! than\b)|others?)\b")
_DEFINITE: Final = re.compile(r"(?i)\b(?:the|these|those) (?:\w+ )?other\b|\bthe remaining\b")
_OUT_OF: Final = re.compile(r"(?i)\s+(?:of|among|amongst)\s+(?:the|them|those|these|whom|which|his|her|their|its)\b")
_EARLIER: Final = re.compile(r"(?i)\b(?:initial(?:ly)?|earlier|at first|first reports?|originally|preliminary|previously)\b")
_ORDINALS: Final = {w: n for n, w in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)}
_ORDINAL: Final = re.compile(rf"(?i)^(?:an?|the)?\s*({'|'.join(_ORDINALS)})\b")
_MILITARY: Final = re.compile(r"(?i)\b(?:army|armies|military|navy|air ?force|troops|forces|defen[cs]e|idf|command|coalition|regime)\b")


class Figure(NamedTuple):
    """An interval with its point value; `high` None is open."""

    low: int
    point: int
    high: int | None

    def __add__(self, other: Figure) -> Figure:  # type: ignore[override]
        high = None if self.high is None or other.high is None else self.high + other.high
        return Figure(self.low + other.low, self.point + other.point, high)

    def less(self, n: int) -> Figure:
        return Figure(max(0, self.low - n), max(0, self.point - n), None if self.high is None else max(0, self.high - n))


ZERO: Final = Figure(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one voice says in one sentence: `kind` is "total", "more" (to be added), "part" or "people" (no number word)."""

    voice: str
    sentence: int
    tolls: list[Toll]
    figure: Figure
    kind: str
    old: bool


class Report:
    """The tolls of the main event with the words around them."""

    def __init__(self, tolls: Sequence[Toll], text: str) -> None:
        self.text = text
        self.tolls = main_event(tolls)
        self.lineage = Lineage(self.tolls)
        self._starts = [s.start for s in split_sentences(text)]

        self._before = dict(zip([t.id for t in self.tolls[1:]], self.tolls, strict=False))

    def before(self, toll: Toll) -> Toll | None:
        """The toll that the text gives before this one."""
        return self._before.get(toll.id)

    def sentence(self, toll: Toll) -> int:
        return bisect_right(self._starts, toll.count.start)

    def victim(self, toll: Toll) -> str:
        span = toll.victim or (toll.count if toll.implicit else None)
        return self.text[span.start : min(span.end, span.start + _LONGEST_PHRASE)] if span else ""

    def count(self, toll: Toll) -> str:
        return self.text[toll.count.start : min(toll.count.end, toll.count.start + _LONGEST_PHRASE)]

    def mention(self, toll: Toll) -> Mention:
        span, before = toll.victim or toll.count, self.before(toll)
        end = (before.victim or before.count).end if before else 0
        return mention(self.victim(toll), self.sentence(toll), max(1, toll.low), self.text[end : span.start])


def document_totals(tolls: Sequence[Toll], text: str) -> tuple[dict[Harm, Totals], dict[Harm, dict[Category, Totals]]]:
    report = Report(tolls, text)
    totals: dict[Harm, Totals] = {}
    by_category: dict[Harm, dict[Category, Totals]] = {}
    for harm in dict.fromkeys([*_ALWAYS, *sorted(t.harm for t in report.tolls)]):
        totals[harm] = _total(report, harm)
    return totals, by_category


def _total(report: Report, harm: Harm) -> Totals:
    tops = [t for t in report.tolls if t.harm == harm and not report.lineage.inside(t, harm)]
    if not tops:
        return Totals(0, 0, 0)
    return _reconcile(report, tops)


def _reconcile(report: Report, tops: list[Toll]) -> Totals:
    heard = [t for t in tops if _admissible(t)]
    everything = _figures(report, tops)
    if not heard:
        return Totals(0, None, everything[2])
    low, best, high = _figures(report, heard) if len(heard) < len(tops) else everything
    top = everything[2]
    return Totals(min(low, best), best, None if top is None else max(top, best))


def _admissible(toll: Toll) -> bool:
    return toll.stance != "denies"


def _figures(report: Report, tops: list[Toll]) -> tuple[int, int, int | None]:
    statements = _statements(report, tops)
    persons = [report.mention(t) for s in statements for t in s.tolls if s.kind in ("people", "part")]
    named = _named(people(m for m in persons if m.names))
    accounts = _accounts(statements)
    if not accounts:
        n = sum(g.count for g in people(persons))
        extra = ZERO
        for s in statements:
            if s.kind == "more":
                extra += s.figure
        accounts = [Figure(n, n, n) + extra]
    best = max(a.point for a in accounts)
    best = max(best, named)
    low = max(min(a.low for a in accounts), min(named, best))
    tops_ = [a.high for a in accounts if a.high is not None]
    high: int | None = max([*tops_, best])
    return low, best, high


def _named(groups: Iterable[Group]) -> int:
    return sum(1 for g in groups if g.count == 1 and len(g.names) > 1)


def _ordinal(report: Report, tops: list[Toll]) -> int:
    found = [m for t in tops if t.implicit and (m := _ORDINAL.match(report.victim(t)) or _ORDINAL.match(report.count(t)))]
    return max([0, *(_ORDINALS[m[1].lower()] for m in found)])


def _accounts(statements: list[Statement]) -> list[Figure]:
    totals = [s for s in statements if s.kind == "total"]
    fresh = [s for s in totals if not s.old] or totals
    chosen: dict[str, Statement] = {}
    for s in fresh:
        if s.voice not in chosen or s.figure.point > chosen[s.voice].figure.point:
            chosen[s.voice] = s
    out = []
    for voice, s in chosen.items():
        more = {m.figure for m in statements if m.kind == "more" and m.voice == voice and m.sentence > s.sentence}
        figure = s.figure
        for m in more: figure = figure + m
        out.append(figure)
    return out


def _statements(report: Report, tops: list[Toll]) -> list[Statement]:
    groups: dict[tuple[int, str], list[Toll]] = {}
    for t in tops:
        groups.setdefault((report.sentence(t), _voice(t)), []).append(t)
    return [_statement(report, voice, sentence, tolls) for (sentence, voice), tolls in groups.items()]


def _once(report: Report, tolls: list[Toll]) -> list[Toll]:
    """Without the tolls that repeat the number of another in the sentence, unless nouns or categories set them apart."""
    kept: dict[tuple[int, int | None, str, str], Toll] = {}
    for t in tolls:
        noun = report.victim(t).casefold()
        apart = noun if t.implicit or is_part(noun) else ""
        kept.setdefault((t.low, t.high, apart, t.category if not t.implicit and t.category in ("armed_group", "state_forces") else ""), t)
    return list(kept.values())


def _voice(toll: Toll) -> str:
    return "" if toll.speaker is None else (toll.speaker.name or toll.speaker.text).casefold()


def _statement(report: Report, voice: str, sentence: int, tolls: list[Toll]) -> Statement:
    once = _once(report, tolls)
    counted = [t for t in once if not t.implicit]
    figures = [_figure(report, t) for t in once]
    top = max(figures, key=lambda f: f.point)
    whole = sum(figures, ZERO)
    if len(figures) > 1 and counted and 2 * top.point == whole.point: whole = top
    old = any(_EARLIER.search(report.text, t.evidence.start, t.count.start) for t in tolls)
    kind = "people"
    if counted:
        kind = "part" if all(_partial(report, t) for t in counted) else "more" if all(_is_more(report, t) for t in counted) else "total"
    return Statement(voice, sentence, once, whole.less(report.lineage.dead(counted)), kind, old)


def _is_more(report: Report, t: Toll) -> bool:
    before = report.before(t)
    return before is not None and before.harm == t.harm and bool(_MORE.search(_phrase(report, t)))


def _phrase(report: Report, t: Toll) -> str:
    end = t.victim.end if t.victim and 0 <= t.victim.start - t.count.end < 20 else t.count.end + 8
    return report.text[t.count.start : min(end, t.count.start + 80)]


def _partial(report: Report, t: Toll) -> bool:
    around = report.text[max(0, t.count.start - 14) : t.count.end + 8]
    return bool(is_part(report.victim(t)) or _DEFINITE.search(around) or _OUT_OF.match(report.text, t.count.end))


def _figure(report: Report, t: Toll) -> Figure:
    words = report.count(t)
    if t.high is not None and _ABOUT.search(words): p = (t.low + t.high) // 2
    elif t.high is not None and _NEARLY.search(words): p = t.high
    else: p = t.low
    return Figure(t.low, p, t.high)
