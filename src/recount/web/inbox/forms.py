"""Forms of the inbox."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

_LONGEST = 1_000_000  # code points of pasted text


class _Files(forms.ClearableFileInput):
    allow_multiple_selected = True


class _FilesField(forms.FileField):
    widget = _Files

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Each file by itself."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(_FilesField, self).clean(one, initial) for one in given]


class Provenance(forms.Form):
    """What the report itself may not tell. The three forms stand on one page, so each has ids of its own."""

    outlet = forms.CharField(label=_("Outlet"), max_length=200, required=False)
    published = forms.DateField(
        label=_("Day of publication"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("“On Thursday” counts from it."),
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, auto_id=f"{type(self).__name__.casefold()}-%s")


class FilesForm(Provenance):
    """Files as they are."""

    uploads = _FilesField(label=_("Files"), help_text=_("Text, HTML, PDF, e-mail, JSON Lines or WARC, also gzipped."))
    field_order = ("uploads", "outlet", "published")

    def clean_uploads(self) -> list[UploadedFile[Any]]:
        """ValidationError for a file that is too large."""
        given: list[UploadedFile[Any]] = self.cleaned_data["uploads"]
        for one in given:
            if (one.size or 0) > settings.INBOX_LARGEST:
                raise forms.ValidationError(_("A file may have %(n)d MB.") % {"n": settings.INBOX_LARGEST // 1_000_000})
        return given


class TextForm(Provenance):
    """Pasted text."""

    title = forms.CharField(label=_("Headline"), max_length=500, required=False)
    text = forms.CharField(label=_("Text"), max_length=_LONGEST, widget=forms.Textarea(attrs={"rows": 10, "dir": "auto"}))
    field_order = ("title", "text", "outlet", "published")


class AddressForm(Provenance):
    """The address of a page or a feed."""

    address = forms.CharField(
        label=_("Address"), max_length=2000, validators=[URLValidator(schemes=["http", "https"])],
        widget=forms.URLInput(attrs={"placeholder": "https://"}),
        help_text=_("A page, or an RSS or Atom feed."),
    )  # fmt: skip
    field_order = ("address", "outlet", "published")
