"""How alike the compared accounts are: Splink's match weights, in bits, comparison by comparison."""

from __future__ import annotations

import logging
from typing import Any, Final

import duckdb
import msgspec
import numpy as np
from numpy.typing import NDArray
from splink import DuckDBAPI, Linker

from recount.linking.model import LinkingModel

Bits = NDArray[np.float64]

LEAST_WEIGHT: Final = -10.0  # pairs below are not kept


class Scores(msgspec.Struct, frozen=True):
    """Pairs of positions (`left` < `right`, in order) with their match weight and probability; `parts` has each
    comparison's bits."""

    left: NDArray[np.int64]
    right: NDArray[np.int64]
    weight: Bits
    probability: Bits
    parts: dict[str, Bits]


def score(database: duckdb.DuckDBPyConnection, model: LinkingModel, least: float) -> Scores:
    """The pairs of the table `pairs` between rows of `accounts` whose match probability reaches `least`."""
    logging.getLogger("splink").setLevel(logging.ERROR)
    api = DuckDBAPI(connection=database)
    linker = Linker(api.register("accounts"), model.settings, log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
    predicted = linker.inference.predict(threshold_match_probability=least, warning_mode="never")
    return _scores(database, predicted.physical_name, model)


def _scores(database: duckdb.DuckDBPyConnection, table: str, model: LinkingModel) -> Scores:
    parts = ", ".join(f"mw_{name}" for name in model.comparisons)
    rows: dict[str, Any] = database.execute(
        f"select unique_id_l, unique_id_r, match_weight, match_probability, {parts} from {table} order by 1, 2"
    ).fetchnumpy()
    left, right = (rows[f"unique_id_{side}"].astype(np.int64) for side in "lr")
    return Scores(left, right, rows["match_weight"], rows["match_probability"], {n: rows[f"mw_{n}"] for n in model.comparisons})
