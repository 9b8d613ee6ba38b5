"""What a reader may write."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LetterForm(forms.Form):
    """A correction or a reply. `website` is a trap for programs: people do not see it."""

    kind = forms.ChoiceField(
        label=_("This is"), choices=[("correction", _("a correction")), ("reply", _("a reply"))], widget=forms.RadioSelect
    )
    page = forms.CharField(
        label=_("Which page it is about"), max_length=300, help_text=_("Its address, or the name of the event.")
    )
    text = forms.CharField(label=_("Your text"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}))
    name = forms.CharField(
        label=_("Name to be shown"),
        max_length=120,
        required=False,
        help_text=_("May be left empty. Write nothing that endangers anybody."),
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput, max_length=200)

    def __init__(self, data: Any = None, subject: str = "") -> None:
        """Where it is known what the letter is about, the reader need not name the page."""
        super().__init__(data)
        if subject:
            del self.fields["page"]
