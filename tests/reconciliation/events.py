"""Invented events, first among them the two worked examples of docs/reconciliation.md."""

from __future__ import annotations

from recount.model.figure import Figure
from recount.reconciliation import Account, Incident

SIDES = {"armed_group": "armed_group", "state_forces": "state"}
PARTIES = ("state", "armed_group")


def said(id, origin, side, category, low=None, high=-1, modifier="exact", day=1, **other):
    """An account of `low` (to `high`) people, reported on a day of March 2031; `high` is `low` unless given."""
    figure = None if low is None else Figure(low, low if high == -1 else high, modifier)
    fields = {"speaker": origin, "reported": f"2031-03-{day:02}", **other}
    return Account(id=id, origin=origin, side=side, category=category, figure=figure, **fields)


def incident(*accounts, **other):
    return Incident(id="e1", parties=PARTIES, sides=SIDES, accounts=accounts, **other)


def sweep(**civilians):
    """The army's sweep: rival words about who the dead were."""
    return incident(
        said("c1", "the army", "state", "armed_group", 216, day=1, tier=5),
        said("c2", "the army", "state", "civilian", 36, day=1, **{"tier": 5, **civilians}),
        said("c3", "the army", "state", "state_forces", 22, day=1, tier=4),
        said("c4", "an activist", "civil_society", "armed_group", kind="status_dispute", day=2),
        said(
            "c5", "a rights group", "civil_society", "armed_group", 9,
            kind="subset", day=3, tier=2, named=9, outcome="previously disappeared persons",
        ),
        said("c6", "the army", "state", "armed_group", 225, day=4, tier=5),
    )  # fmt: skip


def ambush():
    """The rebels' dozens, the army's seven, the hospital's eleven, and a wire that repeats the hospital."""
    return incident(
        said("a", "the rebels", "armed_group", "state_forces", 12, 99, "vague", day=1, tier=5),
        said("b", "the army", "state", "state_forces", 7, day=1, tier=4),
        said("c", "the hospital", "medical", "state_forces", 11, None, "at_least", day=2),
        said("d", "the hospital", "medical", "state_forces", 11, None, "at_least", day=3, speaker="a wire"),
    )
