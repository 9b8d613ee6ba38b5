"""Events as their readers see them, and people's word on what belongs together."""

import csv
import io
import json

import pytest
from django.urls import reverse
from msgspec.structs import replace

from recount.events import EventFilter, event_of, events
from recount.events.overview import MonthToll, Places, places
from recount.web.accounts.models import Role
from recount.web.events import keeping_up, map_views, over_time
from recount.web.events.areas import RADIUS, circle
from tests.web.reports import ARMY, HOSPITAL, HOSTILE, YEAR

pytestmark = pytest.mark.django_db

SHELLING, POLICE = HOSPITAL.claims[0].id, HOSTILE.claims[0].id


@pytest.fixture
def linked(book):
    keeping_up.catch_up()
    return book


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_the_list_shows_ranges_and_who_is_not_heard(linked, signed_in):
    page = text(signed_in(Role.READER).get("/events/"))
    assert "People killed in Old Karsk, 2031-03-14" in page
    assert '<b>withheld</b> <span class="range">(11–25)</span>' in page
    assert '<span class="unheard"><bdi>the affected people</bdi></span>' in page


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ({"place": "old karsk"}, True),
        ({"place": "elsewhere"}, False),
        ({"first": "2031-03-14", "last": "2031-03-14"}, True),
        ({"first": "2031-03-15"}, False),
        ({"party": "armed forces"}, True),
        ({"deaths": "1000"}, False),
        ({"first": "no day", "name": "%"}, True),
    ],
)
def test_a_filter_is_part_of_the_address(asked, shown, linked, signed_in):
    client = signed_in(Role.READER)
    for path in ("/events/", "/timeline/", "/map/", "/timeline/tolls.csv", "/map/events.geojson"):
        assert ("People killed in Old Karsk" in text(client.get(path, asked))) == shown, path


def test_a_period_that_ends_before_it_begins_is_refused(linked, signed_in):
    page = text(signed_in(Role.READER).get("/events/", {"first": "2031-04-01", "last": "2031-03-01"}))
    assert "The period ends before it begins." in page


def test_an_event_gives_reasons_rivals_and_every_claim(linked, signed_in):
    client = signed_in(Role.READER)
    path = reverse("event", args=[event_of(linked, SHELLING)])
    page = text(client.get(path))
    assert "nobody whose word is admissible gave a figure" in page
    assert page.index("Armed Forces of Verandia") < page.index("Old Karsk hospital")
    assert reverse("claim", args=[SHELLING]) in page
    assert "eleven civilians were killed on Friday" in page
    assert "Part them" not in page
    assert "<option selected>ucdp" in text(client.get(path, {"rules": "ucdp"}))
    assert "<option selected>" not in text(client.get(path, {"rules": "none such"}))


def test_two_events_are_joined_and_parted_again(linked, signed_in):
    client = signed_in(Role.RECORDER)
    one, other = event_of(linked, SHELLING), event_of(linked, POLICE)
    address = f"https://recount.example{reverse('event', args=[other])}"
    answer = client.post(reverse("together", args=[one]), {"other": address, "reason": "one shelling"}, follow=True)
    assert "the events were made anew" in text(answer)
    assert event_of(linked, SHELLING) == event_of(linked, POLICE)
    decision = linked.decisions()[-1]
    assert (decision.person, decision.relation, decision.reason) == ("ada", "together", "one shelling")
    told = {"event": event_of(linked, SHELLING), "reason": "it was another day"}
    client.post(reverse("undo", args=[decision.id]), told)
    assert event_of(linked, SHELLING) != event_of(linked, POLICE)
    pair = {"one": SHELLING, "other": ARMY.claims[0].id, "reason": "two places"}
    client.post(reverse("apart", args=[event_of(linked, SHELLING)]), pair)
    assert event_of(linked, SHELLING) != event_of(linked, ARMY.claims[0].id)


def test_what_cannot_be_joined_says_why(linked, signed_in):
    client = signed_in(Role.RECORDER)
    path = reverse("together", args=[event_of(linked, SHELLING)])
    page = text(client.post(path, {"other": "f" * 64, "reason": "x"}, follow=True))
    assert '<li class="error"' in page
    assert linked.decisions() == []


def test_charts_are_pictures_with_their_data(linked, signed_in):
    client = signed_in(Role.READER)
    event = event_of(linked, SHELLING)
    for path in ("/timeline/tolls.svg", reverse("event-chart", args=[event]) + "?theme=dark"):
        answer = client.get(path)
        assert answer["Content-Type"] == "image/svg+xml"
        assert "sandbox" in answer["Content-Security-Policy"]
        assert answer.content.startswith(b"<svg")
    rows = list(csv.DictReader(io.StringIO(text(client.get("/timeline/tolls.csv")))))
    assert [(row["first"], row["low"], row["best"], row["high"]) for row in rows] == [("2031-03-14", "11", "", "25")]
    said = list(csv.DictReader(io.StringIO(text(client.get(reverse("event-data", args=[event]))))))
    assert ("Old Karsk hospital", "11") in {(row["who"], row["low"]) for row in said}


def test_many_events_are_added_up_by_month(linked, signed_in, monkeypatch):
    monkeypatch.setattr(over_time, "EACH", 0)
    client = signed_in(Role.READER)
    page = text(client.get("/timeline/", {"place": "vx"}))
    assert "1 events pass, too many to show one by one" in page
    assert '<a href="?place=vx&amp;first=2031-03-01&amp;last=2031-03-31"><time>2031-03</time></a>' in page
    assert client.get("/timeline/tolls.svg").content.startswith(b"<svg")
    (row,) = csv.DictReader(io.StringIO(text(client.get("/timeline/tolls.csv"))))
    assert (row["when"], row["first"], row["last"], row["events"]) == ("2031-03", "2031-03-01", "2031-03-31", "1")


def test_very_long_times_are_added_up_by_year():
    months = [MonthToll(f"{year}-{month:02}", 2, 1, 3) for year in (2029, 2030, 2032) for month in (2, 11)]
    found = over_time.by_year(months)
    assert [(one.when, one.first, one.last) for one in found][::2] == [
        ("2029", "2029-02-01", "2029-11-30"),
        ("2032", "2032-02-01", "2032-11-30"),
    ]
    assert {(one.events, one.low, one.high) for one in found} == {(4, 2, 6)}


def test_the_map_says_what_it_leaves_out(linked, signed_in, monkeypatch):
    found = places(linked, EventFilter(), 300)
    monkeypatch.setattr(map_views, "places", lambda *_: Places(found.shown, 1_234, 2))
    page = text(signed_in(Role.READER).get("/map/?deaths=0"))
    assert "The 1 places with the most events, of 1,234; narrow the conditions to see the others." in page
    assert "2 events more pass" in page
    assert '<a href="/events/?deaths=0">All events that pass</a>' in page


def test_the_map_shows_areas_and_no_pins(linked, signed_in):
    found = json.loads(text(signed_in(Role.READER).get("/map/events.geojson")))
    (area,) = found["features"]
    assert area["geometry"]["type"] == "Polygon"
    assert area["properties"]["radius"] == RADIUS[1] == 5


def test_a_circle_is_as_wide_as_it_says():
    ring = circle(47.1, 31.2, 25)
    assert ring[0] == ring[-1]
    north, south = max(lat for _, lat in ring), min(lat for _, lat in ring)
    assert (north - south) * 111.2 == pytest.approx(50, rel=0.01)


def test_a_total_is_checked_against_the_record(linked, signed_in):
    client = signed_in(Role.READER)
    asked = {"claim": YEAR.claims[0].id, "first": "2031-01-01", "last": "2031-12-31"}
    page = text(client.get("/checks/", asked))
    assert "Exceeds the record" in page
    assert reverse("event", args=[event_of(linked, SHELLING)]) in page
    assert "is no toll" in text(client.get("/checks/", {"claim": HOSPITAL.claims[2].id}))
    assert "names no period" in text(client.get("/checks/", {"claim": YEAR.claims[0].id}))
    assert "Write the statement down." in text(client.get("/checks/", {"words": ""}))


def test_events_follow_the_ledger_in_the_background(book, signed_in, monkeypatch):
    started = []
    monkeypatch.setattr(keeping_up, "_start", lambda: started.append(True))
    page = text(signed_in(Role.READER).get("/events/"))
    assert "newer entries of the ledger are being taken in" in page
    assert started == [True]
    keeping_up.catch_up()
    assert "newer entries" not in text(signed_in(Role.READER).get("/events/"))
    assert events(book).events


def test_nothing_is_drawn_over_time_where_no_report_has_a_day(empty_book, signed_in):
    undated = replace(ARMY, document=replace(ARMY.document, published=None))
    empty_book.add(undated, at="2031-03-17T09:00:00Z")
    keeping_up.catch_up()
    event = event_of(empty_book, ARMY.claims[0].id)
    page = text(signed_in(Role.READER).get(reverse("event", args=[event])))
    assert "nothing can be drawn over time" in page
    assert reverse("event-chart", args=[event]) not in page
