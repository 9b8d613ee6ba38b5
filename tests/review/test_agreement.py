"""Coefficients against published worked examples."""

import pytest

from recount.review.agreement import _kappa, agreement
from recount.review.alpha import alpha, alpha_interval
from tests.review.cast import ADA, BEN, BODIES, CIVILIANS, REBELS, changed, review

# K. Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), examples A, B and C
BINARY = list(zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True))
NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
FOUR = [
    (1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None),
    (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3),
    (None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None),
    (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None),
]
UNITS = [[value for value in unit if value is not None] for unit in zip(*FOUR, strict=True)]


@pytest.mark.parametrize(
    ("units", "level", "published"),
    [
        (BINARY, "nominal", 0.095),
        (NOMINAL, "nominal", 0.692),
        (UNITS, "nominal", 0.743),
        (UNITS, "interval", 0.849),
        (UNITS, "ratio", 0.797),
    ],
)
def test_alpha_is_as_published(units, level, published):
    assert alpha(units, level) == pytest.approx(published, abs=0.0005)
    low, high = alpha_interval(units, level)
    assert low < published < high
    assert alpha_interval(units, level) == (low, high)


def test_kappa_is_as_published():
    """50 proposals, of which both accept 20 and both refuse 15: 0.40 (the standard textbook table, after J. Cohen, 1960)."""
    pairs = [("yes", "yes")] * 20 + [("yes", "no")] * 5 + [("no", "yes")] * 10 + [("no", "no")] * 15
    assert _kappa(pairs).value == pytest.approx(0.4)


def test_what_never_varies_has_no_coefficient():
    assert alpha([(1, 1), (1, 1)], "nominal") is None
    assert alpha([(1,), (2,)], "nominal") is None
    assert alpha([], "nominal") is None
    reviews = [review(name, "accept", claim) for name in (ADA, BEN) for claim in (REBELS, BODIES)]
    decision = agreement(ADA, BEN, reviews)[0]
    assert (decision.field, decision.n, decision.same, decision.kappa.value) == ("decision", 2, 2, None)
    assert "same one value" in decision.kappa.why


def test_each_field_compares_what_each_left_standing():
    fewer = changed(REBELS, low=11, high=11)
    reviews = [
        review(ADA, "accept", REBELS),
        review(BEN, "reject", REBELS),
        review(BEN, "correct", REBELS, put=(fewer,), minutes=5),
        review(ADA, "accept", CIVILIANS),
        review(BEN, "accept", CIVILIANS),
        review(ADA, "accept", BODIES),
        review(BEN, "reject", BODIES),
    ]
    found = {one.field: one for one in agreement(ADA, BEN, reviews)}
    assert (found["decision"].n, found["decision"].same) == (3, 1)
    assert (found["low"].n, found["low"].same, found["low"].level) == (2, 1, "ratio")
    assert (found["category"].same, found["place"].n, found["side"].n) == (2, 2, 2)
    assert "event_type" not in found
    assert agreement(ADA, "Nobody", reviews) == ()
