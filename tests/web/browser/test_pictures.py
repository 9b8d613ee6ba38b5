"""The pictures of the README and the documents, from the reports of `examples/`, read as any are:

RECOUNT_PICTURES=docs/images python -m pytest tests/web/browser/test_pictures.py
"""

import os
from base64 import b64decode
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.conf import settings
from django.urls import reverse

from recount.cli import main
from recount.events import events
from recount.web.events import keeping_up
from recount.web.ledgers import ledger

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("RECOUNT_PICTURES" not in os.environ, reason="RECOUNT_PICTURES names no folder for the pictures"),
]

EXAMPLES = Path(__file__).parents[3] / "examples"
SIZE = {"width": 1280, "height": 900}


def run(*words):
    done = CliRunner().invoke(main, [str(word) for word in words])
    assert done.exit_code == 0, done.output


@pytest.fixture
def photograph(chromium):
    """`photograph(page, name)` keeps what a window shows, as WebP: a quarter of the bytes that PNG takes."""
    folder = Path(os.environ["RECOUNT_PICTURES"])

    def keep(page, name):
        taken = page.context.new_cdp_session(page).send("Page.captureScreenshot", {"format": "webp", "quality": 85})
        (folder / f"{name}.webp").write_bytes(b64decode(taken["data"]))

    return keep


def test_a_report_read_by_the_command(chromium, tmp_path, photograph, monkeypatch):
    monkeypatch.chdir(EXAMPLES.parent)
    run("read", "examples/report.txt", "--published", "2026-03-12", "--format", "html", "--output", tmp_path / "report.html")
    page = chromium.new_page(viewport=SIZE, device_scale_factor=1.5, color_scheme="light")
    page.goto((tmp_path / "report.html").as_uri())
    photograph(page, "report")
    page.close()


def test_a_report_and_an_event_in_the_workbench(empty_book, visit, photograph):
    run("add", EXAMPLES / "ansongo" / "reports.jsonl", "--ledger", settings.RECOUNT.ledger)
    keeping_up.catch_up()
    first = next(empty_book.documents()).document.id
    page = visit(scale=1.5)
    page.set_viewport_size(SIZE)
    page.goto(reverse("document", args=[first]))
    page.keyboard.press("a")
    page.locator(".card.is-accepted").wait_for()
    page.evaluate("scrollTo(0, 0)")
    photograph(page, "workbench-report")
    keeping_up.catch_up()
    page.set_viewport_size({"width": 1280, "height": 1500})
    page.goto(reverse("event", args=[max(events(ledger()).events, key=lambda one: one.claims).id]))
    page.wait_for_load_state("networkidle")
    photograph(page, "workbench-event")
