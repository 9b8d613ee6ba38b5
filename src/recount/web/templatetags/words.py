"""Filters of the templates: values of the claims format in words."""

from __future__ import annotations

from typing import Any

from django import template

from recount.ledger import StoredDocument
from recount.model import Document
from recount.views import phrases, sections
from recount.views.quotation import plain

register = template.Library()

register.filter("spaced", phrases.spaced)
register.filter("plain", plain)


@register.filter
def headline(document: Document | StoredDocument) -> str:
    """The headline of a report, or its first words."""
    return sections.title(document.document if isinstance(document, StoredDocument) else document)


@register.filter
def digits(identity: str) -> str:
    """The first digits of an id, by which a person tells it apart."""
    return identity.removeprefix("sha256:")[:12]


@register.filter
def interval(value: Any) -> str:
    """Low and high of anything that has them."""
    return phrases.span_of_numbers(value.low, value.high)
