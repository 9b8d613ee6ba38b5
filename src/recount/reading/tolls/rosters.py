"""Lists of the dead or injured by name: the heading of a list says how many it names.

Pages of casualty recorders and hospitals close with such lists ("Family members (5)", "Injured (12)"). No sentence surrounds
the number, so no tagger is asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from recount.model import Harm, Span, Step, Toll
from recount.reading.lexicon.harm import TRIGGER_OF
from recount.reading.page import Page
from recount.reading.tolls.claims import Explained, ruled_toll

_HURT: Final = re.compile(r"(?i)injured|wounded|hurt")
_ROSTER: Final = re.compile(
    r"(?im)^[ \t]*(?:names of (?:the )?|the )?"
    r"(?P<who>(?:\w+ )?(?:family members|relatives|victims?|dead|killed|martyrs|deceased|fatalities|injured|wounded)"
    r"(?: (?:killed|injured|wounded|named|identified))?)"
    r" \((?P<n>\d{1,4})\)[ \t]*:?[ \t]*$"
)


def rosters(page: Page, known: Sequence[Toll]) -> Explained:
    """A toll for the heading of each list of names, in a report that tells of people killed; none where the reader has one."""
    if not TRIGGER_OF["killed"].search(page.text.lower()):
        return []
    taken = {t.count.start for t in known}
    return [_toll(page, found) for found in _ROSTER.finditer(page.text) if found.start("n") not in taken and int(found["n"])]


def heads_list(text: str, toll: Toll) -> bool:
    """Whether a toll's number is that of a list's heading."""
    start = text.rfind("\n", 0, toll.count.start) + 1
    found = _ROSTER.match(text, start)
    return found is not None and found.start("n") == toll.count.start


def _toll(page: Page, found: re.Match[str]) -> tuple[Toll, tuple[Step, ...]]:
    count, victim, number = Span(*found.span("n")), Span(*found.span("who")), int(found["n"])
    harm: Harm = "injured" if _HURT.search(found["who"]) else "killed"
    toll = ruled_toll(page, harm, number, Span(victim.start, count.end + 1), count, victim)
    return toll, (Step("count", found["n"], found["n"], "heading of a list of names"),)
