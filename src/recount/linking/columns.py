"""Accounts as the columns of a table, which DuckDB blocks and compares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import polars as pl

from recount.linking.observation import COUNTRY, Observation, day_number

_LISTS: Final = ("parties", "victims", "weapons", "names", "words")
_AS_THEY_ARE: Final = ("document", "lat", "lon", "admin1", "country", "event_type")
_KINDS: Final = {"lat": pl.Float64, "lon": pl.Float64}


def columns(observations: Sequence[Observation]) -> pl.DataFrame:
    """One row an account; `unique_id` is its position, days are numbers, an open figure's `high` is a billion."""
    rows = {"unique_id": pl.Series(range(len(observations)), dtype=pl.Int32)}
    for name in _AS_THEY_ARE:
        rows[name] = pl.Series([getattr(o, name) for o in observations], dtype=_KINDS.get(name, pl.String))
    rows["place"] = pl.Series([o.place and o.place.casefold() for o in observations], dtype=pl.String)
    rows["precision"] = pl.Series([exactness(o) for o in observations], dtype=pl.Int8)
    rows["since"] = pl.Series([day_number(o.first or o.last) for o in observations], dtype=pl.Int32)
    rows["until"] = pl.Series([day_number(o.last or o.first) for o in observations], dtype=pl.Int32)
    rows["published"] = pl.Series([day_number(o.published) for o in observations], dtype=pl.Int32)
    for harm in ("killed", "injured"):
        figures = [getattr(o, harm) for o in observations]
        rows[f"{harm}_low"] = pl.Series([f and f[0] for f in figures], dtype=pl.Int32)
        rows[f"{harm}_high"] = pl.Series([f and (10**9 if f[1] is None else f[1]) for f in figures], dtype=pl.Int32)
    for name in _LISTS:
        rows[name] = pl.Series([getattr(o, name) for o in observations], dtype=pl.List(pl.String))
    return pl.DataFrame(rows)


def exactness(account: Observation) -> int | None:
    """UCDP's where_prec: a country at best where there are no coordinates, null where there is no country either."""
    if account.lat is None or account.lon is None:
        return COUNTRY if account.country else None
    return account.place_precision or 1
