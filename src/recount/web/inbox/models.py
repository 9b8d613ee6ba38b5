"""What was handed in, and how far it is."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Delivery(models.Model):
    """Something handed in: a file, pasted text or an address. It may hold many reports.

    `stored` names the file in the inbox folder, gone once it is read; `documents` are the ids of the reports found, `problems`
    has a line for each that could not be read.
    """

    class Kind(models.TextChoices):
        """What it is."""

        FILE = "file", _("file")
        TEXT = "text", _("text")
        ADDRESS = "address", _("address")

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", _("waits")
        READING = "reading", _("is being read")
        DONE = "done", _("read")
        FAILED = "failed", _("could not be read")

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT)
    at = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    name = models.TextField()
    title = models.TextField(blank=True)
    outlet = models.CharField(max_length=200, blank=True)
    published = models.DateField(null=True, blank=True)
    stored = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    documents = models.JSONField(default=list)
    known = models.IntegerField(default=0)
    claims = models.IntegerField(default=0)
    problems = models.JSONField(default=list)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["state", "id"], name="delivery_state")]

    @property
    def open(self) -> bool:
        """Whether it waits or is being read."""
        return self.state in (self.State.WAITING, self.State.READING)
