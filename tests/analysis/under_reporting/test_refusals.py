from __future__ import annotations

import numpy as np
import polars as pl
import pytest

from recount.analysis.under_reporting import Sampling, under_reporting
from tests.analysis.under_reporting.tables import histories, independent, kosovo, tabled

SHORT = Sampling(burn_in=500, iterations=2_000, thin=4)
THREE = ("A", "B", "C")


def _rules(table, **asked) -> list[str]:
    answer = under_reporting(table, **({"unit": "person", "links_known": True, "sampling": SHORT} | asked))
    assert (answer.verdict == "refused") == (answer.low is None)
    return [one.rule for one in answer.refusals]


def test_two_lists():
    assert _rules(histories(("A", "B"), {"10": 40, "01": 30, "11": 20})) == ["few lists"]


def test_six_lists():
    assert _rules(tabled(np.random.default_rng(1).random((900, 6)) < 0.3)) == ["many lists"]


def test_a_list_without_overlap():
    assert _rules(histories(THREE, {"100": 40, "010": 30, "001": 20, "110": 15})) == ["list without overlap"]


def test_fewer_than_ten_overlaps():
    assert _rules(histories(THREE, {"100": 40, "010": 30, "001": 20, "110": 3, "101": 3, "011": 3})) == ["few overlaps"]


def test_lists_that_repeat_one_origin():
    """The hospital's figures in both papers are one voice heard twice."""
    rows = [("Gazette;Herald", "hospital;hospital")] * 3 + [("Gazette;Herald", ";")] * 12
    rows += [("Gazette", "")] * 20 + [("Herald", "")] * 20 + [("Court;Gazette", ";")] * 9 + [("Court;Herald", ";")] * 9
    table = pl.DataFrame(rows, schema=["lists", "origins"], orient="row")
    answer = under_reporting(table, unit="event", links_known=True, sampling=SHORT)

    assert [one.rule for one in answer.refusals] == ["copied lists"]
    assert answer.refusals[0].reason.startswith("3 of the 15 cases that Gazette and Herald share go back to one origin")


def test_a_list_that_lies_within_another():
    cells = {"100": 60, "010": 1, "001": 50, "110": 30, "101": 15, "011": 1, "111": 10}
    copied = histories(THREE, {**cells, "010": 0, "011": 0})

    assert _rules(copied) == ["copied lists"]
    assert "copied lists" not in _rules(histories(THREE, cells | {"010": 30}))


def test_tolls():
    assert _rules(kosovo(), unit="toll") == ["tolls"]


def test_link_error_that_is_not_propagated():
    assert _rules(kosovo(), links_known=False) == ["links"]
    assert _rules([kosovo()] * 19, links_known=False) == ["links"]


def test_no_model_passes_the_test_of_existence():
    table = histories(THREE, {"100": 40, "110": 12, "101": 1})
    assert _rules(table)[0] in {"existence", "copied lists"}


def test_every_reason_at_once():
    assert _rules(histories(("A", "B"), {"10": 4, "01": 3}), unit="toll", links_known=False) == [
        "tolls",
        "links",
        "few lists",
        "list without overlap",
        "few overlaps",
    ]


def test_methods_that_diverge_give_an_order_of_magnitude_only():
    table = histories(THREE, {"100": 500, "010": 400, "001": 300, "110": 4, "101": 3, "011": 4})
    answer = under_reporting(table, unit="person", links_known=True, sampling=SHORT)

    assert answer.verdict == "order of magnitude only"
    assert answer.sentence.startswith("Order of magnitude only: ")
    assert answer.high > 3 * answer.low
    assert [one.rule for one in answer.refusals] == ["methods diverge"]


@pytest.mark.parametrize("seed", [1, 2])
def test_lists_that_do_not_depend_on_one_another_are_not_refused(seed):
    answer = under_reporting(independent(2_000, (0.4, 0.35, 0.3), seed), unit="person", links_known=True, sampling=SHORT)

    assert answer.verdict == "intervals"
    assert answer.low < 2_000 < answer.high
