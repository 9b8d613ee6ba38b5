"""Events that other projects recorded, kept as they published them."""

from __future__ import annotations

from typing import Literal

import msgspec


class RecordedEvent(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One row of another project's table.

    `cells` has every column as published, text for text; `flags` says in words which rules of the project's own codebook the
    row breaks (it is kept all the same). `file` and `line` say where it stood, `version` is the data set's own, if given.
    """

    id: str
    dataset: Literal["ucdp-ged", "acled"]
    version: str | None
    file: str
    line: int
    cells: dict[str, str]
    flags: tuple[str, ...] = ()
