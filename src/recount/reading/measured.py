"""The reader's measured error, as `bench/quality.py --record` wrote it: what pages and reports say of it."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

import msgspec


class Measured(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One figure (0 to 1) of the texts that it was measured on, both in words."""

    texts: str
    figure: str
    value: float


def _load() -> tuple[Measured, ...]:
    return msgspec.json.decode(files("recount.reading").joinpath("data/measured.json").read_bytes(), type=tuple[Measured, ...])


MEASURED: Final = _load()
