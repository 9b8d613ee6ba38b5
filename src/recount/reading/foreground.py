"""Whom a report is about: news tells at its start who was harmed, and what it tells later of others is background."""

from __future__ import annotations

from recount.reading.main_event import INCIDENT
from recount.reading.report import Report
from recount.reading.victims import assigned


def foreground(report: Report) -> Report:
    """The report without the single people whom it first tells of behind its opening: victims of earlier incidents, relatives
    who died long ago, other cases of the day. Numbers stay, for rival accounts of the same event come late."""
    singles = [t for t in report.tolls if t.implicit and t.harm in INCIDENT]
    groups = assigned(map(report.mention, singles))
    introduced = {id(group) for t, group in zip(singles, groups, strict=True) if group and report.opens_with(t)}
    late = {t.id for t, group in zip(singles, groups, strict=True) if not report.opens_with(t) and id(group) not in introduced}
    return Report([t for t in report.tolls if t.id not in late], report.text) if late else report
