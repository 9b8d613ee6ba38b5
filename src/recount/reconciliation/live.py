"""R0, R1, R2 and R10: which claims count. Each rule takes claims away from the live ones and says why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from recount.errors import ReconciliationError
from recount.model import Category, Phrase
from recount.model.phrase import phrase
from recount.reconciliation.records import Account, Exclusion, Incident, Kind
from recount.reconciliation.results import Reason, Status, reason
from recount.reconciliation.words import bare_figure, dated, figure_words, of_category

Key = tuple[str, Kind, Category, str | None, bool]


class Sorting:
    """The claims of one event on their way through the first rules: who is still live, what became of the others, and why."""

    def __init__(self, incident: Incident) -> None:
        self.live: dict[str, Account] = {a.id: a for a in once(incident)}
        self.fate: dict[str, tuple[Status, str | None]] = {}
        self.reasons: list[Reason] = []

    def out(self, account: Account, status: Status, by: str | None, why: Reason) -> None:
        """Take a claim out of the live set."""
        del self.live[account.id]
        self.fate[account.id] = (status, by)
        self.reasons.append(why)


def once(incident: Incident) -> list[Account]:
    """The accounts in the order of their ids, each once; ReconciliationError where two share an id and differ."""
    if not incident.accounts:
        raise ReconciliationError(f"event {incident.id}: no claims to reconcile; link at least one toll to it")
    found: dict[str, Account] = {}
    for account in incident.accounts:
        if found.setdefault(account.id, account) != account:
            raise ReconciliationError(f"event {incident.id}: two claims have the id {account.id}; give each its own")
        _checked(account, incident.id)
    return [found[key] for key in sorted(found)]


def _checked(account: Account, event: str) -> None:
    if account.kind == "subset" and account.figure is None:
        raise ReconciliationError(f"event {event}: claim {account.id} is a subset without a number; give `figure`")
    if account.kind != "retraction" and account.retracts is not None:
        raise ReconciliationError(f"event {event}: claim {account.id} has `retracts` but is no retraction; make it one")


def r0_scope(sorting: Sorting) -> None:
    """R0 Scope: a claim whose period or place is wider than the event goes to the cumulative check, never in here."""
    for a in list(sorting.live.values()):
        if a.wider is not None:
            said = phrase(
                "%(who)s spoke of more than this event (%(more)s); the figure goes to the cumulative check.",
                who=a.speaker,
                more=a.wider,
            )
            sorting.out(a, "excluded", None, reason("R0", a.category, said))


def r10_implausible(sorting: Sorting, exclusions: Iterable[Exclusion]) -> None:
    """R10: a figure is set aside as implausible only by a named person with a written reason."""
    for e in sorted(exclusions, key=lambda e: (e.claim, e.person, e.reason)):
        if not e.person.strip() or not e.reason.strip():
            raise ReconciliationError(f"claim {e.claim}: only a named person with a written reason can set a figure aside")
        if e.claim not in sorting.live and e.claim not in sorting.fate:
            raise ReconciliationError(f"claim {e.claim} is set aside by {e.person} but is not of this event")
        if a := sorting.live.get(e.claim):
            said = phrase(
                "%(person)s set aside %(figure)s by %(who)s as implausible: %(why)s",
                person=e.person,
                figure=figure_words(a),
                who=a.origin,
                why=e.reason,
            )
            sorting.out(a, "excluded", e.person, reason("R10", a.category, said))


def r1_retraction(sorting: Sorting) -> None:
    """R1 Retraction takes that origin's figure out of the live set; it stays in the history.

    A retraction that names no claim takes back what its origin said of the category up to then; figures of the same day are
    taken to correct it, not to be taken back.
    """
    retractions = [a for a in sorting.live.values() if a.kind == "retraction"]
    for r in sorted(retractions, key=lambda r: (r.reported or "", r.id)):
        taken = _named_by(r, sorting) if r.retracts else _before(r, sorting.live.values())
        for a in taken:
            what = dated(figure_words(a), r)
            said = phrase("%(who)s took back %(figure)s; the figure stays in the history.", who=r.origin, figure=what)
            sorting.out(a, "retracted", r.id, reason("R1", a.category, said))
        if not taken and not r.retracts:
            what = dated(phrase("a figure for %(people)s that no source here holds", people=of_category(r.category)), r)
            sorting.reasons.append(reason("R1", r.category, phrase("%(who)s took back %(figure)s.", who=r.origin, figure=what)))


def _before(r: Account, live: Iterable[Account]) -> list[Account]:
    found = [a for a in live if a.kind == "count" and (a.origin, a.category) == (r.origin, r.category)]
    return [a for a in found if (a.reported or "") < (r.reported or "")]


def _named_by(r: Account, sorting: Sorting) -> list[Account]:
    """The claim that a retraction names; a retraction that contradicts it is an error."""
    taken = r.retracts or ""
    if taken in sorting.fate:
        return []
    a = sorting.live.get(taken)
    if a is None:
        raise ReconciliationError(f"claim {r.id} retracts {taken}, which is not a claim of this event; name one that is")
    if a.kind == "retraction":
        raise ReconciliationError(f"claim {r.id} retracts {taken}, itself a retraction; give the figure again instead")
    if a.origin != r.origin:
        raise ReconciliationError(
            f"claim {r.id} by {r.origin} retracts {taken} by {a.origin}; only its origin can take it back"
        )
    if (r.reported or "") < (a.reported or ""):
        raise ReconciliationError(f"claim {r.id} of {r.reported} retracts {taken} of {a.reported}, which came later")
    return [a]


def r2_one_voice(sorting: Sorting) -> None:
    """R2 One voice once: of what one origin says of one category the latest report wins, upwards or downwards.

    A report that adds nothing to the figure it follows repeats it. Ties in time go to the more specific modifier, then to the
    smaller id. Disputes and subsets are voices of their own; so is a figure for all the people beside one for a category.
    """
    voices: dict[Key, list[Account]] = defaultdict(list)
    for a in sorting.live.values():
        if a.kind != "retraction":
            voices[a.origin, a.kind, a.category, a.of, a.whole].append(a)
    for said in voices.values():
        if len(said) > 1:
            _latest_wins(sorting, said)


def _latest_wins(sorting: Sorting, said: list[Account]) -> None:
    said.sort(key=lambda a: (a.reported or "", a.figure.vagueness if a.figure else 0, a.id))
    winner: Account | None = None
    for _, group in groupby(said, key=lambda a: a.reported or ""):
        first, *others = _own_words_first(list(group))
        if winner is not None:
            if _adds_nothing(first, winner):
                others = [first, *others]
            else:
                _gives_way(sorting, winner, first)
                winner = first
        winner = winner or first
        for other in others:
            _gives_way(sorting, other, winner)


def _own_words_first(group: list[Account]) -> list[Account]:
    """Of equal figures of one day the origin's own words stand, and who passed them on repeats them."""
    return sorted(group, key=lambda a: (a.figure != group[0].figure, a.speaker != a.origin, group.index(a)))


def _adds_nothing(a: Account, winner: Account) -> bool:
    """Whether `a` gives the figure of `winner` and knows no more about it."""
    known = a.perpetrator in (None, winner.perpetrator) and a.named <= winner.named and a.tier >= winner.tier
    return a.figure == winner.figure and known


def _gives_way(sorting: Sorting, a: Account, winner: Account) -> None:
    earlier = (a.reported or "") < (winner.reported or "")
    if a.figure != winner.figure:
        sorting.out(a, "superseded", winner.id, reason("R2", a.category, _replaced(a, winner, earlier)))
    else:
        sorting.out(a, "repeats", winner.id, reason("R2", a.category, _said_more(winner) if earlier else _repeated(a, winner)))


def _repeated(a: Account, winner: Account) -> Phrase:
    figure = figure_words(winner)
    if a.speaker == a.origin:
        return phrase("another report repeated %(figure)s by %(who)s: one voice, counted once.", figure=figure, who=a.origin)
    return phrase(
        "%(relay)s repeated %(figure)s by %(who)s: one voice, counted once.", relay=a.speaker, figure=figure, who=a.origin
    )


def _said_more(winner: Account) -> Phrase:
    again = dated(phrase("%(figure)s again", figure=figure_words(winner)), winner)
    return phrase("%(who)s gave %(figure)s and said more about them.", who=winner.origin, figure=again)


def _replaced(a: Account, winner: Account, earlier: bool) -> Phrase:
    new, old = dated(figure_words(winner), winner), dated(bare_figure(a), a)
    if earlier:
        return phrase("%(who)s said %(new)s, in place of %(old)s.", who=winner.origin, new=new, old=old)
    return phrase("%(who)s said %(new)s, which stands against the less specific %(old)s.", who=winner.origin, new=new, old=old)
