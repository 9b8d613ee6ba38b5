"""What a team does together, in a browser: decide between two reviewers, publish the record, answer a reader."""

import dataclasses
import re

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from recount.cli import main
from recount.web.accounts.models import Role
from tests.web.reports import ARMY, HOSPITAL

pytestmark = pytest.mark.django_db(transaction=True)

TOLL = ARMY.claims[0]


def test_two_reviewers_disagree_and_an_adjudicator_decides(book, visit, cast):
    for kept, (role, keys) in enumerate(((Role.RECORDER, ["a"]), (Role.ADMINISTRATOR, ["r", "5"])), 1):
        page = visit(person=cast[role])
        page.goto(reverse("document", args=[ARMY.document.id]) + "#T1")
        for key in keys:
            page.keyboard.press(key)
        expect(page.locator("#T1 .judged li")).to_have_count(kept)
    page = visit(person=cast[Role.ADJUDICATOR])
    page.goto("/")
    page.get_by_role("link", name="Adjudication").click()
    page.get_by_role("link", name=re.compile("14 killed")).click()
    other = page.locator(".account", has_text="adil")
    expect(other).to_contain_text("another event")
    other.get_by_label("Why").fill("The report is about the day before.")
    other.get_by_role("button", name="Uphold adil").click()
    expect(page.get_by_text("No two reviewers disagree.")).to_be_visible()
    standing = book.claim(TOLL.id)[-1].standing
    assert (standing.status, standing.disputed) == ("rejected", False)
    page.goto(reverse("claim", args=[TOLL.id]))
    expect(page.get_by_text("The report is about the day before.")).to_be_visible()


def test_the_record_is_published_and_a_reader_answers(book, visit, cast, tmp_path, monkeypatch):
    cache.clear()
    site = tmp_path / "site"
    monkeypatch.setattr("django.conf.settings.RECOUNT", dataclasses.replace(settings.RECOUNT, public=site))
    published(site)
    reader = visit("phone", outside=True)
    reader.goto("/public/")
    reader.get_by_role("link", name=re.compile("Old Karsk")).first.click()
    expect(reader.get_by_role("heading", name="Who says what")).to_be_visible()
    expect(reader.get_by_text("eleven civilians were killed on Friday").first).to_be_visible()
    event = reader.url
    reader.get_by_role("link", name="Correct this page, or reply to it").click()
    reader.get_by_label("a correction").check()
    reader.get_by_label("Your text").fill("My uncle was no fighter.")
    reader.get_by_label("Name to be shown").fill("N. N.")
    reader.get_by_role("button", name="Send").click()
    expect(reader.get_by_role("heading", name="Thank you")).to_be_visible()
    published(site)
    reader.goto(event)
    expect(reader.get_by_text("My uncle was no fighter.")).to_have_count(0)

    page = visit(person=cast[Role.ADJUDICATOR])
    page.goto("/")
    page.get_by_role("link", name="Letters").click()
    expect(page.get_by_text("My uncle was no fighter.")).to_be_visible()
    expect(page.get_by_role("link", name="this published page")).to_have_attribute("href", re.compile("/public/events/"))
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("No letter waits.")).to_be_visible()
    published(site)
    reader.goto(event)
    expect(reader.get_by_role("heading", name="Letters from readers")).to_be_visible()
    expect(reader.get_by_text("My uncle was no fighter.")).to_be_visible()


def published(site):
    """A new edition, by the command that a project would type."""
    asked = ["publish", str(site), "--ledger", str(settings.RECOUNT.ledger), "--title", "Karsk", "--letters"]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 0, done.output


def test_a_claim_is_split_by_selecting_words_with_the_keyboard(book, visit):
    page = visit()
    page.goto(reverse("document", args=[HOSPITAL.document.id]))
    page.keyboard.press("s")
    choose(page, "2.count", 12, "six")
    choose(page, "2.victim", 15, "children")
    page.keyboard.press("Enter")
    expect(page.locator("#T1 .people")).to_have_count(2)
    (review,) = book.reviews()
    assert review.decision == "split"
    assert [(one.low, one.label) for one in review.replacements] == [(11, "civilian"), (6, "child")]


def choose(page, name, steps, words):
    """Choose a word of the report for a field: F2, so many steps from the first word of the claim, Enter."""
    field = page.locator(f'[name="{name}"]')
    field.focus()
    page.keyboard.press("F2")
    for _ in range(steps):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(field).to_have_value(words)


def test_claims_are_merged_with_the_keyboard(book, visit):
    page = visit()
    page.goto(reverse("document", args=[HOSPITAL.document.id]))
    page.keyboard.press("m")
    expect(page.get_by_role("checkbox").first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".card.is-merged")).to_have_count(2)
    (review,) = book.reviews()
    assert (review.decision, len(review.merged)) == ("merge", 1)
