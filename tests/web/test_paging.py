"""Lists page by page: every line once, in its order, whatever comes or goes meanwhile."""

import re

import pytest

from recount.web.accounts.models import Role
from recount.web.desk.models import Report, Voice
from recount.web.paging import Order

pytestmark = pytest.mark.django_db

LOUDEST = Order("claims", "key")


@pytest.fixture
def voices():
    """Thirty parties, of which many speak equally often."""
    made = [Voice(key=f"voice {n:02}", name=f"Voice {n}", side="state", claims=1 + n * 7 % 5) for n in range(30)]
    Voice.objects.bulk_create(made)
    return [one.key for one in sorted(made, key=lambda one: (-one.claims, one.key))]


def walked(most, between=lambda: None):
    keys, after = [], ""
    while True:
        page = LOUDEST.page(Voice.objects.all(), after, most)
        keys += [one.key for one in page.lines]
        if not (after := page.after):
            return keys
        between()


@pytest.mark.parametrize("most", [1, 4, 29, 30, 31])
def test_the_pages_together_are_the_list(voices, most):
    assert walked(most) == voices


def test_what_goes_and_comes_above_moves_no_line_below(voices):
    def between():
        Voice.objects.order_by("-claims", "key").first().delete()
        Voice.objects.create(key=f"new {Voice.objects.count()} {Voice.objects.last().key}", name="New", side="state", claims=99)

    assert walked(10, between) == voices


@pytest.mark.parametrize("after", ["40", "nothing", "x y", "3 a\0b", " voice 01", "9" * 40, "9" * 40 + " voice 01"])
def test_a_place_that_is_none_gives_the_first_page(voices, after):
    assert [one.key for one in LOUDEST.page(Voice.objects.all(), after, 5).lines] == voices[:5]


def test_a_fraction_is_the_same_number_on_the_way_back(db):
    weights = [1 / 3, 0.1 + 0.2, 0.3, 1e-9, 7.0, 7.0]
    for entry, weight in enumerate(weights):
        Report.objects.create(entry=entry, identity=str(entry), title="", weight=weight)
    order, after, seen = Order("weight", "entry"), "", []
    for _ in weights:
        page = order.page(Report.objects.all(), after, 1)
        seen += [one.entry for one in page.lines]
        after = page.after
    assert seen == [4, 5, 0, 1, 2, 3]
    assert after == ""


def test_the_parties_go_on_where_the_page_before_ended(book, voices, signed_in, monkeypatch):
    monkeypatch.setattr("recount.web.parties.views._PAGE", 12)
    assert shown(signed_in(Role.READER), "/parties/", r"<bdi>(Voice \d+)</bdi>") >= {f"Voice {int(k[-2:])}" for k in voices}


def test_the_queue_goes_on_where_the_page_before_ended(book, signed_in, monkeypatch):
    monkeypatch.setattr("recount.web.reviewing.views._PAGE", 2)
    found = shown(signed_in(Role.RECORDER), "/queue/", r'href="/documents/([0-9a-f]+)/"')
    assert found == {one.identity.removeprefix("sha256:") for one in Report.objects.filter(waiting__gt=0)}


def shown(client, path, pattern):
    """What all pages show; every one but the last must have something new."""
    found, address = set(), path
    while True:
        page = client.get(address).content.decode()
        new = set(re.findall(pattern, page)) - found
        assert new
        found |= new
        link = re.search(r'rel="next" href="([^"]+)"', page)
        if link is None:
            return found
        address = path + link[1]
