"""Who of those said to be hurt died, and who of those called dead is not said to have died.

A person shot in the lead and dead in the next sentence is one person; of whom no word tells a death, no death is counted.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from recount.model import Toll
from recount.reading.lexicon.harm import HIT, TRIGGERS
from recount.reading.totals.main_event import INCIDENT
from recount.reading.totals.report import Report
from recount.reading.totals.victims import Mention, assigned, is_among, may_be, people

_INDEFINITE: Final = re.compile(r"(?i)an?\b")
_DEATH: Final = re.compile(  # words of which some tell of wounds as well, without these
    r"(?i)(?<!attempted )(?<!attempted first-degree )(?<!attempted second-degree )(?<!intent to )(?<!\w)"
    rf"(?!shot\b|stabbed|hacked|burn|crush)(?:{TRIGGERS['killed']}|manslaughter|deceased|passed away"
    r"|did not survive|funerals?|buried|burial|mourn\w*|grie\w+|condolences?)(?!\w)"
)
_WOUND: Final = re.compile(rf"(?i)(?<!\w)(?:{TRIGGERS['injured']}|{HIT}|fired|shoot\w*)(?!\w)")


def as_told(report: Report) -> Report:
    """The report with people as injured of whom it says that they were shot, hit or stabbed, not that they died, and who are
    none of those said to have died: single people, and numbers where no word of the report tells a death."""
    killed = [t for t in report.tolls if t.harm == "killed"]
    told = {t.id: t for t in killed if _tells(report, t, _DEATH)}
    shot = [t for t in killed if t.id not in told and not (told and report.himself(t)) and _tells(report, t, _WOUND)]
    if not shot:
        return report
    dead = people(report.mention(t) for t in told.values() if t.implicit)
    mortal = bool(told) or _DEATH.search(report.text) is not None
    hurt = {t.id for t in shot if not (may_be(report.mention(t), dead) if t.implicit else mortal)}
    tolls = [replace(t, harm="injured") if t.id in hurt else t for t in report.tolls]
    return Report(tolls, report.text) if hurt else report


def _tells(report: Report, toll: Toll, words: re.Pattern[str]) -> bool:
    return words.search(report.text, *report.sentence_span(toll)) is not None


def died(report: Report) -> set[str]:
    """The ids of the tolls of people hurt who are among the dead: as many people shot as there are dead, and single people.

    Single people are pointed to as one of them, are said later to have died, or have died where nobody else is hurt. Who is
    hurt in the sentence of a death, or beside a number of injured, stands apart from the dead.
    """
    singles = [t for t in report.tolls if t.implicit and t.harm in INCIDENT]
    known = [(t, id(g)) for t, g in zip(singles, assigned(map(report.mention, singles)), strict=True) if g]
    hurt = [(t, g) for t, g in known if t.harm == "injured"]
    told = {report.sentence(t) for t in report.tolls if t.harm in INCIDENT and not (t.implicit and t.harm == "injured")}
    apart = {g for t, g in hurt if report.sentence(t) in told}
    last = {g: t.count.start for t, g in known if t.harm == "killed"}
    alone = len({g for _, g in hurt}) == 1 and all(t.implicit for t in report.tolls if t.harm == "injured")
    named: dict[int, int] = {}
    for t, g in known:
        if report.mention(t).names:
            named.setdefault(g, t.count.start)
    same = [(t, g) for t, g in hurt if g in last and g not in apart and not _introduced(report, t, named.get(g))]
    pointed = {t.id for t in singles if t.harm == "injured" and is_among(report.mention(t), report.dead)}
    shot = {t.id for t in report.tolls if _are_the_dead(report, t)}
    return shot | pointed | {t.id for t, g in same if last[g] > t.count.start or (alone and not _unlike(report.mention(t)))}


def _are_the_dead(report: Report, toll: Toll) -> bool:
    """Whether exactly as many died as are said here to be shot, and not to have lived: "both victims were shot in a car"."""
    return not toll.implicit and toll.low == report.fatalities and report.shot(toll) and not report.survived(toll)


def _unlike(mention: Mention) -> bool:
    """Whether a phrase tells of somebody by a word that no other person goes by: "the abbot"."""
    return not (mention.names or mention.age or mention.pronoun) and mention.noun == mention.phrase.lower()


def _introduced(report: Report, toll: Toll, named: int | None) -> bool:
    """Whether "a bus driver" follows somebody known by name since the offset `named`, and so is another."""
    return named is not None and named < toll.count.start and _INDEFINITE.match(report.victim(toll)) is not None
