"""What readers of the published pages write, and what a person of the project decided about it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import msgspec

SubmissionKind = Literal["correction", "reply"]
Moderated = Literal["accepted", "declined"]


class Submission(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A reader's correction of, or reply to, what `about` (the id of an event, or the page as the reader
    names it) says; `name` is as the reader gave
    it, or null. `at` is an ISO instant in UTC. It is shown to nobody but the project until a person accepts it."""

    id: str
    about: str
    kind: SubmissionKind
    text: str
    at: str
    name: str | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("a submission says something")
        _must_be_utc(self.at)


class Moderation(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A person's decision whether a submission is shown. The last one holds; all stay in the journal."""

    id: str
    submission: str
    decision: Moderated
    person: str
    at: str
    reason: str = ""

    def __post_init__(self) -> None:
        if not self.person.strip():
            raise ValueError("a moderation has a person's name")
        if self.decision == "declined" and not self.reason.strip():
            raise ValueError("who declines a submission says why")
        _must_be_utc(self.at)


def _must_be_utc(at: str) -> None:
    if datetime.fromisoformat(at).utcoffset() != timedelta(0):
        raise ValueError(f"`at` is an instant in UTC such as 2026-02-05T09:30:00Z, not {at!r}")
