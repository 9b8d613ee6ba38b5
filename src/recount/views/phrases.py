"""Values in words: ranges, parties, places, periods, categories, totals."""

from __future__ import annotations

from typing import Final

from recount.model import (
    ENGLISH,
    Category,
    Document,
    Event,
    Language,
    Party,
    Period,
    Phrase,
    Place,
    Reader,
    Stance,
    Toll,
    Totals,
)
from recount.model.phrase import number, phrase
from recount.views.quotation import plain, shortened, words

SAID: Final[dict[Stance, Phrase]] = {
    "asserts": phrase("said"),
    "alleges": phrase("alleged"),
    "acknowledges": phrase("admitted"),
    "denies": phrase("denied"),
}
_STATED: Final[dict[Stance, Phrase]] = {
    "asserts": phrase("%(who)s said"),
    "alleges": phrase("%(who)s alleged"),
    "acknowledges": phrase("%(who)s admitted"),
    "denies": phrase("%(who)s denied"),
}
CATEGORIES: dict[Category, str] = {
    "civilian": "civilian",
    "armed_group": "armed group",
    "state_forces": "state forces",
    "unknown": "status not stated",
}
PRECISIONS: Final = {
    2: phrase("near"),
    3: phrase("district"),
    4: phrase("province"),
    5: phrase("area"),
    6: phrase("country"),
    7: phrase("sea or air"),
}


def spaced(name: str) -> str:
    """A value of the format as words: `armed_group` is "armed group"."""
    return name.replace("_", " ")


def span_of_numbers(low: int | None, high: int | None, language: Language = ENGLISH) -> str:
    """`216`, `12–99`, `701+` where open; empty where no number is known."""
    if low is None:
        return "" if high is None else phrase("at most %(n)s", n=high).said(language)
    if high is None:
        return f"{number(low, language)}+"
    return number(low, language) if low == high else f"{number(low, language)}–{number(high, language)}"


def count(text: str, toll: Toll, language: Language = ENGLISH) -> str:
    """The count as printed, and the number where the words say it otherwise: `216`, `over 700 (701+)`, `a nurse (1)`."""
    said = words(text, toll.count)
    if said.replace(",", "") == span_of_numbers(toll.low, toll.high).replace(",", ""):
        return said
    return f"{said} ({span_of_numbers(toll.low, toll.high, language)})"


def totals(value: Totals) -> str:
    """`58 (58–274)`, `withheld (12–99)`, or the one number where all three agree."""
    best = "withheld" if value.best is None else f"{value.best:,}"
    allowed = span_of_numbers(value.low, value.high)
    return best if best == allowed else f"{best} ({allowed})"


def party(value: Party | None) -> str:
    """The canonical name, else the words of the text; empty for none."""
    return "" if value is None else plain(value.name or value.text)


def sided(value: Party | None, language: Language = ENGLISH) -> str:
    """The party with its side, where that is known: `Balochistan Liberation Army (armed group)`."""
    if value is None or value.side == "unknown":
        return party(value)
    return f"{party(value)} ({language.gettext(spaced(value.side))})"


def speaker(value: Party | None, document: Document, language: Language = ENGLISH) -> str:
    """Who says it: the party with its side, or else the outlet that printed it."""
    if value is not None:
        return sided(value, language)
    return plain(document.outlet) if document.outlet else phrase("the report itself").said(language)


def stated(value: Party | None, stance: Stance, document: Document, language: Language = ENGLISH) -> str:
    """Who says it and how: `Pakistan Armed Forces (state) admitted`."""
    return _STATED[stance].filled(who=speaker(value, document, language)).said(language)


def place(value: Place | None, language: Language = ENGLISH) -> str:
    """`Balochistan, PK (province)`; a place that the gazetteer does not know is given in the words of the text."""
    if value is None:
        return ""
    if value.name is None:
        return f"“{plain(value.text)}”"
    parts = [value.name, *(part for part in (value.admin1, value.country) if part and part != value.name)]
    precision = PRECISIONS.get(value.precision or 0)
    return plain(", ".join(parts)) + (f" ({precision.said(language)})" if precision else "")


def period(value: Period | None, language: Language = ENGLISH) -> str:
    """`2026-02-05`, `2026-01-29 to 2026-02-05`, `from 2026-01-29`; the words of the text where nothing resolves."""
    if value is None:
        return ""
    first, last = value.first, value.last
    if first is None and last is None:
        return f"“{plain(value.text)}”"
    if first is not None and last is not None:
        return first if first == last else phrase("%(first)s to %(last)s", first=first, last=last).said(language)
    open_ended = phrase("from %(day)s", day=first) if first is not None else phrase("until %(day)s", day=last or "")
    return open_ended.said(language)


def victims(text: str, toll: Toll, language: Language = ENGLISH) -> str:
    """Whom, in the words of the text, with the category: `fighters (armed group)`."""
    named = words(text, toll.victim) if toll.victim is not None else plain(toll.label or "")
    category = language.gettext(CATEGORIES[toll.category])
    if not named:
        return category
    return named if category in named.casefold() else f"{named} ({category})"


def event_name(event: Event) -> str:
    """`‘Radd-ul-Fitna-1’ (Countering Chaos)`; empty where the event has no name."""
    gloss = f" ({plain(event.gloss)})" if event.gloss else ""
    return f"‘{plain(event.name)}’{gloss}" if event.name else ""


def reader(value: Reader) -> str:
    """`recount 0.1.0, weights 3f2a91bc04`; "not read" for a document that was only kept."""
    if not value.version:
        return "not read"
    return plain(f"{value.name} {value.version}, weights {value.weights.removeprefix('sha256:')[:10]}")


def document(value: Document) -> str:
    """`Shelling in Old Karsk · The Courier · 2031-03-16 · karsk.txt`."""
    title = value.title or value.text.strip().partition("\n")[0]
    told = (shortened(plain(title), 100), value.outlet, value.published, value.uri)
    return " · ".join(plain(part) for part in told if part)
