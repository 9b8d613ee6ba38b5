from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from recount.analysis.voices import labels
from recount.errors import FormatError


def _mentions(counts: dict[tuple[str, str], int], about: str = "armed_group") -> pl.DataFrame:
    rows = [(source, label, about, n) for (source, label), n in counts.items()]
    return pl.DataFrame(rows, schema=["source", "label", "about", "count"], orient="row")


ARMY_AND_PAPER = _mentions(
    {
        ("army", "terrorist"): 40,
        ("army", "militant"): 5,
        ("paper", "terrorist"): 6,
        ("paper", "militant"): 30,
        ("paper", "fighter"): 9,
    }
)


def test_the_word_that_one_source_prefers_tells():
    found = labels(ARMY_AND_PAPER)
    telling = found.filter("telling").select("source", "label", pl.col("log_odds") > 0).rows()

    assert telling == [
        ("army", "terrorist", True),
        ("army", "militant", False),
        ("paper", "militant", True),
        ("paper", "terrorist", False),
    ]


def test_figures_are_those_of_the_formula():
    """Monroe, Colaresi & Quinn 2008, equations 15, 16 and 19, by hand."""
    row = labels(ARMY_AND_PAPER, prior=9).row(0, named=True)
    prior = 9 * 46 / 90
    odds = np.log((40 + prior) / (45 + 9 - 40 - prior)) - np.log((6 + prior) / (45 + 9 - 6 - prior))
    error = np.sqrt(1 / (40 + prior) + 1 / (6 + prior) + 1 / (14 - prior) + 1 / (48 - prior))

    assert (row["source"], row["label"], row["n"], row["of"], row["elsewhere"], row["elsewhere_of"]) == (
        "army",
        "terrorist",
        40,
        45,
        6,
        45,
    )
    assert row["log_odds"] == pytest.approx(odds)
    assert row["z"] == pytest.approx(odds / error)
    assert (row["low"], row["high"]) == pytest.approx((odds - 1.96 * error, odds + 1.96 * error))


def test_few_mentions_never_tell():
    found = labels(_mentions({("a", "terrorist"): 4, ("b", "militant"): 4_000}))

    assert not found.filter(pl.col("source") == "a")["telling"].any()


def test_only_words_for_the_same_people_are_compared():
    apart = pl.concat([_mentions({("a", "terrorist"): 50}), _mentions({("b", "child"): 50}, about="civilian")])

    assert labels(apart).is_empty()


def test_the_same_for_any_order_of_rows_and_for_rows_instead_of_counts():
    long = ARMY_AND_PAPER.select(pl.exclude("count").repeat_by("count").explode())

    assert labels(long.sample(fraction=1, shuffle=True, seed=3)).equals(labels(ARMY_AND_PAPER))


def test_sources_that_use_the_words_alike_seldom_tell():
    """Of words drawn from one distribution for both sources, about one in twenty passes |z| > 1.96."""
    draw = np.random.default_rng(7)
    tellings = []
    for _ in range(200):
        counts = {
            (source, f"w{at}"): int(n) for source in "ab" for at, n in enumerate(draw.multinomial(200, [0.4, 0.3, 0.2, 0.1]))
        }
        tellings.append(labels(_mentions(counts)).filter(pl.col("source") == "a")["telling"].mean())

    assert 0.005 < np.mean(tellings) < 0.07


def test_one_label_only_is_no_difference():
    assert labels(_mentions({("a", "fighter"): 9, ("b", "fighter"): 9}))["z"].to_list() == [0.0, 0.0]


@pytest.mark.parametrize(
    ("frame", "message"),
    [
        (pl.DataFrame({"source": ["a"]}), "the table has no column `label`; it needs source, label"),
        (
            pl.DataFrame({"source": ["a"], "label": ["x"], "count": [-1]}),
            "row 1, column `count`: -1 is no whole number from 0 up: correct it",
        ),
    ],
)
def test_bad_tables(frame, message):
    with pytest.raises(FormatError, match=message.replace("|", r"\|")):
        labels(frame)
