"""The trained model: Splink's settings with their weights, and where clusters are cut."""

from __future__ import annotations

import math
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import msgspec


class Comparison(msgspec.Struct, frozen=True):
    """One comparison, level by level: when the level holds (SQL over the columns of both accounts, `_l` and `_r`; the first
    that holds counts, the last holds where no other does), its words, and its weight in bits (0 where nothing is known)."""

    name: str
    conditions: tuple[str, ...]
    words: tuple[str, ...]
    bits: tuple[float, ...]


class LinkingModel(msgspec.Struct, frozen=True, dict=True):
    """`settings` are Splink's (m and u for each level); `cut` is the mean probability of a match above which two clusters
    are one; `recipe` says what it was trained on, and how well blocking found the labelled pairs."""

    settings: dict[str, Any]
    cut: float
    recipe: dict[str, Any]

    @cached_property
    def comparisons(self) -> tuple[Comparison, ...]:
        """What is compared, in order."""
        return tuple(_comparison(c) for c in self.settings["comparisons"])

    @property
    def prior(self) -> float:
        """The weight in bits of a pair of which nothing is known."""
        share = float(self.settings["probability_two_random_records_match"])
        return math.log2(share / (1 - share))

    @property
    def blocking_recall(self) -> float:
        """The share of the labelled pairs of training that blocking finds."""
        return float(self.recipe["blocking_recall"])


def _comparison(settings: dict[str, Any]) -> Comparison:
    levels = settings["comparison_levels"]
    return Comparison(
        name=settings["output_column_name"],
        conditions=tuple(level["sql_condition"] for level in levels),
        words=tuple(level["label_for_charts"] for level in levels),
        bits=tuple(_bits(level) for level in levels),
    )


def _bits(level: dict[str, Any]) -> float:
    """Fellegi and Sunter's weight (1969, "A theory for record linkage", Journal of the American Statistical Association 64)."""
    return 0.0 if level.get("is_null_level") else math.log2(level["m_probability"] / level["u_probability"])


@cache
def shipped() -> LinkingModel:
    """The model that comes with the program (`training/linking.py`)."""
    return msgspec.json.decode((files("recount.linking") / "data" / "incidents.json").read_bytes(), type=LinkingModel)
