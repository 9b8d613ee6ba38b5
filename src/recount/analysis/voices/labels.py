"""Who calls the same people by which word: weighted log-odds with an informative Dirichlet prior.

Monroe, Colaresi & Quinn (2008), Political Analysis 16(4): 372-403, section 3.5.
"""

from __future__ import annotations

from typing import Final

import numpy as np
import polars as pl

from recount.analysis.voices.columns import required

TELLING_Z: Final = 1.96
TELLING_COUNT: Final = 5
COLUMNS: Final = {
    **{name: pl.String() for name in ("about", "source", "label")},
    **{name: pl.Int64() for name in ("n", "of", "elsewhere", "elsewhere_of")},
    **{name: pl.Float64() for name in ("log_odds", "low", "high", "z")},
    "telling": pl.Boolean(),
}
_ORDER: Final = ("about", "source", "z", "label")
_LEAST: Final = 1e-12


def labels(mentions: pl.DataFrame, *, prior: float | None = None) -> pl.DataFrame:
    """How much more often each source uses each label than all other sources do, for the same people.

    `mentions`: a row a mention, with `source` (who uses the word; an outlet's own voice and its quotations are two sources),
    `label` (the word), and optionally `about` (who is meant, such as a category of victims: only words for the same people are
    compared) and `count` (so many such mentions; 1 without it). Rows without a source or label are left out.

    The prior is worth `prior` mentions, spread over the labels as all sources together use them; by default as many as there
    are labels. It pulls what rests on few mentions towards no difference. The variance has all four terms of the paper's
    equation 19: their short form (20) is for rare words, and where few labels share all mentions it is too small by half.

    Returns a row for each `about`, `source` and `label` used: `n` of the source's `of` mentions, `elsewhere` of the other
    sources' `elsewhere_of`, the log-odds ratio `log_odds` (above 0: the source uses the word more) with its 95 % interval,
    `z`, and `telling`: |z| > 1.96 and n >= 5. Sources that no other source can be compared with are left out. Sorted by
    `about`, `source`, falling `z` and `label`. Raises FormatError for a missing column or a count that is no number from 0 up.
    """
    counted = _counted(mentions)
    compared = _with_others(counted)
    if compared.is_empty():
        return pl.DataFrame(schema=COLUMNS)
    return _with_odds(compared, prior).select(*COLUMNS).sort(*_ORDER, descending=[False, False, True, False])


def _counted(mentions: pl.DataFrame) -> pl.DataFrame:
    """A row for each `about`, `source` and `label`, with `n`."""
    frame = required(mentions, ("source", "label"), whole=("count",))
    columns = {
        "about": pl.col("about").cast(pl.String) if "about" in frame.columns else pl.lit(None, pl.String),
        "n": pl.col("count").cast(pl.Int64) if "count" in frame.columns else pl.lit(1, pl.Int64),
    }
    kept = frame.drop_nulls(["source", "label"]).with_columns(**columns)
    keys = ["about", "source", "label"]
    return kept.group_by(keys).agg(pl.col("n").sum()).filter(pl.col("n") > 0).sort(keys)


def _with_others(counted: pl.DataFrame) -> pl.DataFrame:
    """`of`, and what the other sources say: `elsewhere` and `elsewhere_of`."""
    totals = pl.col("n").sum()
    return counted.with_columns(
        totals.over("about", "source").alias("of"),
        (totals.over("about", "label") - pl.col("n")).alias("elsewhere"),
        (totals.over("about") - totals.over("about", "source")).alias("elsewhere_of"),
        pl.col("label").n_unique().over("about").alias("words"),
    ).filter(pl.col("elsewhere_of") > 0)


def _with_odds(compared: pl.DataFrame, prior: float | None) -> pl.DataFrame:
    worth = compared["words"].cast(pl.Float64).to_numpy() if prior is None else np.full(compared.height, float(prior))
    here, of, elsewhere, elsewhere_of = (
        compared[name].cast(pl.Float64).to_numpy() for name in ("n", "of", "elsewhere", "elsewhere_of")
    )
    expected = worth * (here + elsewhere) / (of + elsewhere_of)
    rest = worth - expected
    left_over = (np.maximum(of - here + rest, _LEAST), np.maximum(elsewhere_of - elsewhere + rest, _LEAST))
    odds, other_odds = np.log((here + expected) / left_over[0]), np.log((elsewhere + expected) / left_over[1])
    error = np.sqrt(sum(1 / n for n in (here + expected, elsewhere + expected, *left_over)))
    difference = np.where(rest > 0, odds - other_odds, 0.0)  # where there is but one label, nobody differs
    z = difference / error
    return compared.with_columns(
        log_odds=pl.Series(difference),
        low=pl.Series(difference - TELLING_Z * error),
        high=pl.Series(difference + TELLING_Z * error),
        z=pl.Series(z),
        telling=pl.Series((np.abs(z) > TELLING_Z) & (here >= TELLING_COUNT)),
    )
