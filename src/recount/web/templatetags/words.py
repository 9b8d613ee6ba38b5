"""Filters of the templates: values of the claims format in words."""

from __future__ import annotations

from django import template
from django.utils import translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from recount.events import Cell, EventDossier, EventSummary, Heard
from recount.events.naming import title
from recount.events.silence import called
from recount.ledger import StoredDocument
from recount.model import Category, Document, Phrase
from recount.publishing.words import Words, by_harm, has_range
from recount.reconciliation import Range, Reason
from recount.reconciliation.results import Flag
from recount.reconciliation.words import remark as remark_on
from recount.views import phrases, sections
from recount.views.quotation import plain
from recount.web.vocabulary import term

register = template.Library()

register.filter("term", term)
register.filter("by_harm", by_harm)
register.filter("plain", plain)


@register.filter
def said(words: Phrase | Reason) -> str:
    """A sentence in the reader's language."""
    return words.said(translation)


@register.filter
def event_name(event: EventSummary) -> str:
    """What an event is called."""
    return title(event, translation)


@register.filter
def who(one: Heard) -> str:
    """Whom an event concerns."""
    return called(one, translation)


@register.filter
def figure(cell: Cell) -> str:
    """`at least 11`; empty where there is no number."""
    return Words(translation).figure(cell) if cell.figure else ""


@register.filter
def fate(cell: Cell) -> str:
    """What became of an account under the rules."""
    return Words(translation).fate(cell)


@register.filter
def dated(event: EventDossier) -> bool:
    """Whether any figure can be drawn over time: its report tells when it was published."""
    return any(row.reported and any(cell.low is not None for cell in row.cells) for row in event.matrix)


@register.filter
def category(value: Category) -> str:
    """A category of people."""
    return gettext(phrases.CATEGORIES[value])


@register.filter
def spread(figures: Range) -> str:
    """`31–38+`; empty where low, best and high are one."""
    return Words(translation).span(figures) if has_range(figures) else ""


@register.filter
def remark(flag: Flag) -> str:
    """What to keep in mind about a range that has the flag."""
    return remark_on(flag).said(translation)


@register.filter
def headline(document: Document | StoredDocument) -> str:
    """The headline of a report, or its first words."""
    return sections.title(document.document if isinstance(document, StoredDocument) else document)


@register.filter
def digits(identity: str) -> str:
    """The first digits of an id, by which a person tells it apart."""
    return identity.removeprefix("sha256:")[:12]


_PRECISIONS = {
    1: _("the place itself"),
    2: _("near the place, within about 25 km"),
    3: _("the district"),
    4: _("the province"),
    5: _("along a line, or an area"),
    6: _("the country"),
    7: _("at sea or in the air"),
}


@register.filter
def precision(value: int | None) -> str:
    """UCDP's where_prec in words."""
    return str(_PRECISIONS.get(value or 0, _("not told")))
