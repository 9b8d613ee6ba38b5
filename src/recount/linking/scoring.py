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
    left, right = (_column(database, table, f"unique_id_{side}") for side in "lr")
    order = np.lexsort((right, left))
    weight, probability = (_column(database, table, f"match_{name}")[order] for name in ("weight", "probability"))
    parts = {name: _column(database, table, f"mw_{name}")[order] for name in model.comparisons}
    return Scores(left[order].astype(np.int64), right[order].astype(np.int64), weight, probability, parts)


def _column(database: duckdb.DuckDBPyConnection, table: str, name: str) -> Any:
    """One at a time, and sorted outside the database, since a million accounts have ten million pairs."""
    return database.execute(f"select {name} from {table}").fetchnumpy()[name]
