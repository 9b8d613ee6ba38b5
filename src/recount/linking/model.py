"""The trained model: Splink's settings with their weights, and where clusters are cut."""

from __future__ import annotations

import math
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import msgspec


class LinkingModel(msgspec.Struct, frozen=True, dict=True):
    """`settings` are Splink's (m and u for each level); `cut` is the mean probability of a match above which two clusters
    are one; `recipe` says what it was trained on, and how well blocking found the labelled pairs."""

    settings: dict[str, Any]
    cut: float
    recipe: dict[str, Any]

    @property
    def comparisons(self) -> tuple[str, ...]:
        """The names of the comparisons, in order."""
        return tuple(c["output_column_name"] for c in self.settings["comparisons"])

    @property
    def blocking_recall(self) -> float:
        """The share of the labelled pairs of training that blocking finds."""
        return float(self.recipe["blocking_recall"])

    def reason(self, comparison: str, bits: float) -> str | None:
        """The words of the level that has this weight; null where nothing is known (weight 0)."""
        return min(self._levels[comparison], key=lambda level: abs(level[0] - bits))[1] if bits else None

    @cached_property
    def _levels(self) -> dict[str, list[tuple[float, str]]]:
        return {c["output_column_name"]: _weights(c["comparison_levels"]) for c in self.settings["comparisons"]}


def _weights(levels: list[dict[str, Any]]) -> list[tuple[float, str]]:
    known = (level for level in levels if not level.get("is_null_level"))
    return [(math.log2(v["m_probability"] / v["u_probability"]), v["label_for_charts"]) for v in known]


@cache
def shipped() -> LinkingModel:
    """The model that comes with the program (`training/linking.py`)."""
    return msgspec.json.decode((files("recount.linking") / "data" / "incidents.json").read_bytes(), type=LinkingModel)
