"""How documents are taken in."""

from __future__ import annotations

from pathlib import Path

import msgspec

from recount.errors import FormatError
from recount.intake.days import is_day


class IntakeOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the person asked for.

    `published` (an ISO day) and `outlet` stand in where the source names none. `timeout` is in seconds and holds for a whole
    fetch, `max_bytes` for one document, of which a reading holds 1.5 KB a word. `keep_raw` is a folder that receives the
    bytes of every document as `<sha256>.<ext>`. Raises FormatError where an option breaks its own rules.
    """

    published: str | None = None
    outlet: str | None = None
    allow_private: bool = False
    timeout: float = 30.0
    max_bytes: int = 10_000_000
    max_redirects: int = 5
    keep_raw: Path | None = None

    def __post_init__(self) -> None:
        if self.published is not None and not is_day(self.published):
            raise FormatError(f"published must be a day like 2026-02-05, not {self.published!r}")
        if self.timeout <= 0 or self.max_bytes <= 0 or self.max_redirects < 0:
            raise FormatError("timeout and max_bytes must be above 0, max_redirects must not be below 0")
