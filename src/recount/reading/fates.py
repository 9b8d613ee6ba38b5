"""Who of those said to be hurt is somebody who died: a person shot in the lead and dead in the next sentence is one person."""

from __future__ import annotations

import re
from typing import Final

from recount.model import Toll
from recount.reading.report import Report
from recount.reading.victims import Mention, assigned, is_among

_HARMED: Final = ("killed", "injured")
_INDEFINITE: Final = re.compile(r"(?i)an?\b")


def died(report: Report) -> set[str]:
    """The ids of the tolls of single people hurt who are among the dead.

    They are pointed to as one of them, are said later to have died, or have died where nobody else is hurt. Who is hurt in the
    sentence of a death, or beside a number of injured, stands apart from the dead.
    """
    singles = [t for t in report.tolls if t.implicit and t.harm in _HARMED]
    known = [(t, id(g)) for t, g in zip(singles, assigned(map(report.mention, singles)), strict=True) if g]
    hurt = [(t, g) for t, g in known if t.harm == "injured"]
    told = {report.sentence(t) for t in report.tolls if t.harm in _HARMED and not (t.implicit and t.harm == "injured")}
    apart = {g for t, g in hurt if report.sentence(t) in told}
    last = {g: t.count.start for t, g in known if t.harm == "killed"}
    alone = len({g for _, g in hurt}) == 1 and all(t.implicit for t in report.tolls if t.harm == "injured")
    named: dict[int, int] = {}
    for t, g in known:
        if report.mention(t).names:
            named.setdefault(g, t.count.start)
    same = [(t, g) for t, g in hurt if g in last and g not in apart and not _introduced(report, t, named.get(g))]
    pointed = {t.id for t in singles if t.harm == "injured" and is_among(report.mention(t), report.dead)}
    return pointed | {t.id for t, g in same if last[g] > t.count.start or (alone and not _unlike(report.mention(t)))}


def _unlike(mention: Mention) -> bool:
    """Whether a phrase tells of somebody by a word that no other person goes by: "the abbot"."""
    return not (mention.names or mention.age or mention.pronoun) and mention.noun == mention.phrase.lower()


def _introduced(report: Report, toll: Toll, named: int | None) -> bool:
    """Whether "a bus driver" follows somebody known by name since the offset `named`, and so is another."""
    return named is not None and named < toll.count.start and _INDEFINITE.match(report.victim(toll)) is not None
