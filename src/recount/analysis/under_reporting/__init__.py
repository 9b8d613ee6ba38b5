"""How many cases are on no list: multiple systems estimation, its limits, and its refusals (docs/analysis.md)."""

from recount.analysis.under_reporting.frame import intervals
from recount.analysis.under_reporting.latent_class import Sampling
from recount.analysis.under_reporting.overlap import Overlap, Pair, overlap
from recount.analysis.under_reporting.result import Estimate, Ranked, Refusal, Struck, UnderReporting, Withheld
from recount.analysis.under_reporting.workflow import LinkDraws, under_reporting

__all__ = [
    "Estimate",
    "LinkDraws",
    "Overlap",
    "Pair",
    "Ranked",
    "Refusal",
    "Sampling",
    "Struck",
    "UnderReporting",
    "Withheld",
    "intervals",
    "overlap",
    "under_reporting",
]
