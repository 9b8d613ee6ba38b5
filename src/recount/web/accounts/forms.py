"""Forms of accounts: they name every field that may be set."""

from __future__ import annotations

from typing import ClassVar

from django import forms

from recount.web.accounts.models import Person


class NewPersonForm(forms.ModelForm):  # type: ignore[type-arg]  # takes no parameter at run time
    """An account as an administrator makes it; its owner sets the password."""

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = ["username", "name", "email", "role"]


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]  # takes no parameter at run time
    """What an administrator may change. The name stays: it stands under reviews."""

    class Meta:
        model = Person
        fields: ClassVar[list[str]] = ["email", "role", "is_active"]
