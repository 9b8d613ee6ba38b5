"""The work of a day, in a browser."""

import os
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import expect

from recount.events import events
from recount.ledger import Ledger
from recount.web.events import keeping_up
from recount.web.ledgers import ledger
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
    expect(page.locator("#waiting")).not_to_have_text("0")
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


def every_page(event):
    yield from (
        ("desk", "/"),
        ("inbox", "/inbox/"),
        ("queue", "/queue/"),
        ("disputes", "/adjudication/"),
        ("letters", "/letters/"),
    )
    yield from (("reports", "/documents/"), ("report", reverse("document", args=[HOSPITAL.document.id])))
    yield from (
        ("claim", reverse("claim", args=[ARMY.claims[0].id])),
        ("search", "/search/?q=killed"),
        ("parties", "/parties/"),
    )
    yield from (
        ("correction", reverse("correction", args=[ARMY.claims[0].id])),
        ("party", "/parties/armed%20forces%20of%20verandia/"),
    )
    yield from (("events", "/events/"), ("event", reverse("event", args=[event])), ("timeline", "/timeline/"), ("map", "/map/"))
    yield from (("checks", "/checks/"), ("check", f"/checks/?claim={YEAR.claims[0].id}&first=2031-01-01&last=2031-12-31"))
    yield from (("people", "/people/"), ("person", "/people/add/"))


@pytest.mark.parametrize(
    ("size", "scheme", "audited"),
    [("desk", "light", True), ("desk", "dark", False), ("phone", "light", False), ("phone", "dark", True)],
)
def test_every_page_is_accessible_and_fits(size, scheme, audited, book, visit):
    """Every size and theme is opened; the audit is made in one size of each theme, as it takes most of the time."""
    keeping_up.catch_up()
    event = max(events(ledger()).events, key=lambda one: one.claims).id
    page = visit(size, scheme)
    folder = os.environ.get("RECOUNT_SCREENSHOTS")
    found = {}
    for name, path in every_page(event):
        page.goto(path)
        problems = too_wide(page) + (violations(page) if audited else [])
        found |= {name: problems} if problems else {}
        if folder:
            page.wait_for_timeout(900 if name == "map" else 150)
            page.screenshot(path=Path(folder) / f"{name}-{size}-{scheme}.png", full_page=True)
    assert found == {}


def too_wide(page):
    """The beginnings of elements that reach out of a page that is wider than the window."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > width + 1)
            .map(one => one.outerHTML.slice(0, 120));
    }""")


def violations(page):
    """What axe finds, each with the beginning of the first element concerned."""
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in Axe().run(page).response["violations"]]
