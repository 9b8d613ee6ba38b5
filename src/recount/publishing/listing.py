"""The events of an edition in the order of its pages: each with the name of its page, month by month."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from recount.events import EventSummary
from recount.model import Phrase
from recount.model.phrase import phrase

_UNDATED: Final = "undated"
_NAMES: Final = (
    phrase("January"),
    phrase("February"),
    phrase("March"),
    phrase("April"),
    phrase("May"),
    phrase("June"),
    phrase("July"),
    phrase("August"),
    phrase("September"),
    phrase("October"),
    phrase("November"),
    phrase("December"),
)


@dataclass(frozen=True, slots=True)
class Listed:
    """An event as the lists show it; `slug` names its page and stays the same from edition to edition."""

    slug: str
    summary: EventSummary


@dataclass(frozen=True, slots=True)
class Month:
    """The events that began in a month, the latest first; `key` is `2026-03` or `undated`."""

    key: str
    events: tuple[Listed, ...]

    @property
    def name(self) -> Phrase:
        """`March 2026`."""
        if self.key == _UNDATED:
            return phrase("Without a date")
        year, number = self.key.split("-")
        return phrase("%(month)s %(year)s", month=_NAMES[int(number) - 1], year=year)


def slug(summary: EventSummary, key: bytes) -> str:
    """`2026-03-10-ansongo-1a2b3c4d`. The last part is keyed, since an event's id is a hash over words that may be withheld."""
    place = summary.where.name if summary.where else ""
    words = re.sub(r"[^a-z0-9]+", "-", unicodedata.normalize("NFKD", place).encode("ascii", "ignore").decode().lower())
    number = hashlib.blake2b(summary.id.encode(), key=key, digest_size=4).hexdigest()
    return "-".join(part for part in (summary.first, words.strip("-"), number) if part)


def by_month(listed: Iterable[Listed]) -> tuple[Month, ...]:
    """The months, the latest first and events without a date last."""
    ordered = sorted(listed, key=lambda one: (one.summary.first or "", one.slug), reverse=True)
    return tuple(Month(key, tuple(group)) for key, group in groupby(ordered, _month))


def _month(one: Listed) -> str:
    return one.summary.first[:7] if one.summary.first else _UNDATED
