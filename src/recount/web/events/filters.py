"""Which events a list, a chart or the map shows: one form, as part of the address."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from recount.events import EventFilter, EventPage, events
from recount.web.ledgers import ledger


class FilterForm(forms.Form):
    """All fields may be empty."""

    name = forms.CharField(label=_("Name"), max_length=100, required=False)
    place = forms.CharField(label=_("Place, province or country code"), max_length=100, required=False)
    party = forms.CharField(label=_("Party"), max_length=100, required=False)
    first = forms.DateField(label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    last = forms.DateField(label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    deaths = forms.IntegerField(label=_("Killed, at least"), min_value=0, max_value=10**9, required=False)

    def clean(self) -> dict[str, Any]:
        """ValidationError for a period that ends before it begins."""
        told = self.cleaned_data
        first, last = told.get("first"), told.get("last")
        if first and last and last < first:
            self.add_error("last", _("The period ends before it begins."))
        return told

    def wanted(self) -> EventFilter:
        """The filter; everything where the form is not valid."""
        told = self.cleaned_data if self.is_valid() else {}
        days = {name: told[name].isoformat() for name in ("first", "last") if told.get(name)}
        words = {name: told[name] for name in ("name", "place", "party") if told.get(name)}
        return EventFilter(**words, **days, deaths=told.get("deaths"))

    @property
    def address(self) -> str:
        """The filter as the query of an address."""
        return self.narrowed()

    def narrowed(self, **further: str) -> str:
        """The same with some fields otherwise."""
        return urlencode({name: self.data[name] for name in self.fields if self.data.get(name)} | further)


def asked(request: HttpRequest) -> FilterForm:
    """The form as the address has it."""
    return FilterForm(request.GET)


def page_of(form: FilterForm, limit: int, after: str | None = None) -> EventPage:
    """The events that the form asks for."""
    return events(ledger(), form.wanted(), limit=limit, after=after)
