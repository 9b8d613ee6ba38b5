"""The usual reasons why a claim does not stand; a person may write any other."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

REASONS = (
    _("not said in the report"),
    _("another number"),
    _("another speaker"),
    _("other people"),
    _("another event"),
    _("said twice"),
)
