"""Each page, as its readers see it."""

import pytest
from django.urls import reverse

from recount.events import event_of
from recount.web.accounts.models import Role
from recount.web.events import keeping_up
from tests.web.reports import ARMY, HOSPITAL

pytestmark = pytest.mark.django_db


def text(response):
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_an_empty_ledger_shows_the_way_to_the_inbox(empty_book, signed_in):
    page = text(signed_in(Role.RECORDER).get("/"))
    assert "This ledger is empty" in page
    assert reverse("inbox") in page


def test_the_desk_puts_the_heaviest_report_first(book, signed_in):
    page = text(signed_in(Role.RECORDER).get("/"))
    assert page.index("over 200 killed") < page.index("Army says 14 rebels")
    assert "killed 201" in page


def test_a_report_stands_beside_its_claims(book, signed_in):
    page = text(signed_in(Role.RECORDER).get(reverse("document", args=[HOSPITAL.document.id])))
    assert '<mark class="count" title="count">eleven</mark>' in page
    assert "eleven (11) killed: civilians</bdi>" in page
    assert 'data-spans="evidence:0-92' in page
    assert '<b id="waiting">4</b> to review' in page


def test_a_reader_sees_no_button(book, signed_in):
    page = text(signed_in(Role.READER).get(reverse("document", args=[ARMY.document.id])))
    assert "data-act" not in page
    assert "<kbd>a</kbd>" not in page


def test_search_finds_word_forms_phrases_and_parties(book, signed_in):
    client = signed_in(Role.READER)
    page = text(client.get("/search/", {"q": "shelled"}))
    assert "Army says 14 rebels" in page
    assert "<mark>shelled</mark>" in page
    assert "Hospital counts" in text(client.get("/search/", {"q": '"six of them children"'}))
    assert "Armed Forces of Verandia" in text(client.get("/search/", {"q": "armed forces"}))
    assert "Nothing in this ledger" in text(client.get("/search/", {"q": "volcano"}))


def test_search_takes_any_characters(book, signed_in):
    client = signed_in(Role.READER)
    for asked in ('"', "'; DROP TABLE desk_words --", "*", "NEAR(", "a OR", "\0", "لن", ":", '""""'):
        assert client.get("/search/", {"q": asked}).status_code == 200


def test_parties_count_their_claims_and_reports(book, signed_in):
    client = signed_in(Role.READER)
    page = text(client.get("/parties/"))
    assert "Armed Forces of Verandia" in page
    page = text(client.get(reverse("party", args=["armed forces of verandia"])))
    assert "3 claims" in page
    assert "2 reports" in page


def test_a_page_that_is_not_there_says_so(book, signed_in):
    client = signed_in(Role.READER)
    for path in ("/documents/" + "f" * 64 + "/", "/claims/" + "e" * 64 + "/", "/nowhere/", "/parties/nobody/"):
        answer = client.get(path)
        assert answer.status_code == 404, path
        assert "No such page" in answer.content.decode()


def test_a_report_leads_to_the_events_that_it_tells_of(book, signed_in):
    keeping_up.catch_up()
    page = signed_in(Role.READER).get(reverse("document", args=[HOSPITAL.document.id])).content.decode()
    assert reverse("event", args=[event_of(book, HOSPITAL.claims[0].id)]) in page


def test_an_empty_ledger_says_where_events_come_from(empty_book, signed_in):
    client = signed_in(Role.RECORDER)
    for path in ("/events/", "/map/"):
        assert "There is no event yet." in client.get(path).content.decode()
        assert "No event passes." in client.get(path, {"party": "army"}).content.decode()
    assert reverse("inbox") in client.get("/queue/").content.decode()
