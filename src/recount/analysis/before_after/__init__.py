"""Did violence fall after a date? Segmented regression, change points, self-excitation (docs/analysis.md)."""

from recount.analysis.before_after.excitation import branching_curve
from recount.analysis.before_after.results import BeforeAfter, Excitation, Interval, Plan
from recount.analysis.before_after.workflow import before_after

__all__ = ["BeforeAfter", "Excitation", "Interval", "Plan", "before_after", "branching_curve"]
