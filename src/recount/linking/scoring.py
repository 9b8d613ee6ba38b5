"""How alike the compared accounts are: match weights in bits, comparison by comparison.

The weights are Splink's, kept as its settings. What Splink predicts from them is the sum of log2(m/u) over the first level of
each comparison that holds: one statement, made here from the same settings, since Splink takes a third of a second to make its
own, however few the pairs, and holds on to all that it computes on the way.
"""

from __future__ import annotations

from typing import Final

import duckdb
import msgspec
import numpy as np
from numpy.typing import NDArray

from recount.linking.model import Comparison, LinkingModel

Bits = NDArray[np.float64]

_PAIRS: Final = """
select join_key_l as one, join_key_r as other, {levels}
from pairs
join (select {left} from accounts) on unique_id_l = join_key_l
join (select {right} from accounts) on unique_id_r = join_key_r
"""


class Scores(msgspec.Struct, frozen=True):
    """Pairs of positions (`left` < `right`, in order) with their match weight in bits and the probability of a match; `levels`
    has the level (its number) at which each comparison found them."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    weight: Bits
    probability: Bits
    levels: dict[str, NDArray[np.uint8]]


def score(database: duckdb.DuckDBPyConnection, model: LinkingModel, least: float) -> Scores:
    """The pairs of the table `pairs` between rows of `accounts` whose match probability reaches `least`."""
    rows = database.execute(_statement(database, model)).fetchnumpy()
    weight = np.full(len(rows["one"]), model.prior)
    for comparison in model.comparisons:
        weight += np.array(comparison.bits)[rows[comparison.name]]
    probability = 1 / (1 + np.exp2(-weight))
    kept = np.flatnonzero(probability >= least)
    kept = kept[np.lexsort((rows["other"][kept], rows["one"][kept]))]
    left, right = (np.asarray(rows[side][kept], np.int64) for side in ("one", "other"))
    levels = {c.name: rows[c.name][kept] for c in model.comparisons}
    return Scores(left, right, weight[kept], probability[kept], levels)


def _statement(database: duckdb.DuckDBPyConnection, model: LinkingModel) -> str:
    names = [row[0] for row in database.execute("describe accounts").fetchall()]
    left, right = (", ".join(f"{name} as {name}_{side}" for name in names) for side in "lr")
    levels = ", ".join(f"{_level(c)} as {c.name}" for c in model.comparisons)
    return _PAIRS.format(levels=levels, left=left, right=right)


def _level(comparison: Comparison) -> str:
    """The number of the first level that holds; the last one holds where no other does."""
    first = (f"when {condition} then {n}" for n, condition in enumerate(comparison.conditions[:-1]))
    return f"(case {' '.join(first)} else {len(comparison.conditions) - 1} end)::utinyint"
