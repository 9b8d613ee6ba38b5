"""The work of a day, in a browser."""

import dataclasses
import re

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from recount.events import Where, events
from recount.ledger import Ledger
from recount.model import Moderation, Submission
from recount.publishing import Edition, publish
from recount.web.accounts.models import Role
from recount.web.events import keeping_up, over_time
from recount.web.events.areas import Area, features
from recount.web.ledgers import ledger
from recount.web.reviewing.deciding import Verdict, keep
from tests.web.browser.audits import problems
from tests.web.reports import ARMY, HOSPITAL, YEAR

pytestmark = pytest.mark.django_db(transaction=True)

REPORT = (
    "Police in Quetta said on Thursday that three people were killed and 12 others injured when a bomb went off near a "
    "market.\n\n"
    "A hospital official, Dr Saleem Khan, told the Courier that four people had died."
)


def test_the_recorders_first_hour(empty_book, visit):
    page = visit()
    page.get_by_role("link", name="Open the inbox").click()
    page.get_by_label("Headline").fill("Bomb near market in Quetta")
    page.locator("#textform-text").fill(REPORT)
    page.locator("#textform-outlet").fill("The Courier")
    page.locator("#textform-published").fill("2026-02-05")
    page.get_by_role("button", name="Read").click()
    page.get_by_role("link", name="Open the report").click(timeout=300_000)
    expect(page.locator(".card.current")).to_be_visible()  # the keys work from now on
    for left in reversed(range(int(page.locator("#waiting").inner_text()))):
        page.keyboard.press("a")
        expect(page.locator("#waiting")).to_have_text(str(left))
    with Ledger(settings.RECOUNT.ledger) as book:
        reviews = book.reviews()
    assert {review.reviewer for review in reviews} == {"Ada Stone"}
    keeping_up.catch_up()
    page.get_by_role("link", name="Events").click()
    page.get_by_role("link", name=re.compile("Quetta")).first.click()
    expect(page.get_by_role("heading", name="Who is heard")).to_be_visible()
    assert page.locator(".cards strong").count() > 0


def test_twenty_claims_take_fewer_than_sixty_keystrokes(book, visit):
    """The reports have few claims each: the strokes for those there are, scaled to twenty."""
    page = visit()
    pressed = 0
    claims = 0
    for reading in (ARMY, HOSPITAL):
        page.goto(reverse("document", args=[reading.document.id]))
        for number, _ in enumerate(reading.claims):
            keys = ("r", "2") if number == 1 else ("a",)
            for key in keys:
                page.keyboard.press(key)
            pressed += len(keys)
        claims += len(reading.claims)
        expect(page.locator("#waiting")).to_have_text("0")
        with page.expect_navigation():
            page.keyboard.press("g")
        pressed += 1
    assert len(book.reviews()) == claims
    assert pressed * 20 / claims < 60


def test_a_correction_is_made_by_selecting_words_with_the_keyboard(book, visit):
    page = visit()
    page.goto(reverse("document", args=[HOSPITAL.document.id]))
    page.keyboard.press("c")
    field = page.locator("input[name=count]")
    field.wait_for()
    field.focus()
    page.keyboard.press("F2")
    for _ in range(12):  # from “The” to “six”
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(field).to_have_value("six")
    page.keyboard.press("Enter")
    page.locator(".card .people").first.wait_for()
    (review,) = book.reviews()
    assert review.replacements[0].low == 6
    assert HOSPITAL.document.text[review.replacements[0].count.start :].startswith("six")


def test_hovering_a_claim_lights_its_words(book, visit):
    page = visit()
    page.goto(reverse("document", args=[HOSPITAL.document.id]))
    page.locator("mark.count", has_text="six").hover()
    expect(page.locator(".card.lit").first).to_be_visible()
    page.locator("#T2").hover()
    lit = page.evaluate("[...CSS.highlights.get('words')].map(range => range.toString())")
    assert "six" in lit


def test_a_village_on_the_map_of_a_continent_is_ringed_and_can_be_touched(book, visit):
    page = visit()
    towns = (("Raid in Karsk", "Karsk", -20.0), ("Raid in Belen", "Belen", 40.0))
    found = [Area(name, Where(town, None, None, 10.0, lon, 1), "/events/#x", 1, 3, 3) for name, town, lon in towns]
    page.route("**/map/events.geojson*", lambda route: route.fulfill(json=features(found)))
    page.goto("/map/")
    page.locator("#map[data-ready]").wait_for()
    size = page.locator("#map").bounding_box()
    page.locator("#map").click(position={"x": 60 + 6, "y": size["height"] / 2})  # the westernmost place is 60 pixels in
    expect(page.get_by_role("link", name="Raid in Karsk")).to_be_visible()


def test_a_country_across_the_antimeridian_is_drawn_on_both_sides_of_it(book, visit):
    page = visit()
    page.goto("/map/")
    page.locator("#map[data-ready]").wait_for()
    sides = "async polygon => (await import(document.querySelector('script[src*=map]').src)).sides(polygon)"
    island = [[[179, -16], [-179, -16], [-179, -17], [179, -17], [179, -16]]]
    east, west = page.evaluate(sides, island)
    assert [lon for lon, _ in east[0]] == [179, 181, 181, 179, 179]
    assert [lon for lon, _ in west[0]] == [-181, -179, -179, -181, -181]
    inland = [[[10, 0], [20, 0], [20, 9], [10, 0]]]
    assert page.evaluate(sides, inland) == [inland]
    polar = [[[-180, -89], [0, -70], [179, -70], [-180, -89]]]
    assert page.evaluate(sides, polar) == [polar]


def every_page(event, site):
    """A name and the address of each page; `site` is the folder of the published ones."""
    report, claim, statement = HOSPITAL.document.id, ARMY.claims[0].id, YEAR.claims[0].id
    for name in (
        "inbox",
        "queue",
        "disputes",
        "letters",
        "decided-letters",
        "documents",
        "events",
        "timeline",
        "map",
        "checks",
        "parties",
        "people",
    ):
        yield name, reverse(name)
    for name in ("claim", "dispute"):
        yield name, reverse(name, args=[claim])
    for name in ("correction", "split", "merge"):
        yield name, reverse(name, args=[HOSPITAL.claims[0].id])
    yield from (("desk", "/"), ("report", reverse("document", args=[report])), ("changes", reverse("changes", args=[report])))
    yield from (("event", reverse("event", args=[event])), ("letter", reverse("write-inside", args=[event])))
    yield from (("search", "/search/?q=killed"), ("party", "/parties/armed%20forces%20of%20verandia/"))
    yield "check", f"/checks/?claim={statement}&first=2031-01-01&last=2031-12-31"
    yield from (("person", "/people/add/"), ("profile", reverse("profile")), ("write", reverse("write")))
    for page in sorted([*site.glob("*.html"), next(site.glob("events/*old-karsk*")), next(site.glob("months/*.html"))]):
        name = str(page.relative_to(site))
        yield f"public-{page.parent.name if '/' in name else page.stem}", reverse("published", args=[name])


@pytest.fixture
def full_book(book, cast, tmp_path, monkeypatch):
    """The ledger with something on every page: a dispute, a letter that waits and one that is published, a published site."""
    for person, decision in ((Role.RECORDER, "accept"), (Role.ADMINISTRATOR, "reject")):
        keep(cast[person], ARMY.claims[0].id, Verdict(decision, "another event"))
    keep(cast[Role.RECORDER], HOSPITAL.claims[1].id, Verdict("accept", ""))
    keeping_up.catch_up()
    event = max(events(ledger()).events, key=lambda one: one.claims).id
    for key in "ab":
        told = {"kind": "correction", "text": "My uncle was no fighter.\n\nلم يكن مقاتلا.", "name": "N. N."}
        book.submit(Submission(id=f"sha256:{key * 64}", about=event, at="2031-04-01T08:00:00Z", **told))
    number = f"sha256:{'a' * 64}"
    book.moderate(Moderation(id=number, submission=number, decision="accepted", person="cleo", at="2031-04-01T09:00:00Z"))
    keeping_up.catch_up()
    publish(book, tmp_path / "site", Edition(title="Karsk", letters=True), rules=None, at="", progress=lambda: None)
    monkeypatch.setattr("django.conf.settings.RECOUNT", dataclasses.replace(settings.RECOUNT, public=tmp_path / "site"))
    return event, tmp_path / "site"


def test_every_page_is_accessible_and_fits(full_book, visit):
    page = visit()
    found = {}
    for name, path in every_page(*full_book):
        page.goto(path)
        if name == "map":
            page.locator("#map[data-ready]").wait_for()
        found |= problems(page, name)
    assert found == {}


def test_a_timeline_of_many_events_is_accessible_and_fits(full_book, visit, monkeypatch):
    monkeypatch.setattr(over_time, "EACH", 0)
    page = visit()
    page.goto("/timeline/")
    expect(page.get_by_text("too many to show one by one")).to_be_visible()
    assert problems(page, "timeline-many") == {}
