from __future__ import annotations

import pytest
from statsmodels.stats.contingency_tables import mcnemar as statsmodels_mcnemar
from statsmodels.stats.multitest import multipletests
from statsmodels.stats.proportion import proportion_confint

from recount.analysis.voices import mcnemar, wilson
from recount.analysis.voices.shares import holm


@pytest.mark.parametrize(("hits", "of"), [(0, 1), (0, 30), (1, 30), (15, 30), (30, 30), (250, 731)])
def test_wilson_as_statsmodels(hits, of):
    found = wilson(hits, of)

    assert (found.low, found.high) == pytest.approx(proportion_confint(hits, of, method="wilson"), abs=1e-12)


def test_no_case_is_every_share():
    assert (wilson(0, 0).share, wilson(0, 0).low, wilson(0, 0).high) == (None, 0, 1)


def test_more_hits_than_cases_is_refused():
    with pytest.raises(ValueError, match="3 of 2 is no share"):
        wilson(3, 2)


def test_mcnemar_as_statsmodels():
    pairs = [(True, True)] * 10 + [(True, False)] * 9 + [(False, True)] * 2 + [(False, False)] * 5
    found = mcnemar(pairs)

    assert (found.both, found.first_only, found.second_only, found.neither, found.cases) == (10, 9, 2, 5, 26)
    assert found.p == pytest.approx(statsmodels_mcnemar([[10, 9], [2, 5]], exact=True).pvalue)


def test_outlets_that_never_differ():
    assert mcnemar([(True, True), (False, False)]).p == 1


def test_holm_as_statsmodels():
    found = [0.04, 0.01, 0.03, 0.01]

    assert holm(found) == pytest.approx(multipletests(found, method="holm")[1])
