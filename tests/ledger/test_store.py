"""Versions, copies, readers, reviews that follow their words, filters, ids; in both databases."""

import msgspec
import pytest

from recount.errors import FormatError, LedgerError
from recount.ledger import ClaimFilter
from recount.model import Reading
from tests.review.cast import ADA, BEN, BODIES, CIVILIANS, DOCUMENT, REBELS, TEXT, changed, review

from .made import AT, NEW, OLD, RAW, READING, fill, version

GAZETTE = {"uri": "https://gazette.example/1", "outlet": "The Gazette"}


def lows(ledger, **conditions):
    return [kept.claim.low for kept in ledger.claims(ClaimFilter(**conditions))]


def test_adding_twice_adds_nothing(ledger):
    first = ledger.add(READING, at=AT, raw=RAW)
    head = ledger.head()
    again = ledger.add(READING, at="2032-01-01T00:00:00Z", raw=RAW)
    assert (first.new_document, first.new_reading, first.claims) == (True, True, 3)
    assert (again.new_document, again.new_reading, again.claims) == (False, False, 0)
    assert (ledger.head(), again.document) == (head, first.document)


def test_what_was_read_comes_back_whole(ledger):
    ledger.add(READING, at=AT, raw=RAW)
    assert list(ledger.readings()) == [READING]
    (stored,) = ledger.documents()
    assert (stored.document, stored.version, stored.origin) == (DOCUMENT, 1, DOCUMENT.id)
    assert list(ledger.raw()) == [(stored.raw, RAW)]


def test_text_that_databases_stumble_over_is_kept(ledger):
    text = "A zero \0 and an emoji \U0001f54a and “quotes” '; DROP TABLE entries; --"
    document = msgspec.structs.replace(DOCUMENT, id="sha256:odd", text=text, title="\0", outlet="İ")
    ledger.add(Reading(document=document, reader=OLD), at=AT)
    assert ledger.document("sha256:odd").document == document
    assert ledger.verify().flaw is None


def test_an_outlet_that_changes_a_toll_makes_a_version(ledger):
    ledger.add(READING, at=AT)
    later = ledger.add(version(TEXT.replace("14 rebels", "40 rebels")), at="2031-03-17T09:00:00Z")
    assert later.version_of == DOCUMENT.id
    assert [(one.version, one.at) for one in ledger.versions("sha256:v")] == [(1, AT), (2, "2031-03-17T09:00:00Z")]
    third = ledger.add(version("Nothing of it is left.", name="sha256:third"), at=AT)
    assert third.version_of == DOCUMENT.id, "at the same address it is a version, whatever is left of it"
    assert [one.version for one in ledger.versions(DOCUMENT.id)] == [1, 2, 3]


def test_same_title_elsewhere_is_a_version_only_if_it_repeats_something(ledger):
    ledger.add(READING, at=AT)
    moved = version(TEXT.replace("14", "15"), name="sha256:moved", uri="https://courier.example/2")
    other = version("Quite another article, of another day.", name="sha256:other", uri="https://courier.example/3")
    assert ledger.add(moved, at=AT).version_of == DOCUMENT.id
    assert ledger.add(other, at=AT).version_of is None


def test_a_wire_copy_is_kept_and_shares_the_origin(ledger):
    ledger.add(READING, at=AT)
    copy = version(f"Karsk (Wire) - {TEXT}\nCopyright.", name="sha256:copy", title="Karsk shelled", **GAZETTE)
    added = ledger.add(copy, at=AT)
    assert (added.copy_of, added.version_of) == (DOCUMENT.id, None)
    assert ledger.document("sha256:copy").origin == DOCUMENT.id
    again = version(TEXT.replace("rebels", "fighters") + "Later news.", name="sha256:copy2", title="Karsk shelled", **GAZETTE)
    assert ledger.add(again, at=AT).version_of == "sha256:copy"
    assert ledger.document("sha256:copy2").origin == DOCUMENT.id
    assert ledger.document("sha256:copy2").series == "sha256:copy"


def test_a_different_report_repeats_none(ledger):
    ledger.add(READING, at=AT)
    text = "The ministry of health opened a clinic in Veran. Nobody was hurt, the mayor said, and the road is open again."
    assert ledger.add(version(text, name="sha256:new", title="Clinic", **GAZETTE), at=AT).copy_of is None


def test_a_new_reader_keeps_both_readings(ledger):
    ledger.add(READING, at=AT)
    fewer = msgspec.structs.replace(REBELS, id="sha256:rebels2", low=11, high=11)
    added = ledger.add(msgspec.structs.replace(READING, claims=(fewer, CIVILIANS), reader=NEW), at=AT)
    assert (added.new_document, added.new_reading, added.claims) == (False, True, 2)
    assert lows(ledger) == [11, 11]
    assert sorted(lows(ledger, every_reader=True)) == [11, 11, 11, 11, 14]
    assert [one.reader for one in ledger.readings(DOCUMENT.id)] == [OLD, NEW]
    assert (ledger.knows(DOCUMENT.id, NEW), ledger.knows("sha256:x", NEW)) == (True, False)


def test_reviews_stay_with_the_words_they_judged(ledger):
    ledger.add(READING, at=AT)
    ledger.review(review(ADA, "correct", REBELS, put=(changed(REBELS, low=11, high=11),)))
    ledger.review(review(BEN, "reject", BODIES))
    read_again = tuple(msgspec.structs.replace(one, id=f"{one.id}2") for one in (REBELS, CIVILIANS, BODIES))
    ledger.add(msgspec.structs.replace(READING, claims=read_again, reader=NEW), at=AT)
    standings = [kept.standing for kept in ledger.claims()]
    assert [one.status for one in standings] == ["corrected", "unreviewed", "rejected"]
    assert standings[0].claims[0].low == 11
    assert standings[0].reviews[0].carried
    assert [kept.standing.status for kept in ledger.claim(REBELS.id)] == ["corrected"]


def test_a_review_needs_its_claim(ledger):
    with pytest.raises(LedgerError, match="holds no claim"):
        ledger.review(review(ADA, "accept", REBELS))
    assert ledger.last() is None


@pytest.mark.parametrize(
    ("conditions", "found"),
    [
        ({"place": "old karsk"}, [14]),
        ({"place": "vx"}, [14]),
        ({"place": "Karsk"}, []),
        ({"speaker": "VERANDIA"}, [14]),
        ({"speaker": "%"}, []),
        ({"side": "medical"}, [11, 11]),
        ({"category": "civilian"}, [11]),
        ({"first": "2031-03-14", "last": "2031-03-20"}, [14]),
        ({"first": "2031-03-15"}, []),
        ({"last": "2031-03-13"}, []),
        ({"kind": "toll", "harm": "killed"}, [14, 11, 11]),
        ({"kind": "event"}, []),
        ({"document": "sha256:d"}, [14, 11, 11]),
        ({"document": "sha256:none"}, []),
        ({"status": "unreviewed"}, [14, 11, 11]),
        ({"status": "accepted"}, []),
    ],
)
def test_filters(ledger, conditions, found):
    ledger.add(READING, at=AT)
    assert lows(ledger, **conditions) == found


def test_filters_see_what_people_put_in_place(ledger):
    ledger.add(READING, at=AT)
    ledger.review(review(ADA, "correct", BODIES, put=(changed(BODIES, category="civilian", place=REBELS.place),)))
    assert [kept.claim.id for kept in ledger.claims(ClaimFilter(category="civilian"))] == [CIVILIANS.id, BODIES.id]
    assert [kept.claim.id for kept in ledger.claims(ClaimFilter(place="Old Karsk"))] == [REBELS.id, BODIES.id]
    assert len(ledger.claims(ClaimFilter(category="civilian"), limit=1)) == 1


def test_ids_may_be_shortened_as_far_as_they_are_one(ledger):
    fill(ledger)
    assert (ledger.find("rebel").id, ledger.find("sha256:rebel").kind) == (REBELS.id, "claim")
    assert ledger.find(DOCUMENT.id).kind == "document"
    review_id = ledger.reviews()[0].id
    assert ledger.find(review_id[:16]).id == review_id
    ledger.add(version("x", name="sha256:rebelx", uri="y"), at=AT)
    with pytest.raises(LedgerError, match="give more digits"):
        ledger.find("rebel")
    for given in ("zzzz", "reb", ""):
        with pytest.raises(LedgerError, match="holds nothing with the id"):
            ledger.find(given)


def test_a_summary_counts(ledger):
    empty = ledger.summary()
    assert (empty.entries, empty.first, empty.head) == (0, None, "sha256:" + "00" * 32)
    fill(ledger)
    found = ledger.summary()
    assert (found.documents, found.versions, found.readings, found.claims, found.reviews) == (2, 1, 2, 3, 1)
    assert (found.recorded, found.withheld, found.decisions, found.readers) == (1, 1, 1, (OLD,))
    assert (found.entries, found.head, found.first) == (ledger.last().number, ledger.head(), AT)


def test_a_transaction_keeps_all_or_nothing(ledger):
    with pytest.raises(ZeroDivisionError):
        _add_and_fail(ledger)
    assert (ledger.last(), list(ledger.documents())) == (None, [])
    ledger.add(READING, at=AT)
    assert ledger.verify().flaw is None


def _add_and_fail(ledger):
    with ledger.transaction():
        ledger.add(READING, at=AT)
        raise ZeroDivisionError


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(FormatError, match="the period ends on 2026-01-01, before it begins on 2026-03-01"):
        ClaimFilter(first="2026-03-01", last="2026-01-01")
