"""One report's tolls of its main event, with what its words say around each of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from recount.model import Harm, Toll
from recount.reading.lexicon.harm import HIT
from recount.reading.text.sentences import split_sentences
from recount.reading.totals.main_event import INCIDENT, Lineage, main_event
from recount.reading.totals.victims import Group, Mention, known_by_name, mention, people

_OPENING: Final = 4  # sentences, from the first that tells of somebody harmed, within which a report introduces its victims
LONGEST_PHRASE: Final = 120  # characters of a victim phrase that are looked at
_ABOUT: Final = re.compile(r"(?i)(?:about|around|some|approximately|roughly|an estimated)\b")
_NEARLY: Final = re.compile(r"(?i)(?:nearly|almost|close to)\b")
_SURVIVORS: Final = re.compile(
    r"(?i)[^.;\n]{0,40}?\b(?:hospitali\w+|others?|more|another|injur\w*|wound\w*|hurt|surviv\w*|remaining)\b"
)
_REST: Final = re.compile(r"(?i)\b(?:other|remaining|surviving)\b")
_HURTS: Final = re.compile(r"(?i)\b(?:injur|wound|hurt)(?:s|ed|es|ing)?(?: at least| about| another)? $")
_SHOT: Final = re.compile(rf"(?i)[^.;\n]{{0,40}}?\b(?:{HIT}|victims?)\b")
_HIMSELF: Final = re.compile(r"(?i)(?:him|her|them)sel(?:f|ves)|(?:his|her|their) own li(?:fe|ves)")
_THEN_HIMSELF: Final = re.compile(r"(?i)[^.;]{0,50}\b(?:and|before|then)\b[^.;]{0,30}\b(?:him|her)self\b")
_AFTER: Final = re.compile(r"(?i)[^.;]{0,40}\b(?:after|when)\b[^.;]{0,20}")
_RISING: Final = re.compile(
    r"(?i)\b(?:r[ou]se[sn]?|rising|risen|climb\w*|jump\w*|increas\w*|went up|gone up|up)(?: (?:again|sharply))?(?: from)? $"
)
_UP_TO: Final = re.compile(r"(?i)\W*(?:and|but|to|or)?\W*")
_CLOSED: Final = re.compile(r"[’'”\"]?,(?! (?:and|or)\b)")


class Figure(NamedTuple):
    """An interval (`high` None is open) with its point value (R3)."""

    low: int
    point: int
    high: int | None

    def plus(self, other: Figure) -> Figure:
        """Both together."""
        high = None if self.high is None or other.high is None else self.high + other.high
        return Figure(self.low + other.low, self.point + other.point, high)

    def spanning(self, other: Figure) -> Figure:
        """Either: from the lower low to the higher high; an open figure is known to reach its point."""
        high = max(f.point if f.high is None else f.high for f in (self, other))
        return Figure(min(self.low or other.low, other.low or self.low), max(self.point, other.point), high)

    def less(self, n: int) -> Figure:
        """Without n people."""
        return Figure(max(0, self.low - n), max(0, self.point - n), None if self.high is None else max(0, self.high - n))


@lru_cache(maxsize=8)
def _sentence_starts(text: str) -> list[int]:
    """Of the texts in hand: each voice of a report is weighed by itself."""
    return [s.start for s in split_sentences(text)]


class Report:
    """The tolls of the main event with the words around them."""

    def __init__(self, tolls: Sequence[Toll], text: str) -> None:
        self.text = text
        self.tolls = main_event(tolls)
        self.lineage = Lineage(self.tolls)
        self._starts = _sentence_starts(text)
        self._next = {a.id: b for a, b in zip(self.tolls, self.tolls[1:], strict=False)}
        self._previous = {b.id: a for a, b in zip(self.tolls, self.tolls[1:], strict=False)}

    def tops(self, harm: Harm) -> list[Toll]:
        """The tolls of a harm that no other toll of this harm includes."""
        return [t for t in self.tolls if t.harm == harm and not self.lineage.part(t)]

    def sentence(self, toll: Toll) -> int:
        return bisect_right(self._starts, toll.count.start)

    def sentence_span(self, toll: Toll) -> tuple[int, int]:
        """From the first character of the count's sentence to the first of the next one."""
        k = self.sentence(toll)
        return self._starts[k - 1] if k else 0, self._starts[k] if k < len(self._starts) else len(self.text)

    @cached_property
    def _opened(self) -> int:
        """The last sentence of the opening."""
        return next((self.sentence(t) for t in self.tolls if t.harm in INCIDENT), 1) + _OPENING - 1

    def behind_opening(self, toll: Toll) -> int:
        """How many sentences behind the opening a toll stands; 0 or less within it."""
        return self.sentence(toll) - self._opened

    @property
    def opening(self) -> str:
        """The text up to the end of the sentences in which the victims are introduced."""
        return self.text[: self._starts[self._opened]] if self._opened < len(self._starts) else self.text

    def ahead(self, toll: Toll, characters: int) -> str:
        """What stands right before the count."""
        return self.text[max(0, toll.count.start - characters) : toll.count.start]

    def before(self, toll: Toll) -> Toll | None:
        """The toll that the text gives before this one."""
        return self._previous.get(toll.id)

    def victim(self, toll: Toll) -> str:
        """The victim phrase; a person's count is part of it ("her" and "her brother, 25")."""
        spans = [span for span in (toll.victim, toll.count if toll.implicit else None) if span]
        if len(spans) > 1 and (spans[0].end < spans[1].start or spans[1].end < spans[0].start):
            spans = spans[:1]
        if not spans:
            return ""
        start, end = min(s.start for s in spans), max(s.end for s in spans)
        return self.text[start : min(end, start + LONGEST_PHRASE)]

    def mention(self, toll: Toll) -> Mention:
        """The victim phrase; "another" after a toll of another harm is the first of its own."""
        span, before = toll.victim or toll.count, self.before(toll)
        end = (before.victim or before.count).end if before else 0
        between = self.text[max(end, span.start - 200) : span.start]
        found = mention(self.victim(toll), self.sentence(toll), max(1, toll.low), between)
        after_comma = (between.strip() or self.text[end - 1 : end]) == ","  # which may be taken into the phrase: "the victim,"
        if before and after_comma and _CLOSED.match(self.text, span.end):
            found = replace(found, apposed=True)
        return found if before and before.harm == toll.harm else replace(found, other=False)

    def figure(self, toll: Toll) -> Figure:
        """The toll's interval and point; "at least 11 and up to 15" is one interval, and what rose "from 38
        to 45" is 45."""
        words, high = self.text[toll.count.start : toll.count.end], toll.high
        if high is not None and 0 < toll.low < high and _RISING.search(self.ahead(toll, 24)):
            return Figure(high, high, high)
        follows = self._next.get(toll.id)
        if high is None and follows is not None and self._caps(toll, follows):
            high = follows.high
        if toll.high is None or not (_ABOUT.match(words) or _NEARLY.match(words)):
            return Figure(toll.low, toll.low, high)
        return Figure(toll.low, (toll.low + toll.high) // 2 if _ABOUT.match(words) else toll.high, high)

    def survived(self, toll: Toll) -> bool:
        """Whether the words say that those counted were hurt, so that no dead are among them."""
        hurt = _HURTS.search(self.ahead(toll, 30)) or _SURVIVORS.match(self.text, toll.count.start, toll.count.end + 60)
        return hurt is not None

    def shot(self, toll: Toll) -> bool:
        """Whether the words say that those counted were shot, which holds for the dead as well."""
        return _SHOT.match(self.text, toll.count.end, toll.count.end + 60) is not None

    def _caps(self, toll: Toll, follows: Toll) -> bool:
        same = follows.harm == toll.harm and follows.low == 0 and (follows.high or 0) >= toll.low
        return same and _UP_TO.fullmatch(self.text[toll.count.end : follows.count.start][:20]) is not None

    def then_dead(self, toll: Toll) -> list[int]:
        """The numbers of dead in the sentence that come of it: "four shot, two dead", "two dead after four were shot"."""
        dead = self._killed.get(self.sentence(toll), [])
        return [t.low for t in dead if t.count.start > toll.count.end or self._comes_of(t, toll)]

    def _comes_of(self, dead: Toll, toll: Toll) -> bool:
        return _AFTER.fullmatch(self.text, dead.count.end, toll.count.start) is not None

    @cached_property
    def _killed(self) -> dict[int, list[Toll]]:
        """The numbered tolls of dead, by their sentence."""
        out: dict[int, list[Toll]] = {}
        for t in self.tolls:
            if t.harm == "killed" and not t.implicit:
                out.setdefault(self.sentence(t), []).append(t)
        return out

    @cached_property
    def suicide(self) -> bool:
        """Whether somebody killed himself too."""
        return any(self.himself(t) for t in self.tolls if t.harm == "killed" and t.implicit)

    def himself(self, toll: Toll) -> bool:
        return _HIMSELF.search(self.text, toll.count.start, toll.count.end + 10) is not None

    def then_himself(self, toll: Toll) -> bool:
        """Whether the words go on with the killer's own death: "four classmates and himself"."""
        return _THEN_HIMSELF.match(self.text, toll.count.end) is not None

    @cached_property
    def rests(self) -> set[int]:
        """How many are said to be hurt in so many words, or as "others"."""
        hurt = (t for t in self.tolls if t.harm == "injured" and not t.implicit)
        rest = (t for t in hurt if self.survived(t) or _REST.search(self.text, max(0, t.count.start - 14), t.count.end + 14))
        return {t.low for t in rest}

    @cached_property
    def fatalities(self) -> int:
        """The dead as far as one number or single people tell."""
        return max([sum(g.count for g in self.dead), *(t.low for t in self.tolls if t.harm == "killed")])

    @cached_property
    def survivors(self) -> int:
        """How many of the injured are known by name."""
        return known_by_name(people(self.mention(t) for t in self.tolls if t.harm == "injured" and t.implicit))

    @cached_property
    def dead(self) -> list[Group]:
        """The single people who were killed."""
        return people(self.mention(t) for t in self.tolls if t.harm == "killed" and t.implicit)
