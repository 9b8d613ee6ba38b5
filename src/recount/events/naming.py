"""What an event is called, and where and when it was, from the claims that belong to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from recount.events.records import EventSummary, Where
from recount.model import Claim, Event, Harm, Language, Period, Phrase, Place, Toll
from recount.model.phrase import phrase
from recount.views.quotation import plain

_DONE: Final[dict[Harm, Phrase]] = {
    "killed": phrase("People killed"),
    "injured": phrase("People injured"),
    "missing": phrase("People missing"),
    "abducted": phrase("People abducted"),
    "detained": phrase("People detained"),
    "displaced": phrase("People displaced"),
    "surrendered": phrase("Fighters surrendered"),
}
_EVENT: Final = phrase("Event")
_VAGUE: Final = 9  # where_prec and date_prec of what could not be resolved


def where(claims: Sequence[Claim]) -> Where | None:
    """The most exact place of the tolls and events, of several the one that most claims give, then the first by name."""
    counts = Counter(_where(c.place) for c in claims if isinstance(c, Toll | Event) and c.place)
    return min(counts, key=lambda w: (w.precision or _VAGUE, -counts[w], w.name, w.lat or 0.0), default=None)


def _where(place: Place) -> Where:
    return Where(place.name or place.text, place.admin1, place.country, place.lat, place.lon, place.precision)


def when(claims: Sequence[Claim]) -> tuple[str | None, str | None]:
    """First and last day, by the most exact period of the tolls (of the events where no toll has one); of several the one that
    most claims give, then the earliest. Cumulative tolls tell of other days."""
    tolls = [c.when for c in claims if isinstance(c, Toll) and c.scope == "event" and c.when]
    return _commonest(tolls) or _commonest([c.when for c in claims if isinstance(c, Event) and c.when]) or (None, None)


def _commonest(periods: Sequence[Period]) -> tuple[str, str] | None:
    counts = Counter((p.precision or _VAGUE, *days) for p in periods if (days := _days(p)))
    chosen = min(counts, key=lambda key: (key[0], -counts[key], key[1:]), default=None)
    return chosen and (chosen[1], chosen[2])


def _days(period: Period) -> tuple[str, str] | None:
    first, last = period.first or period.last, period.last or period.first
    return None if first is None or last is None else (min(first, last), max(first, last))


def operation(claims: Sequence[Claim]) -> str | None:
    """An operation's own name with its gloss; of several the one that most claims give."""
    named = Counter((c.name, c.gloss) for c in claims if isinstance(c, Event) and c.name)
    if not named:
        return None
    title, gloss = min(named, key=lambda key: (-named[key], key[1] is None, key[0] or "", key[1] or ""))
    return f"‘{title}’ ({gloss})" if gloss else f"‘{title}’"


def kind(claims: Sequence[Claim]) -> str:
    """What happened: the type in ACLED's words that most claims give, else the harm.

    Where people died or were hurt it is no type without violence: the arrests after a bombing do not name it.
    """
    hurt = any(isinstance(c, Toll) and c.harm in ("killed", "injured") and c.high != 0 for c in claims)
    types = (c for c in claims if isinstance(c, Event) and not (hurt and c.event_type == "Strategic developments"))
    if kinds := Counter(c.sub_event_type or c.event_type for c in types):
        return min(kinds, key=lambda one: (-kinds[one], one))
    harms = (harm for harm in _DONE if any(isinstance(c, Toll) and c.harm == harm for c in claims))
    return str(next((_DONE[harm] for harm in harms), _EVENT))


def titled(kind: str, where: Where | None, first: str | None) -> Phrase:
    """What happened, where and when."""
    what, place = Phrase(kind), where.name if where else ""
    if place and first:
        return phrase("%(what)s in %(place)s, %(day)s", what=what, place=place, day=first)
    if place:
        return phrase("%(what)s in %(place)s", what=what, place=place)
    return phrase("%(what)s, %(day)s", what=what, day=first) if first else what


def title(event: EventSummary, language: Language) -> str:
    """What an event is called in a language; an operation keeps its own name."""
    if not event.kind:
        return event.name
    return plain(titled(event.kind, event.where, event.first).said(language))
