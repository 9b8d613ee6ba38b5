"""Whether a log-linear model has an estimate at all, and only one, on the cases that were seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from scipy.optimize import linprog

from recount.analysis.under_reporting.cells import Floats, Sparse, Terms, sparse

Failure = Literal["no estimate exists", "not identified"]
_POSITIVE = 1e-6  # HiGHS keeps its constraints to 1e-7


def failure(model: Sparse) -> Failure | None:
    """Why the model cannot be estimated, or None.

    The (extended) maximum-likelihood estimate exists if and only if some table with no zero has the same margins as the
    observed one: a linear programme (Fienberg & Rinaldo 2012, theorem 3.1; for lists that do not overlap Chan, Silverman &
    Vincent 2021, section 2.6). It is one estimate if and only if the columns of the design are independent.
    """
    columns = model.design
    if not _has_positive_table(columns, model.counts):
        return "no estimate exists"
    if np.linalg.matrix_rank(columns) < columns.shape[1]:
        return "not identified"
    return None


def failures(table: Floats, lists: int, models: Sequence[Terms]) -> dict[Terms, Failure]:
    """Those of `models` that fail on the (2^lists - 1,) counts, each with its failure.

    A model within one that passed, on the same cells, passes too: its margins and its columns are among the other's (Chan,
    Silverman & Vincent 2021, section 2.7). So the largest are tried first, and most need no test.
    """
    failed: dict[Terms, Failure] = {}
    passed: dict[bytes, list[set[tuple[int, ...]]]] = {}
    for terms in sorted(models, key=len, reverse=True):
        model = sparse(table, lists, terms)
        larger = passed.setdefault(model.histories.tobytes(), [])
        if any(set(model.terms) <= other for other in larger):
            continue
        found = failure(model)
        if found is None:
            larger.append(set(model.terms))
        else:
            failed[terms] = found
    return failed


def _has_positive_table(columns: Floats, counts: Floats) -> bool:
    """Maximise s subject to columns' x = columns' counts and every x >= s; the observed table will do if it has no zero."""
    if counts.all():
        return True
    cells, parameters = columns.shape
    found = linprog(
        np.r_[np.zeros(cells), -1.0],
        A_eq=np.c_[columns.T, np.zeros(parameters)],
        b_eq=columns.T @ counts,
        A_ub=np.c_[-np.eye(cells), np.ones(cells)],
        b_ub=np.zeros(cells),
        bounds=[(0, None)] * (cells + 1),
        method="highs",
    )
    return bool(found.status == 0 and -found.fun > _POSITIVE)
