"""What a search shows: reports with the words in their place, and parties."""

from __future__ import annotations

import re
from dataclasses import dataclass

from recount.ledger import browsing
from recount.ledger.database import reading
from recount.ledger.projections import folded
from recount.model import Document
from recount.views.elements import Html, element, joined
from recount.views.quotation import plain
from recount.web.desk.models import Report, Voice
from recount.web.desk.searching import find, terms
from recount.web.ledgers import ledger
from recount.web.paging import entry_in

_PAGE = 20
_BEYOND = 2**62
_AROUND = 140  # code points of text on each side of a word found


@dataclass(frozen=True, slots=True)
class Hit:
    """A report, and its words around the first that was asked for."""

    report: Report
    snippet: Html


@dataclass(frozen=True, slots=True)
class SearchPage:
    """One page of what was found; `before` is where the next one begins, null on the last."""

    hits: tuple[Hit, ...] = ()
    voices: tuple[Voice, ...] = ()
    before: int | None = None


def search_page(asked: str, before: str | None) -> SearchPage:
    """What is found before an entry, the newest first."""
    first = entry_in(before or "")
    entries = find(asked, _BEYOND if first is None else first, _PAGE + 1)
    if not terms(asked):
        return SearchPage()
    reports = Report.objects.in_bulk(entries[:_PAGE])
    with reading(ledger().engine) as view:
        texts = {one.entry: one.document for one in browsing.documents(view, entries[:_PAGE])}
    hits = tuple(Hit(reports[n], snippet(texts[n], asked)) for n in entries[:_PAGE] if n in reports)
    name = folded(" ".join(terms(asked)))
    voices = Voice.objects.filter(key__startswith=name).order_by("key")[:_PAGE]
    return SearchPage(hits, tuple(voices), entries[_PAGE - 1] if len(entries) > _PAGE else None)


def snippet(document: Document, asked: str) -> Html:
    """The text around the first word found, each word found marked; word forms are found by their beginnings."""
    beginnings = "|".join(re.escape(word[: max(3, len(word) - 2)]) for word in sorted(terms(asked), key=len, reverse=True))
    pattern = re.compile(rf"\b(?:{beginnings})\w*", re.IGNORECASE)
    first = pattern.search(document.text)
    middle = first.start() if first else 0
    start, end = max(0, middle - _AROUND), middle + _AROUND
    piece = plain(document.text[start:end])
    pieces = []
    done = 0
    for match in pattern.finditer(piece):
        pieces += [piece[done : match.start()], element("mark", match[0])]
        done = match.end()
    return joined("… " if start else None, *pieces, piece[done:], " …" if end < len(document.text) else None)
