"""What an export left out to protect people. Kept in the ledger, never in the export."""

from __future__ import annotations

from typing import Literal

import msgspec

Reason = Literal["name", "words", "speaker", "victim", "minor", "place"]


class WithheldWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that were replaced, the rule that asked for it, and how often they stood there."""

    words: str
    reason: Reason
    times: int


class Withheld(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One redacted export.

    `id` is the hash of all but `at` (an ISO instant in UTC), so that the same export withholds once. `rules` is the rules file
    as it was applied, in JSON. `documents` maps the id that a changed document bears in the export to its id in the ledger.
    """

    id: str
    at: str
    format: str
    rules: str
    words: tuple[WithheldWords, ...]
    documents: dict[str, str]
