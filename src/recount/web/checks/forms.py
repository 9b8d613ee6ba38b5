"""What is to be checked, and where and when it is meant."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from recount.events.checking import Window

_DATE = forms.DateInput(attrs={"type": "date"})


class CheckForm(forms.Form):
    """A sentence, or a claim of the ledger."""

    words = forms.CharField(
        label=_("The statement, as a report would print it"),
        max_length=1000,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("over 700 people were killed in the past year"), "dir": "auto"}),
    )
    claim = forms.CharField(widget=forms.HiddenInput, required=False, validators=[RegexValidator(r"^sha256:[0-9a-f]{64}$")])
    published = forms.DateField(label=_("Said on"), required=False, widget=_DATE)
    place = forms.CharField(label=_("Place, province or country code"), max_length=100, required=False)
    first = forms.DateField(label=_("From"), required=False, widget=_DATE)
    last = forms.DateField(label=_("To"), required=False, widget=_DATE)

    def clean(self) -> dict[str, Any]:
        """ValidationError where nothing is to be checked, or a period ends before it begins."""
        told = self.cleaned_data
        if not told.get("words") and not told.get("claim"):
            self.add_error("words", _("Write the statement down."))
        if told.get("first") and told.get("last") and told["last"] < told["first"]:
            self.add_error("last", _("The period ends before it begins."))
        return told

    @property
    def window(self) -> Window:
        """Where and when the statement is meant."""
        told = self.cleaned_data
        first, last = (told[name].isoformat() if told[name] else None for name in ("first", "last"))
        return Window(place=told["place"] or None, first=first, last=last)
