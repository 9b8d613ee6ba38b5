"""Filters of the templates: values of the claims format in words."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext_lazy as _

from recount.ledger import StoredDocument
from recount.model import Document
from recount.views import phrases, sections
from recount.views.quotation import plain
from recount.web.vocabulary import term

register = template.Library()

register.filter("term", term)
register.filter("plain", plain)


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


@register.filter
def interval(value: Any) -> str:
    """Low and high of anything that has them."""
    return phrases.span_of_numbers(value.low, value.high)
