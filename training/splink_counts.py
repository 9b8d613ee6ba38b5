"""Weights for Splink from labelled pairs: how often each level of each comparison holds in pairs of one event, and of two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import duckdb
import numpy as np
from numpy.typing import NDArray
from splink import DuckDBAPI, Linker

SMOOTH = 0.5  # pairs added to each level
SETTINGS: Final = {
    "link_type": "dedupe_only",
    "sql_dialect": "duckdb",
    "unique_id_column_name": "unique_id",
    "blocking_rules_to_generate_predictions": [],
    "retain_intermediate_calculation_columns": True,
    "retain_matching_columns": False,
}

Level = tuple[str, str]
"""What it says, in words and in SQL."""

Comparisons = dict[str, tuple[str, tuple[Level, ...]]]
"""For each comparison when nothing is known (SQL), and its levels, the closest agreement first."""

Counts = dict[str, NDArray[np.float64]]


@dataclass(frozen=True)
class Counted:
    """How many compared pairs of one event, and of different events, are at each level of each comparison; how many pairs are
    compared, how many of these are linked (of one event), and how many pairs of one event there are."""

    one: Counts
    other: Counts
    compared: int
    linked: int
    true: int

    @property
    def recall(self) -> float:
        """Blocking's: the share of the pairs of one event that are compared."""
        return self.linked / self.true

    @property
    def figures(self) -> dict[str, int]:
        """What a recipe keeps."""
        return {"compared": self.compared, "linked": self.linked, "true": self.true}


def count_levels(database: duckdb.DuckDBPyConnection, comparisons: Comparisons, events: Sequence[str]) -> Counted:
    """The levels of the rows of the table `pairs` between rows of `accounts`, whose events these are."""
    pairs = _levels(database, comparisons)
    of = np.unique(events, return_inverse=True)[1]
    same = of[pairs["unique_id_l"]] == of[pairs["unique_id_r"]]
    one = {name: _count(pairs[f"gamma_{name}"][same], len(levels)) for name, (_, levels) in comparisons.items()}
    other = {name: _count(pairs[f"gamma_{name}"][~same], len(levels)) for name, (_, levels) in comparisons.items()}
    sizes = np.bincount(of)
    return Counted(one, other, len(same), int(same.sum()), int((sizes * (sizes - 1) // 2).sum()))


def settings_of(comparisons: Comparisons, counted: Sequence[Counted]) -> dict[str, Any]:
    """Splink's settings with the weights of all these counts together."""
    share = sum(c.linked for c in counted) / sum(c.compared for c in counted)
    return _settings(comparisons, _shares([c.one for c in counted]), _shares([c.other for c in counted]), share)


def _levels(database: duckdb.DuckDBPyConnection, comparisons: Comparisons) -> dict[str, NDArray[np.int64]]:
    """Splink's level of each comparison for each pair: -1 unknown, 0 the last level of the list, up to the first."""
    flat = {name: np.full(len(levels), 1 / len(levels)) for name, (_, levels) in comparisons.items()}
    settings = {**_settings(comparisons, flat, flat, 0.1), "retain_matching_columns": True}
    api = DuckDBAPI(connection=database)
    linker = Linker(api.register("accounts"), settings, log_level=None, validate_settings=False)
    linker.table_management.register_blocked_pairs_for_predict(api.register("pairs"))
    table = linker.inference.predict(warning_mode="never").physical_name
    names = ["unique_id_l", "unique_id_r", *(f"gamma_{name}" for name in comparisons)]
    rows = database.execute(f"select {', '.join(names)} from {table}").fetchnumpy()
    return {name: np.asarray(rows[name], np.int64) for name in names}


def _count(level: NDArray[np.int64], levels: int) -> NDArray[np.float64]:
    return np.bincount(levels - 1 - level[level >= 0], minlength=levels).astype(float)


def _shares(counts: Sequence[Counts]) -> Counts:
    total = {name: sum(c[name] for c in counts) + SMOOTH for name in counts[0]}
    return {name: pairs / pairs.sum() for name, pairs in total.items()}


def _settings(comparisons: Comparisons, m: Counts, u: Counts, share: float) -> dict[str, Any]:
    made = []
    for name, (unknown, levels) in comparisons.items():
        weighed = zip(levels, m[name].tolist(), u[name].tolist(), strict=True)
        null = {"sql_condition": unknown, "label_for_charts": "unknown", "is_null_level": True}
        made.append({"output_column_name": name, "comparison_levels": [null, *(_level(*found) for found in weighed)]})
    return {**SETTINGS, "comparisons": made, "probability_two_random_records_match": round(share, 6)}


def _level(level: Level, m: float, u: float) -> dict[str, Any]:
    words, sql = level
    return {
        "sql_condition": sql,
        "label_for_charts": words,
        "m_probability": round(m, 6),
        "u_probability": round(u, 6),
    }
