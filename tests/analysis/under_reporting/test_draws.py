from __future__ import annotations

import polars as pl
import pytest

from recount.analysis.under_reporting import Sampling, intervals, overlap, under_reporting
from recount.analysis.under_reporting.cells import counts
from recount.analysis.under_reporting.distribution import quantile
from recount.analysis.under_reporting.loglinear import log_linear
from recount.errors import FormatError
from tests.analysis.under_reporting.tables import independent, kosovo

SHORT = Sampling(burn_in=50, iterations=200, thin=4)


def _linked(missed: int) -> pl.DataFrame:
    """One population seen through links of which some between A and B are missed: what is linked less looks like more cases."""
    only_both = (pl.col("A") == 1) & (pl.col("B") == 1) & (pl.col("C") == 0)
    only_one = (pl.col("A") + pl.col("B") == 1) & (pl.col("C") == 0)
    moved = pl.when(only_both).then(-missed).when(only_one).then(missed).otherwise(0)
    return independent(1_500, (0.4, 0.4, 0.4), seed=5).with_columns(pl.col("count") + moved)


def test_doubt_about_links_widens_every_interval():
    known = under_reporting(_linked(30), unit="person", links_known=True, sampling=SHORT)
    drawn = under_reporting(lambda number: _linked(3 * number), unit="person", sampling=SHORT)

    assert len(drawn.draws) == 20
    assert drawn.observed_range[0] < drawn.observed < drawn.observed_range[1]
    for method in ("log-linear", "decomposable graphs"):
        alone, mixed = (next(e for e in answer.estimates if e.method == method) for answer in (known, drawn))
        assert mixed.high - mixed.low > alone.high - alone.low


def test_a_mixture_of_equal_draws_is_each_of_them():
    fitted = log_linear(counts(overlap(kosovo())), 4, ((0, 1), (0, 2), (1, 2)))

    assert quantile([fitted] * 20, 0.025) == pytest.approx(quantile([fitted], 0.025))


def test_the_same_for_any_order_of_rows():
    one, other = (
        under_reporting(table, unit="person", links_known=True, sampling=SHORT)
        for table in (kosovo(), kosovo().sample(fraction=1, shuffle=True, seed=2))
    )

    assert one == other


def test_estimates_as_a_frame():
    answer = under_reporting(kosovo(), unit="person", links_known=True, sampling=SHORT)
    frame = intervals(answer)

    assert frame.columns == ["method", "model", "total", "low", "high", "unreported", "assumption"]
    assert frame["unreported"][0] == pytest.approx(answer.estimates[0].total - 4_400)


def test_draws_must_name_the_same_lists():
    with pytest.raises(FormatError, match=r"link draw 2: lists .* where the first has"):
        under_reporting([kosovo(), kosovo().rename({"HRW": "MSF"})], unit="person")


def test_a_fault_in_a_draw_names_it():
    with pytest.raises(FormatError, match="link draw 2: the table has no row"):
        under_reporting([kosovo(), kosovo().clear()], unit="person")
