"""Time expressions of English news text: where they stand and which days they mean (TIMEX3, after ISO-TimeML)."""

from recount.reading.times.finder import find_times
from recount.reading.times.phrases import period_of, resolve, whole_range

__all__ = ["find_times", "period_of", "resolve", "whole_range"]
