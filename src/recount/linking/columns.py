"""Accounts as the columns of a table, which DuckDB blocks and Splink compares."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import pyarrow as pa

from recount.linking.observation import COUNTRY, Observation, day_number

_LISTS: Final = ("parties", "victims", "weapons", "names", "words")
_AS_THEY_ARE: Final = ("document", "lat", "lon", "admin1", "country", "event_type")


def columns(observations: Sequence[Observation]) -> pa.Table:
    """One row an account; `unique_id` is its position, days are numbers, an open figure's `high` is a billion."""
    rows: dict[str, Any] = {"unique_id": pa.array(range(len(observations)), pa.int32())}
    for name in _AS_THEY_ARE:
        kind = pa.float64() if name in ("lat", "lon") else pa.string()
        rows[name] = pa.array([getattr(o, name) for o in observations], kind)
    rows["place"] = pa.array([o.place and o.place.casefold() for o in observations], pa.string())
    rows["precision"] = pa.array([exactness(o) for o in observations], pa.int8())
    rows["since"] = pa.array([day_number(o.first or o.last) for o in observations], pa.int32())
    rows["until"] = pa.array([day_number(o.last or o.first) for o in observations], pa.int32())
    rows["published"] = pa.array([day_number(o.published) for o in observations], pa.int32())
    for harm in ("killed", "injured"):
        figures = [getattr(o, harm) for o in observations]
        rows[f"{harm}_low"] = pa.array([f and f[0] for f in figures], pa.int32())
        rows[f"{harm}_high"] = pa.array([f and (10**9 if f[1] is None else f[1]) for f in figures], pa.int32())
    for name in _LISTS:
        rows[name] = pa.array([getattr(o, name) for o in observations], pa.list_(pa.string()))
    return pa.table(rows)


def exactness(account: Observation) -> int | None:
    """UCDP's where_prec: a country at best where there are no coordinates, null where there is no country either."""
    if account.lat is None or account.lon is None:
        return COUNTRY if account.country else None
    return account.place_precision or 1
