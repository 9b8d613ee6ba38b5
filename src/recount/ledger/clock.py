"""The clock, which is read once for each act, and instants as the ledger writes them: ISO 8601, in UTC, with a Z."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> str:
    """This instant, to the second."""
    return written(datetime.now(UTC).replace(microsecond=0))


def written(instant: datetime) -> str:
    """An instant of any time zone."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")
