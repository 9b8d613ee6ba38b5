"""From a ledger to events and back: refreshing, asking, people's links, reviews; in both databases."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sqlalchemy import select

from recount.errors import EventError, LedgerError, LinkingError, ReconciliationError
from recount.events import EventFilter, event, event_of, events, refreshing, summaries
from recount.events.deciding import Said as Word
from recount.events.deciding import link, undo, unlink
from recount.events.refreshing import refresh
from recount.events.tables import DERIVED
from recount.ledger.database import reading as view
from recount.model import Review

from .reports import NOW, Said, report

WORD = Word("N. Oweiss", "the same convoy", NOW)


def army(n=7, **other):
    return Said("the army", "state", "state_forces", n, by="armed_group", **other)


HOSPITAL = Said("the hospital", "medical", "state_forces", 11, None)
FIRST = report("Northern Post", "2031-03-11", army(), HOSPITAL)
SECOND = report("Daily Lamp", "2031-03-12", army(9), Said("", "", "state_forces", 9))
ELSEWHERE = report("Daily Lamp", "2031-03-15", Said("the mayor", "local", "civilian", 3, town="Belen", day="2031-03-14"))


def add(ledger, *readings):
    for one in readings:
        ledger.add(one, at=NOW)
    return refresh(ledger, at=NOW)


def everything(ledger):
    """The derived tables, row by row."""
    with view(ledger.engine) as connection:
        return {t.name: sorted(map(tuple, connection.execute(select(t)))) for t in DERIVED}


def one_event(ledger, town="Karsk"):
    (found,) = events(ledger, EventFilter(place=town)).events
    return event(ledger, found.id)


def test_two_reports_of_one_ambush_are_one_event(ledger):
    done = add(ledger, FIRST, SECOND, ELSEWHERE)
    assert (done.events, done.changed, done.gone) == (2, 2, 0)
    found = one_event(ledger)
    assert found.summary.documents == 2
    assert (found.summary.first, found.summary.where.name) == ("2031-03-10", "Karsk")
    total = found.rulings["killed"].total
    assert (total.low, total.best, total.high, total.flags) == (9, 11, 11, ("high_open",))
    assert {(r.speaker, c.figure, c.status) for r in found.matrix for c in r.cells} == {
        ("the army", "7", "superseded"),
        ("the army", "9", "live"),
        ("the hospital", "at least 11", "live"),
        ("Daily Lamp", "9", "repeats"),
    }
    assert found.stamp.head == ledger.head()
    assert found.links[0].reasons


def test_the_matrix_is_in_order_of_time_and_gives_the_words(ledger):
    add(ledger, SECOND, FIRST)
    found = one_event(ledger)
    assert [r.reported for r in found.matrix] == sorted(r.reported for r in found.matrix)
    assert found.matrix[0].cells[0].words in FIRST.document.text


def test_other_rule_sets_read_the_same_event(ledger):
    add(ledger, FIRST)
    found = one_event(ledger)
    assert event(ledger, found.summary.id, "acled").rulings["killed"].total.best == 7
    with pytest.raises(ReconciliationError, match="no rule set 'gut'"):
        event(ledger, found.summary.id, "gut")


def test_adding_step_by_step_gives_the_same_tables_as_all_at_once(ledger):
    for one in (FIRST, ELSEWHERE, SECOND):
        add(ledger, one)
    grown = everything(ledger)
    refresh(ledger, at=NOW, afresh=True)
    assert everything(ledger) == grown


def test_a_refresh_with_nothing_new_changes_nothing(ledger):
    add(ledger, FIRST)
    assert refresh(ledger, at=NOW).changed == 0


def test_an_event_keeps_its_id_when_reports_join_it(ledger):
    add(ledger, FIRST)
    before = one_event(ledger).summary.id
    done = add(ledger, SECOND)
    assert (done.changed, one_event(ledger).summary.id) == (1, before)


def test_pages_filters_and_short_ids(ledger):
    add(ledger, FIRST, ELSEWHERE)
    page = events(ledger, limit=1)
    assert [e.where.name for e in page.events] == ["Belen"]
    rest = events(ledger, limit=1, after=page.after)
    assert [e.where.name for e in rest.events] == ["Karsk"]
    assert rest.after is None
    assert [e.id for e in summaries(ledger)] == [page.events[0].id, rest.events[0].id]
    for wanted in (
        EventFilter(place="north", last="2031-03-12"),
        EventFilter(deaths=5),
        EventFilter(party="armed"),
        EventFilter(first="2031-03-09", last="2031-03-10"),
    ):
        assert [e.where.name for e in events(ledger, wanted).events] == ["Karsk"]
    whole = page.events[0].id
    assert event(ledger, whole.removeprefix("sha256:")[:10]).summary.id == whole
    assert event_of(ledger, ELSEWHERE.claims[0].id) == whole


def test_bad_questions_are_one_clear_line(ledger):
    add(ledger, FIRST)
    for ask, line in (
        (lambda: event(ledger, "sha256:feed"), "holds no event sha256:feed"),
        (lambda: events(ledger, EventFilter(first="2031-03-09", last="2031-03-01")), "before it begins"),
        (lambda: events(ledger, after="x"), "no place in a list"),
    ):
        with pytest.raises(EventError, match=line) as caught:
            ask()
        assert "\n" not in str(caught.value)


def test_people_link_and_unlink_and_take_it_back(ledger):
    add(ledger, FIRST, SECOND, ELSEWHERE)
    ours, theirs = FIRST.claims[0].id, SECOND.claims[0].id
    (kept,) = unlink(ledger, ours, theirs, Word("N. Oweiss", "two convoys", NOW))
    assert refresh(ledger, at=NOW).events == 3
    assert kept in event(ledger, event_of(ledger, ours)).decisions
    grown = everything(ledger)
    refresh(ledger, at=NOW, afresh=True)
    assert everything(ledger) == grown
    undo(ledger, kept.id, WORD)
    assert refresh(ledger, at=NOW).events == 2
    made = link(ledger, event_of(ledger, ours), event_of(ledger, ELSEWHERE.claims[0].id), WORD)
    assert refresh(ledger, at=NOW).events == 1
    undo(ledger, made[0].id, Word("T. Ranta", "a mistake", NOW))
    assert refresh(ledger, at=NOW).events == 2
    assert len(ledger.decisions()) == 6


def test_decisions_that_contradict_one_another_are_refused(ledger):
    add(ledger, FIRST, SECOND)
    ours, theirs = FIRST.claims[0].id, SECOND.claims[0].id
    link(ledger, ours, theirs, WORD)
    link(ledger, FIRST.claims[1].id, SECOND.claims[1].id, WORD)
    with pytest.raises(LinkingError, match=r"T\. Ranta keeps the claims"):
        unlink(ledger, ours, FIRST.claims[1].id, Word("T. Ranta", "two ambushes", NOW))
    with pytest.raises(EventError, match="one and the same"):
        link(ledger, ours, ours, WORD)
    with pytest.raises(EventError, match="written reason"):
        link(ledger, ours, theirs, Word("N. Oweiss", " ", NOW))
    with pytest.raises(LedgerError, match="holds nothing"):
        link(ledger, ours, "sha256:feedfeed", WORD)
    with pytest.raises(EventError, match="no decision in force"):
        undo(ledger, "sha256:feedfeed", WORD)


def review(claim, decision, *replacements):
    return Review(
        id=f"review of {claim.id}",
        claim=claim.id,
        reviewer="N. Oweiss",
        at=NOW,
        decision=decision,
        judged=(claim,),
        reason="a typing error",
        replacements=replacements,
    )


def test_a_rejected_figure_stays_in_sight_and_counts_nowhere(ledger):
    add(ledger, FIRST, SECOND)
    ledger.review(review(FIRST.claims[1], "reject"))
    assert refresh(ledger, at=NOW).changed == 1
    found = one_event(ledger)
    cells = {c.account: c for r in found.matrix for c in r.cells}
    assert (cells[FIRST.claims[1].id].status, cells[FIRST.claims[1].id].by) == ("excluded", "N. Oweiss")
    assert found.rulings["killed"].total.high == 9
    assert any("a typing error" in r.text for r in found.rulings["killed"].reasons)
    grown = everything(ledger)
    refresh(ledger, at=NOW, afresh=True)
    assert everything(ledger) == grown


def test_a_corrected_figure_is_the_persons(ledger):
    add(ledger, FIRST, SECOND)
    hospital = FIRST.claims[1]
    ledger.review(review(hospital, "correct", replace(hospital, id="sha256:own", low=14, high=14)))
    refresh(ledger, at=NOW)
    assert one_event(ledger).rulings["killed"].total.best == 14
    unlink(ledger, hospital.id, SECOND.claims[0].id, WORD)
    assert refresh(ledger, at=NOW).events == 2


def test_a_ledger_without_tolls_has_no_events(ledger):
    assert add(ledger).events == 0
    assert events(ledger).events == ()


def test_a_refresh_that_is_overtaken_goes_on_from_what_the_other_wrote(ledger, monkeypatch):
    add(ledger, FIRST)
    ledger.add(SECOND, at=NOW)
    once = refreshing.observations
    waiting = [True]

    def meanwhile(*given):
        if waiting and waiting.pop():
            refresh(ledger, at="2031-03-21T00:00:00Z")
        return once(*given)

    monkeypatch.setattr(refreshing, "observations", meanwhile)
    assert refresh(ledger, at=NOW).changed == 0
    assert one_event(ledger).summary.documents == 2
