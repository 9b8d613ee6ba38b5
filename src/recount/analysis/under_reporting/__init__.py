"""How many cases are on no list: multiple systems estimation, its limits, and its refusals (docs/under-reporting.md)."""

from recount.analysis.under_reporting.latent_class import Sampling
from recount.analysis.under_reporting.overlap import Overlap, Pair, overlap
from recount.analysis.under_reporting.result import Estimate, Ranked, Refusal, Struck, UnderReporting, Withheld
from recount.analysis.under_reporting.text import as_text, intervals
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
    "as_text",
    "intervals",
    "overlap",
    "under_reporting",
]
