"""What each voice says in each sentence: the tolls of a report grouped, added up, and told apart by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise
from typing import Final, Literal

from recount.model import Category, Toll
from recount.reading.tolls.rosters import heads_list
from recount.reading.totals.report import LONGEST_PHRASE, Figure, Report
from recount.reading.totals.victims import is_some

Kind = Literal["total", "more", "others", "some", "named", "listed", "one"]

SIDES: Final[tuple[Category, ...]] = ("armed_group", "state_forces")
_MORE: Final = re.compile(r"(?i)\b(?:another|additional|further|extra|more(?! than\b))\b")
_OTHERS: Final = re.compile(r"(?i)\bothers?\b")
_THE_OTHER: Final = re.compile(r"(?i)\b(?:the|these|those) (?:\w+ )?(?:other|remaining)\b")
_OUT_OF: Final = re.compile(
    r"(?i)\s+of\s+(?:the|them|those|these|whom|which|his|her|their|its)\b"
    r"|\s+\w+\s+of\s+(?:the (?:dead|deceased|victims|killed|injured|wounded)|those|them|whom)\b"
)
_PICTURED: Final = re.compile(
    r"(?i)\b(?:images?|photos?|pictures?|photographs?|videos?|footage)\b"
    r"[^.;]{0,20}\b(?:of|show\w*)\b[^.;]{0,20}$"
)
_NAMES_OF: Final = re.compile(r"(?i)\bnames of (?:the |these |those )?$")
_BY_NAME: Final = re.compile(
    r"(?i)\s(?:\w+\s){0,3}?(?:names\b|by name\b|(?:were|was|been) (?:named|identified)\b)"
    r"|\s(?:\w+\s)?victims? (?:named|identified|ID['’]d)\b"
)
_RISE: Final = re.compile(
    r"(?i)\b(?:rose|risen|rises|rising|climbed|increased|jumped|went up|gone up) (?:\w+ )?to (?:about |at least |over )?$"
)
_RANGE: Final = re.compile(r"(?i)\w\s*(?:to|and|or|[–-])\s*\w|^(?:at least|no fewer than)\b")
_EARLIER: Final = re.compile(r"(?i)\b(?:initial(?:ly)?|earlier|at first|first reports?|originally|preliminary|previously)\b")
_AGAINST: Final = re.compile(r"(?i)\b(?:while|whereas|but|though|however|later|now|since)\b")
_KILLS: Final = re.compile(
    r"(?i)\b(?:kill(?:s|ed|ing)?|murder(?:s|ed|ing)|shot (?:dead )?|shooting (?:dead )?)"
    r"(?: at least| up to| about| his| her| their| the)? ?$"
)
_BESIDES: Final = re.compile(r"(?i)(?:\b(?:his|her|their|and|plus|with)|,) *$")
_EVERYBODY: Final = re.compile(r"(?i)(?:both|all)\b")
_LEAVING: Final = re.compile(r"(?i), (?:leaving|making|for) (?:a total of |all |at least )?$")
_JOINED: Final = re.compile(r"(?i)[^,;:]*\b(?:and|plus|with|besides|then|before|later|while|after)\b")
_TOLD: Final = re.compile(
    r"(?i)\b(?:report|sa[iy]|stat(?:e[ds]?|ing)\b|claim|announc|confirm|estimat|according|others? put|suggest|up to\b)"
)
_APPOSITION: Final = 400  # characters of an apposition: a sentence of thousands of people stays linear
_APPOSED: Final = re.compile(r"(?i)[^,;:–—]*[,:–—]")


@dataclass(frozen=True, slots=True)
class SentenceToll:
    """What one voice says in one sentence.

    `kind`: "total", "more" (on top of a total), "others" (than the people before, whom a total covers), "some" (of the people),
    "one" (single people without a number), "named" (so many known by name), "listed" (heading of a list of names).
    `hedged`: feared, reported; `old`: called an earlier figure; `risen`: called an update; `besides`: the first number stands
    beside somebody not counted ("his wife, 3 kids").
    """

    voice: str
    sentence: int
    tolls: list[Toll]
    figure: Figure
    kind: Kind
    hedged: bool
    old: bool
    risen: bool
    besides: bool


def sentence_tolls(report: Report, tops: Iterable[Toll]) -> list[SentenceToll]:
    """The `tops` (tolls that stand for themselves) by sentence and voice, in order of the text."""
    groups: dict[tuple[int, str], list[Toll]] = {}
    for t in tops:
        voice = "" if t.speaker is None else (t.speaker.name or t.speaker.text).casefold()
        groups.setdefault((report.sentence(t), voice), []).append(t)
    return [_sentence_toll(report, voice, sentence, tolls) for (sentence, voice), tolls in groups.items()]


def _sentence_toll(report: Report, voice: str, sentence: int, tolls: list[Toll]) -> SentenceToll:
    once = _without_members(report, _without_repeats(report, _without_named(report, _latest(report, tolls))))
    numbered = [t for t in once if not t.implicit]
    figures = [report.figure(t) for t in once]
    whole, largest = reduce(Figure.plus, figures), max(figures, key=lambda f: f.point)
    if numbered and len(figures) > 1 and _repeats(report, once, figures):
        whole = largest
    elif rivals := _rivals(report, numbered):
        whole = reduce(Figure.spanning, rivals)
    if risen := [t for t in numbered if _RISE.search(report.ahead(t, 40))]:
        whole = report.figure(risen[-1])  # "two were killed, and the toll later rose to four"
    return SentenceToll(
        voice=voice,
        sentence=sentence,
        tolls=once,
        figure=_of_harm(report, whole, once),
        kind=_kind(report, numbered),
        hedged=all(t.stance == "alleges" for t in tolls),
        old=any(_is_old(report, t) for t in once),
        risen=bool(risen),
        besides=_BESIDES.search(report.ahead(once[0], 12)) is not None,
    )


def _latest(report: Report, tolls: list[Toll]) -> list[Toll]:
    """Without earlier figures beside a later one: "three were killed at first, while others now put it at five"."""
    return [t for t in tolls if not _is_old(report, t)] or tolls


def _without_named(report: Report, tolls: list[Toll]) -> list[Toll]:
    """Without the number of names known beside that of all: "two men killed, one victim identified"."""
    return [t for t in tolls if t.implicit or not _is_named(report, t)] or tolls


def _is_old(report: Report, toll: Toll) -> bool:
    """Whether the words before the number, back to the one that it is set against, call it an earlier one."""
    start = max(toll.evidence.start, toll.count.start - 80)
    before = report.before(toll)
    if before and before.harm == toll.harm and _AGAINST.search(report.text, before.count.end, toll.count.start):
        start = max(start, before.count.end)
    return _EARLIER.search(report.text, start, toll.count.start) is not None


def _sums_up(report: Report, toll: Toll) -> bool:
    """Whether the number is that of all in the sentence: "both", "a man shot his wife and a guest, leaving three dead"."""
    return _EVERYBODY.match(report.text, toll.count.start) is not None or _is_left(report, toll)


def _is_left(report: Report, toll: Toll) -> bool:
    return _LEAVING.search(report.ahead(toll, 24)) is not None


def _repeats(report: Report, tolls: list[Toll], figures: list[Figure]) -> bool:
    """Whether one number is the sum of the others, which nobody marked as its parts: "three people, two men and a woman"."""
    points = [f.point for f in figures]
    if any(_sums_up(report, t) for t in tolls if not t.implicit):
        return True
    return sum(points) == 2 * max(points) and not is_some(report.victim(tolls[points.index(max(points))]))


def _of_harm(report: Report, whole: Figure, tolls: list[Toll]) -> Figure:
    """The figure of those who came to this harm: "five were shot" less the dead, "he killed four" with himself."""
    numbered = [t for t in tolls if not t.implicit]
    if numbered and numbered[0].harm == "killed":
        counted = any(report.himself(t) if t.implicit else _is_left(report, t) for t in tolls)
        return whole if counted or not any(_and_himself(report, t) for t in tolls) else whole.plus(Figure(1, 1, 1))
    return whole.less(_dead_among(report, whole, [t for t in numbered if t.harm == "injured" and not report.survived(t)]))


def _and_himself(report: Report, toll: Toll) -> bool:
    """Whether those who were killed are somebody's victims, and he killed himself, too."""
    return (report.suicide or report.then_himself(toll)) and _KILLS.search(report.ahead(toll, 40)) is not None


def _dead_among(report: Report, whole: Figure, shot: list[Toll]) -> int:
    """How many of those who were shot are told to be dead, in so many words or because the hurt are fewer."""
    dead = max((report.lineage.dead_of(t) for t in shot), default=0)
    if not any(report.shot(t) for t in shot):
        return dead
    dead = max([dead, *(n for n in report.then_dead(shot[-1]) if n < whole.point)])
    return report.fatalities if not dead and whole.point - report.fatalities in report.rests else dead


def _rivals(report: Report, numbered: list[Toll]) -> list[Figure]:
    """The numbers of people at large that stand in one sentence without being added up: "four were killed, while others report
    five"."""
    general = [t for t in numbered if t.category not in SIDES and not is_some(report.victim(t))]
    told = [report.text[a.count.end : b.count.start] for a, b in pairwise(general)]
    added = any(report.mention(t).beside and not _TOLD.search(words) for t, words in zip(general[1:], told, strict=True))
    return [] if added or len(general) < 2 else [report.figure(t) for t in general]


def _kind(report: Report, numbered: list[Toll]) -> Kind:
    if not numbered:
        return "one"
    if all(heads_list(report.text, t) for t in numbered):
        return "listed"
    if all(_is_some(report, t) for t in numbered):
        return "some"
    if all(_is_more(report, t) for t in numbered):
        return "more"
    if all(_is_more(report, t, _OTHERS) for t in numbered):
        return "others"
    return "named" if all(_is_named(report, t) for t in numbered) else "total"


def _without_repeats(report: Report, tolls: list[Toll]) -> list[Toll]:
    """Without the tolls that repeat the number of another in the sentence, unless nouns or categories set them apart."""
    kept: dict[tuple[int, int | None, str, str], Toll] = {}
    for t in tolls:
        noun = report.victim(t).casefold()
        side = t.category if t.category in SIDES and not t.implicit else ""
        kept.setdefault((t.low, t.high, noun if t.implicit or is_some(noun) else "", side), t)
    return list(kept.values())


def _without_members(report: Report, tolls: list[Toll]) -> list[Toll]:
    """Without the single people in apposition to a number of people at large: "two civilians, a teacher and his daughter"."""
    whole, kept, members = None, [], 0
    for t in tolls:
        if t.implicit and whole and members < whole.low - 1 and _is_member(report, t, whole):
            members += 1
            continue
        kept.append(t)
        if not t.implicit:
            general = t.low > 1 and t.category not in SIDES and not is_some(report.victim(t))
            whole, members = t if general else None, 0
    return kept


def _is_member(report: Report, t: Toll, whole: Toll) -> bool:
    between = report.text[whole.count.end : t.count.start]
    if len(between) > _APPOSITION:
        return False
    return not (report.himself(t) or _JOINED.match(between)) and _APPOSED.match(between) is not None


def _is_more(report: Report, t: Toll, words: re.Pattern[str] = _MORE) -> bool:
    """Whether the number comes on top of the one before: "three others" does unless it follows another harm's toll."""
    before = report.before(t)
    close = t.victim is not None and 0 <= t.victim.start - t.count.end < 20
    end = t.victim.end if t.victim and close else t.count.end + 8
    phrase = report.text[t.count.start : min(end, t.count.start + LONGEST_PHRASE)]
    return before is not None and before.harm == t.harm and words.search(phrase) is not None


def _is_named(report: Report, t: Toll) -> bool:
    """Whether the number is that of the names known."""
    before = report.ahead(t, 24)
    return bool(_NAMES_OF.search(before) or _BY_NAME.match(report.text, t.count.end))


def _is_some(report: Report, t: Toll) -> bool:
    """Whether the number leaves people out: a kind of person, "five of the victims", "images of five bodies"."""
    around = report.text[max(0, t.count.start - 14) : t.count.end + 8]
    noun = report.victim(t) or report.text[t.count.end : t.count.end + 20].split(",")[0]
    pictured = _PICTURED.search(report.ahead(t, 60))
    if t.low == t.high == 1 and report.text[t.count.end : t.count.end + 4] == " of ":
        return True
    return pictured is not None or is_some(noun) or bool(_THE_OTHER.search(around) or _OUT_OF.match(report.text, t.count.end))


def gives_range(report: Report, said: SentenceToll) -> bool:
    """Whether the words give both ends, as in "between 15 and 18" or "at least 11 and up to 15"."""
    low, _, high = said.figure
    words = [report.text[t.count.start : t.count.end] for t in said.tolls]
    return high is not None and 0 < low < high and any(_RANGE.search(w) for w in words)
