"""Which incidents a document speaks of, and what of each is compared."""

from __future__ import annotations

import pytest

from recount.linking import observations
from recount.model import Document, Event, LinkDecision, Party, Period, Place, Reader, Reading, Span, Statement, Toll

TEXT = (
    "Gunmen killed four policemen at a checkpost in Mastung on Tuesday, officials said. "
    "In a separate attack, a roadside bomb wounded two traders in Turbat on Saturday. "
    "More than 300 people have been killed this year. Sana Mengal, a teacher, saw the bomb go off."
)
MASTUNG = Place("Mastung", 47, 54, "Mastung", "Balochistan", "PK", 29.8, 66.85, 1)
TURBAT = Place("Turbat", 144, 150, "Turbat", "Balochistan", "PK", 26.0, 63.05, 1)
TUESDAY = Period("Tuesday", 58, 65, "2026-02-03", "2026-02-03", 1)
SATURDAY = Period("Saturday", 154, 162, "2026-01-31", "2026-01-31", 1)
GUNMEN = Party("Gunmen", 0, 6, side="armed_group")


def toll(id, low, start, **fields) -> Toll:
    return Toll(
        **{
            "id": id,
            "evidence": Span(start, start + 30),
            "harm": "killed",
            "low": low,
            "high": low,
            "count": Span(start, start + 4),
            **fields,
        }
    )


POLICE = toll("police", 4, 0, place=MASTUNG, when=TUESDAY, label="policeman", perpetrator=GUNMEN)
TRADERS = toll("traders", 2, 90, harm="injured", place=TURBAT, when=SATURDAY, label="trader")
YEAR = toll("year", 301, 165, high=None, scope="cumulative")
SAID = Statement(id="said", evidence=Span(200, 230), content=Span(200, 230))
ATTACK = Event(id="attack", evidence=Span(0, 60), event_type="Battles", sub_event_type="Armed clash", initiator=GUNMEN)


def reading(*claims, published="2026-02-05") -> Reading:
    document = Document("sha256:d", None, "Checkpost attacked", "The Post", None, published, "en", TEXT)
    return Reading(document=document, claims=claims, places=(MASTUNG, TURBAT), reader=Reader("recount", "0", "sha256:w"))


def claims_of(found) -> list[set[str]]:
    return [set(o.claims) for o in found]


def test_two_places_and_days_are_two_incidents_and_cumulative_tolls_stay_out():
    found = observations(reading(POLICE, TRADERS, YEAR, SAID, ATTACK))
    assert claims_of(found) == [{"police", "attack"}, {"traders", "said"}]
    first, second = found
    assert (first.place, first.first, first.killed, first.injured) == ("Mastung", "2026-02-03", (4, 4), None)
    assert (second.place, second.first, second.killed, second.injured) == ("Turbat", "2026-01-31", None, (2, 2))
    assert (first.parties, first.victims, first.event_type) == (("gunmen",), ("policeman",), "Armed clash")
    assert second.weapons == ("bomb",)
    assert second.names == ("sana mengal",)


def test_a_part_goes_with_its_whole_and_a_part_of_a_cumulative_toll_stays_out():
    part = toll("part", 1, 70, part_of="traders", place=MASTUNG, when=TUESDAY)
    counted = toll("counted", 5, 180, part_of="year")
    assert claims_of(observations(reading(POLICE, TRADERS, YEAR, part, counted))) == [{"police"}, {"traders", "part"}]


def test_arrests_follow_the_incident_before_them():
    held = toll("held", 3, 30, harm="detained", when=SATURDAY)
    assert claims_of(observations(reading(POLICE, held))) == [{"police", "held"}]


def test_an_undated_incident_lies_in_the_week_before_the_report_and_in_its_commonest_town():
    (found,) = observations(reading(toll("bare", 4, 0)))
    assert (found.first, found.last) == ("2026-01-30", "2026-02-05")
    assert found.place == "Mastung"
    (found,) = observations(reading(toll("bare", 4, 0), published=None))
    assert (found.first, found.last) == (None, None)


def test_a_person_keeps_claims_of_one_document_apart():
    again = toll("again", 4, 20, place=MASTUNG, when=TUESDAY)
    decision = LinkDecision(
        id="d",
        relation="apart",
        claims=("again", "police"),
        person="R. Recorder",
        at="2026-03-01T09:00:00Z",
        reason="two posts",
    )
    assert claims_of(observations(reading(POLICE, again))) == [{"police", "again"}]
    assert claims_of(observations(reading(POLICE, again), [decision])) == [{"police"}, {"again"}]


@pytest.mark.parametrize("claims", [(), (YEAR,), (SAID,)])
def test_a_document_without_an_incident_has_none(claims):
    assert observations(reading(*claims)) == ()


def test_ids_do_not_depend_on_the_order_of_claims():
    one, other = observations(reading(POLICE, TRADERS)), observations(reading(TRADERS, POLICE))
    assert [o.id for o in one] == [o.id for o in other]
