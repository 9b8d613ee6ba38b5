"""Claims in words, for the written reasons."""

from __future__ import annotations

from typing import Final

from recount.model import Category, Phrase
from recount.model.figure import Figure
from recount.model.phrase import Value, phrase
from recount.reconciliation.records import Account
from recount.reconciliation.results import Flag

_PEOPLE: Final[dict[Category, Phrase]] = {
    "civilian": phrase("civilians"),
    "armed_group": phrase("members of the armed group"),
    "state_forces": phrase("members of the state forces"),
    "unknown": phrase("people whose status is not stated"),
}
_PERSON: Final[dict[Category, Phrase]] = {
    "civilian": phrase("civilian"),
    "armed_group": phrase("member of the armed group"),
    "state_forces": phrase("member of the state forces"),
    "unknown": phrase("person whose status is not stated"),
}
_NAMES: Final[dict[Category, Phrase]] = {
    "civilian": phrase("civilians"),
    "armed_group": phrase("armed group"),
    "state_forces": phrase("state forces"),
    "unknown": phrase("status not stated"),
}
_REMARKS: Final[dict[Flag, Phrase]] = {
    "floor": phrase("rests on a party's word about its own losses or acts alone"),
    "conflict": phrase("the best placed sources contradict one another"),
    "disputed": phrase("it is disputed who the people were"),
    "high_open": phrase("a source gave no upper end"),
    "too_few_origins": phrase("too few independent sources"),
    "no_deaths": phrase("no death is claimed"),
}
_PARTIES: Final = {"armed_group": phrase("the armed group"), "state": phrase("the state")}


def of_category(category: Category) -> Phrase:
    """`members of the armed group`."""
    return _PEOPLE[category]


def category_name(category: Category) -> Phrase:
    """`armed group`."""
    return _NAMES[category]


def remark(flag: Flag) -> Phrase:
    """What to keep in mind about a range that has the flag, as a half-sentence."""
    return _REMARKS[flag]


def party_name(party: str) -> Value:
    """`the armed group`, `the state`; a rival by its own name."""
    return _PARTIES.get(party, party)


def plural(noun: str, n: int) -> str:
    """`soldier`, `soldiers`, `policemen`."""
    if n == 1 or noun.endswith("s") or noun in ("people", "police", "military", "personnel", "children", "staff"):
        return noun
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    return f"{noun}ren" if noun == "child" else f"{noun}s"


def figure_words(a: Account) -> Phrase:
    """`216 members of the armed group`, `at least 11 people in all`, `1 civilian`."""
    if a.kind == "status_dispute":
        return bare_figure(a)
    if a.figure == Figure(1, 1):
        whom = phrase("person in all") if a.whole else _of_party(_PERSON[a.category], a)
    else:
        whom = phrase("people in all") if a.whole else people(a)
    return phrase("%(number)s %(people)s", number=bare_figure(a), people=whom)


def bare_figure(a: Account) -> Phrase:
    """`216`, `the dispute over 50`: without whom."""
    if a.kind == "status_dispute":
        return phrase("the dispute") if a.figure is None else phrase("the dispute over %(number)s", number=a.figure.words)
    return phrase("an unknown number") if a.figure is None else a.figure.words


def people(a: Account) -> Phrase:
    """`members of the armed group`, `members of the state forces of Lesk`."""
    return _of_party(of_category(a.category), a)


def _of_party(whom: Phrase, a: Account) -> Phrase:
    return phrase("%(people)s of %(party)s", people=whom, party=a.of) if a.of else whom


def dated(words: Phrase, a: Account) -> Phrase:
    """The words with the day of the claim, where it is known: `216 civilians on 2026-02-05`."""
    return phrase("%(what)s on %(day)s", what=words, day=a.reported) if a.reported else words
