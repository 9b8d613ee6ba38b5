"""Claims in words, for the written reasons."""

from __future__ import annotations

from typing import Final

from recount.model import Category
from recount.reconciliation.records import Account

_PEOPLE: Final[dict[Category, str]] = {
    "civilian": "civilians",
    "armed_group": "members of the armed group",
    "state_forces": "members of the state forces",
    "unknown": "people whose status is not stated",
}
_NAMES: Final[dict[Category, str]] = {
    "civilian": "civilians",
    "armed_group": "armed group",
    "state_forces": "state forces",
    "unknown": "status not stated",
}


_PARTIES: Final = {"armed_group": "the armed group", "state": "the state"}


def of_category(category: Category) -> str:
    """`members of the armed group`."""
    return _PEOPLE[category]


def category_name(category: Category) -> str:
    """`armed group`."""
    return _NAMES[category]


def party_name(party: str) -> str:
    """`the armed group`, `the state`; a rival by its own name."""
    return _PARTIES.get(party, party)


def plural(noun: str, n: int) -> str:
    """`soldier`, `soldiers`, `policemen`."""
    if n == 1 or noun.endswith("s") or noun in ("people", "police", "military", "personnel", "children", "staff"):
        return noun
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}ren" if noun == "child" else f"{noun}s"


def figure_words(a: Account, bare: bool = False) -> str:
    """`216 members of the armed group`, `at least 11 people in all`; `bare` leaves out whom."""
    if a.kind == "status_dispute":
        return "the dispute" if a.figure is None else f"the dispute over {a.figure}"
    number = "an unknown number" if a.figure is None else str(a.figure)
    if bare:
        return number
    return f"{number} {'people in all' if a.whole else people(a)}"


def people(a: Account) -> str:
    """`members of the armed group`, `members of the state forces of Lesk`."""
    return of_category(a.category) + (f" of {a.of}" if a.of else "")


def on_day(a: Account) -> str:
    """` on 2026-02-05`; empty where the day is not known."""
    return f" on {a.reported}" if a.reported else ""


def listed(names: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
