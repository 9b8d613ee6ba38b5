"""A person of the team."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """What a person may do; each role may do what those before it may."""

    READER = "reader", _("reader: sees everything, changes nothing")
    RECORDER = "recorder", _("recorder: adds reports and reviews claims")
    ADJUDICATOR = "adjudicator", _("adjudicator: also decides between recorders and accepts readers’ letters")
    ADMINISTRATOR = "administrator", _("administrator: also publishes and keeps the accounts")


_RANK = {role: rank for rank, role in enumerate(Role)}


class Person(AbstractUser):
    """An account. `name` stands under the person's reviews in the ledger."""

    name = models.CharField(_("name under reviews"), max_length=120, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.READER)

    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def may(self, role: Role | str) -> bool:
        """Whether the person's role is the one given or above it."""
        return self.is_active and _RANK[Role(self.role)] >= _RANK[Role(role)]

    @property
    def signature(self) -> str:
        """The name under the person's reviews."""
        return self.name or self.username
