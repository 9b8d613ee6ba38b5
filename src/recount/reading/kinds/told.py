"""One mention of an event with everything resolved: who did it to whom, where and when, from the words of its sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from recount.model import Party, Period, Place, Span, TimeExpression
from recount.reading.grammar.syntax import Line
from recount.reading.kinds.roles import Mention
from recount.reading.kinds.somebody import names_somebody
from recount.reading.kinds.voice import party_of
from recount.reading.lexicon.categories import is_armed
from recount.reading.lexicon.cues import REPORTING_VERB
from recount.reading.page import Page, as_period
from recount.reading.places.finder import is_people
from recount.reading.times import period_of, whole_range

ANSWERS: Final = re.compile(
    r"(?<!\w)(?:in (?:response|retaliation|reprisal|revenge|reaction|answer) (?:to|for)|retaliating (?:for|against)"
    r"|in the wake of|following|prompted by|triggered by|provoked by|to avenge|in the aftermath of)(?!\w)"
)
_PLACED: Final = re.compile(
    r"(?i:\b(?:in|at|near|on|of|outside|around|across|to|inside|over|towards?|town|city|village)\b[^.;:]{0,45}|, )$"
)
COUNTRY: Final = 6  # UCDP's precision of a place of which no more than the country is known
_DATELINE: Final = re.compile(r"[A-ZÀ-Þ][\w’'. ]{1,30}(?:[,/] ?[\w’'. ]{1,30})?[,(] ?")
_DATED: Final = re.compile(r"[^\n.]{0,40}?(?:\)|[-–—:]) ")
_AT_ONCE: Final = len("'s north-western ")  # characters between a country and a place in it
_ON_THE_MAP: Final = frozenset("border borders frontier capital coast province region regions side territory mainland".split())


@dataclass(slots=True)
class Told:
    """A mention with everything resolved."""

    mention: Mention
    initiator: Party | None
    targets: tuple[Span, ...]
    place: Place | None
    when: Period | None

    @property
    def says(self) -> int:
        """How much it says: the mention that says most is the evidence."""
        roles = 4 * bool(self.targets) + 4 * bool(self.initiator) + 6 * bool(self.mention.name)
        return roles + bool(self.place) + bool(self.when)

    @property
    def says_where(self) -> bool:
        """Whether it names a place that is no country."""
        return self.place is not None and self.place.precision != COUNTRY


def resolved(page: Page, mention: Mention) -> Told:
    """A mention with its party, target spans, place and time."""
    line = mention.line
    who = mention.initiator
    initiator = party_of(page, line, who) if who and names_somebody(page, line, who) else None
    if who and initiator and mention.inner and not _acts(page, line.span(who), initiator):
        initiator = None
    targets = tuple(line.span(t) for t in mention.targets)
    return Told(mention, initiator, targets, _place(page, mention), _when(page, mention))


def _acts(page: Page, span: Span, party: Party) -> bool:
    """Whether a word inside the phrase says who ("rebel attack"), not where ("the Quetta bombing") or something else."""
    places = page.places_in(page.sentence(span.start))
    where = any(p.start <= span.start and span.end <= p.end and not _is_adjective(p) for p in places)
    return not where and (party.side != "unknown" or is_armed(page.quote(span)))


def _is_adjective(place: Place) -> bool:
    """Whether a country's words can say whose something is without a mark: "Israeli", "US"."""
    return is_people(place) or place.text.replace(".", "").isupper()


def _place(page: Page, mention: Mention) -> Place | None:
    """The nearest place of the sentence that is neither part of a doer's name nor an adjective of it."""
    line = mention.line
    doer = mention.initiator and line.span(mention.initiator)
    at = line.tokens[mention.at[0]].start
    hit = [line.span(target) for target in mention.targets]
    places = [
        p
        for p in page.places_in(page.sentence(line.base))
        if not (doer and doer.start <= p.start < doer.end)
        and (_is_where(page.text, p.start) or any(t.start <= p.start < t.end for t in hit))
        and not (_is_whose(line, p) or is_people(p))
        and not _across_answer(page.text, p.start, at)
    ]
    struck = [p for p in places if any(t.start <= p.start < t.end for t in hit)]
    if struck:
        return min(struck, key=lambda p: (p.precision or COUNTRY, p.start))
    nearest = min(places, key=lambda p: (p.start < at, abs(p.start - at)), default=None)
    return nearest and _narrowed(nearest, places)


def _narrowed(place: Place, places: list[Place]) -> Place:
    """A place, or a narrower one in it that follows at once: "central Mali's Mopti region"."""
    behind = (p for p in places if 0 <= p.start - place.end <= _AT_ONCE and p.country == place.country)
    return min((place, *behind), key=lambda p: p.precision or COUNTRY) if place.precision != 1 else place


def _is_whose(line: Line, place: Place) -> bool:
    """Whether a country only says whose something is: "US drone strikes", but not "the India border"."""
    k = line.at(place.end - 1) + 1
    following = line.text[place.end - line.base : place.end - line.base + 2]
    if re.fullmatch(r"[-‐‑][a-z]", following):
        return True  # "U.S.-led air strikes"
    country = place.precision is not None and place.precision >= COUNTRY
    return country and line.tag(k) == "N" and line.word(k).islower() and line.low(k) not in _ON_THE_MAP


def _is_where(text: str, start: int) -> bool:
    """Whether a place name stands where an event can be: after a preposition or a comma, or in front of a noun of place."""
    return _PLACED.search(text[max(0, start - 60) : start]) is not None


def _when(page: Page, mention: Mention) -> Period | None:
    """The nearest time of the sentence that does not only date the reporting; a day beats a vaguer one at the same distance."""
    line = mention.line
    at = line.tokens[mention.at[0]].start
    times = [
        t
        for t in page.times_in(page.sentence(line.base))
        if t.type in ("DATE", "TIME")
        and not (t.value or "").endswith("_REF")
        and not _dates_report(page, t)
        and not _dates_saying(line, t)
        and not _across_answer(page.text, t.start, at)
    ]
    best = min(times, key=lambda t: (abs(t.start - at) + 200 * ((t.precision or 5) >= 5), t.start), default=None)
    return _period(page, best) if best else None


def _period(page: Page, time: TimeExpression) -> Period:
    """The days of a time, or of the range that it begins or ends: "between Monday and Wednesday"."""
    own = Span(time.start, time.end)
    whole = whole_range(page.text, own, page.times)
    if whole == own:
        return as_period(time)
    published = page.document.published
    days = period_of(page.text, whole, page.times, date.fromisoformat(published) if published else None)
    return Period(page.quote(whole), whole.start, whole.end, *days)


def _across_answer(text: str, one: int, other: int) -> bool:
    """Whether "in response to" or the like stands between two offsets: then a time dates the answer, not what was answered."""
    return bool(ANSWERS.search(text[min(one, other) : max(one, other)].lower()))


def _dates_report(page: Page, time: TimeExpression) -> bool:
    """Whether a time stands in a dateline: "BAMAKO, Feb 4 (Example Wire) -"."""
    opens = page.text.rfind("\n", 0, time.start) + 1
    return _DATELINE.fullmatch(page.text, opens, time.start) is not None and _DATED.match(page.text, time.end) is not None


def _dates_saying(line: Line, time: TimeExpression) -> bool:
    """Whether a time stands right after a reporting verb: "said on Monday"."""
    k = line.at(time.start) - 1
    while k >= 0 and line.tag(k) == "P":
        k -= 1
    return k >= 0 and bool(REPORTING_VERB.fullmatch(line.low(k)))
