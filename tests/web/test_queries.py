"""No page asks the databases more than twelve times, however much it shows."""

import msgspec
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from msgspec.structs import replace
from sqlalchemy import Engine
from sqlalchemy.event import listen, remove

from recount.events import event_of
from recount.model import Reading, Review
from recount.web.accounts.models import Role
from recount.web.desk.following import follow
from recount.web.events import keeping_up
from tests.web.reports import ARMY, HOSPITAL, HOSTILE, READINGS, YEAR

pytestmark = pytest.mark.django_db

MOST = 12
COPIES = 3
YEARS = "first=2031-01-01&last=2031-12-31"


@pytest.fixture
def crowded(book):
    """The reports, each told several times over, with two reviewers who differ about the first claim of each."""
    told = [again(one, n) for n in range(COPIES) for one in READINGS]
    with book.transaction():
        for one in told:
            book.add(one, at="2031-03-18T09:00:00Z")
        for one in told:
            book.review(opinion(one.claims[0], "Ben", "accept"))
            book.review(opinion(one.claims[0], "Cleo", "reject"))
    keeping_up.catch_up()
    follow()
    return book


def again(one, n):
    """The same report by another outlet, in so many words of its own that it is no copy."""
    raw = msgspec.json.encode(one)
    for old in (one.document.id, *(claim.id for claim in one.claims)):
        raw = raw.replace(old.encode(), f"sha256:{n + 1:08x}{old[15:]}".encode())
    made = msgspec.json.decode(raw, type=Reading)
    told = made.document
    own = " ".join(f"w{n}x{told.id[-4:]}x{k}" for k in range(400))
    return replace(made, document=replace(told, uri=f"{told.uri}/{n}", outlet=f"Outlet {n}", text=f"{told.text} {own}"))


def opinion(claim, who, decision):
    return Review(
        id=f"{who} on {claim.id}",
        claim=claim.id,
        reviewer=who,
        at="2031-03-19T10:00:00Z",
        decision=decision,
        judged=(claim,),
        reason="as I read it",
    )


def pages(book):
    event, report, claim = event_of(book, HOSPITAL.claims[0].id), ARMY.document.id, ARMY.claims[0].id
    yield from (
        "/",
        "/inbox/",
        "/queue/",
        "/adjudication/",
        "/letters/",
        "/letters/decided/",
        "/documents/",
        "/events/",
        "/parties/",
        "/people/",
    )
    yield from ("/timeline/", "/timeline/tolls.svg", "/timeline/tolls.csv", "/map/", "/map/events.geojson", "/checks/")
    yield from ("/search/?q=killed", "/events/?place=old+karsk&name=people", f"/checks/?claim={YEAR.claims[0].id}&{YEARS}")
    yield f"/checks/?words=over+40+soldiers+killed&{YEARS}"
    yield from (reverse(name, args=[event]) for name in ("event", "event-chart", "event-data"))
    yield from (reverse(name, args=[report]) for name in ("document", "changes"))
    yield from (reverse(name, args=[claim]) for name in ("claim", "correction", "split", "merge"))
    yield reverse("dispute", args=[again(HOSTILE, 0).claims[0].id])


def test_no_page_asks_more_than_twelve_times(crowded, signed_in):
    client = signed_in(Role.ADMINISTRATOR)
    for path in pages(crowded):
        assert asked(client, path) <= MOST, path


def test_disputes_are_shown_report_by_report(crowded, signed_in):
    page = signed_in(Role.ADMINISTRATOR).get("/adjudication/").content.decode()
    assert page.count("<section ") == COPIES * len(READINGS)
    assert page.count("<bdi>Cleo</bdi>: reject") == COPIES * len(READINGS)


def asked(client, path):
    """How many questions to both databases a page takes."""
    seen = []

    def note(connection, cursor, statement, *_):
        if statement != "BEGIN":
            seen.append(statement)

    listen(Engine, "before_cursor_execute", note)
    try:
        with CaptureQueriesContext(connection) as captured:
            answer = client.get(path)
            b"".join(answer)
    finally:
        remove(Engine, "before_cursor_execute", note)
    assert answer.status_code == 200, path
    return len(seen) + sum(query["sql"].startswith("SELECT") for query in captured.captured_queries)
