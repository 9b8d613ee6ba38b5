"""Log-linear models ranked by BIC over the link draws of one set of lists; a single table counts as one draw."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from recount.analysis.under_reporting.cells import Floats, Terms
from recount.analysis.under_reporting.existence import Failure, failures
from recount.analysis.under_reporting.loglinear import LogLinear, log_linear
from recount.analysis.under_reporting.models import candidates

NEAR = 2.0  # "not worth more than a bare mention" (Kass & Raftery 1995): such models are shown beside the best


@dataclass(frozen=True, slots=True)
class Candidate:
    """One model, fitted to every draw."""

    terms: Terms
    fits: tuple[LogLinear, ...]

    @property
    def bic(self) -> float:
        """The mean over the draws."""
        return float(np.mean([one.bic for one in self.fits]))

    @property
    def total(self) -> float:
        """The median over the draws of the maximum-likelihood estimates, observed cases included."""
        return float(np.median([one.observed + one.missing for one in self.fits]))


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best first; `struck` are the models that fail in at least one draw."""

    candidates: tuple[Candidate, ...]
    struck: tuple[tuple[Terms, Failure], ...]

    @property
    def near(self) -> tuple[Candidate, ...]:
        """The best, and those whose BIC is within two of it."""
        return tuple(one for one in self.candidates if one.bic - self.candidates[0].bic <= NEAR)


def ranking(tables: Sequence[Floats], lists: int) -> Ranking:
    """All candidate models on (2^lists - 1,) counts, one table a draw."""
    struck: dict[Terms, Failure] = {}
    for table in tables:
        struck |= failures(table, lists, candidates(lists))
    fitted = [_candidate(tables, lists, terms) for terms in candidates(lists) if terms not in struck]
    settled = [one for one in fitted if one is not None]
    return Ranking(tuple(sorted(settled, key=lambda one: (one.bic, one.terms))), tuple(sorted(struck.items())))


def _candidate(tables: Sequence[Floats], lists: int, terms: Terms) -> Candidate | None:
    """None where the fit does not settle, which no model that passed the tests has been seen to do."""
    fits = [log_linear(table, lists, terms) for table in tables]
    found = tuple(one for one in fits if one is not None)
    return Candidate(terms, found) if len(found) == len(fits) else None
