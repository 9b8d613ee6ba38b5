"""Whom a report is about: news tells at its start who was harmed, and what it tells later of others is background."""

from __future__ import annotations

import re
from typing import Final

from recount.reading.totals.main_event import INCIDENT
from recount.reading.totals.report import Report
from recount.reading.totals.victims import assigned

_ATTACKER: Final = re.compile(r"(?i)the (?:lone |suicide |car )?(?:attacker|assailant|bomber)\b")
_FAR: Final = 4  # sentences behind the opening


def foreground(report: Report) -> Report:
    """The report without those whom it first tells of too late for its main event: victims of earlier incidents, relatives who
    died long ago, other cases of the day."""
    late = _late_people(report) | _late_injured(report)
    return Report([t for t in report.tolls if t.id not in late], report.text) if late else report


def _late_people(report: Report) -> set[str]:
    """The single people whom the opening does not introduce, without its attacker, who is known by his deed."""
    singles = [t for t in report.tolls if t.implicit and t.harm in INCIDENT]
    groups = dict(zip((t.id for t in singles), map(id, assigned(map(report.mention, singles))), strict=True))
    introduced = {groups[t.id] for t in singles if report.behind_opening(t) <= 0}
    late = (t for t in singles if groups[t.id] not in introduced)
    return {t.id for t in late if not (t.harm == "killed" and _ATTACKER.match(report.victim(t)))}


def _late_injured(report: Report) -> set[str]:
    """The numbers of injured far behind an opening that tells of single people injured. Numbers of dead stay: rival accounts of
    one attack come late."""
    injured = [t for t in report.tolls if t.harm == "injured"]
    opening = [t for t in injured if report.behind_opening(t) <= 0]
    if not opening or not all(t.implicit for t in opening):
        return set()
    return {t.id for t in injured if not t.implicit and report.behind_opening(t) > _FAR}
