"""Decisions of people: kept once, by name, and shown beside the machine's word."""

import pytest
from django.urls import reverse

from recount.web.accounts.models import Role
from recount.web.desk.following import follow
from recount.web.desk.models import Report
from tests.web.reports import ARMY, HOSPITAL

pytestmark = pytest.mark.django_db

TOLL = ARMY.claims[0]


def review(client, claim, **told):
    return client.post(reverse("review", args=[claim.id]), told, headers={"HX-Request": "true"})


def test_accepting_keeps_a_review_under_the_persons_name(book, signed_in):
    answer = review(signed_in(Role.RECORDER), TOLL, decision="accept")
    assert 'data-standing="accepted"' in answer.content.decode()
    (kept,) = book.reviews()
    assert (kept.reviewer, kept.decision, kept.claim, kept.capacity) == ("ada", "accept", TOLL.id, "recorder")


def test_the_same_decision_sent_twice_is_kept_once(book, signed_in):
    client = signed_in(Role.RECORDER)
    for _ in range(3):
        review(client, TOLL, decision="accept")
    review(client, TOLL, decision="reject", reason="another event")
    review(client, TOLL, decision="accept")
    assert [one.decision for one in book.reviews()] == ["accept", "reject", "accept"]


def test_rejecting_needs_a_reason(book, signed_in):
    client = signed_in(Role.RECORDER)
    assert review(client, TOLL, decision="reject").status_code == 400
    assert review(client, TOLL, decision="destroy", reason="x").status_code == 400
    assert book.reviews() == []


def test_a_correction_takes_the_words_that_were_selected(book, signed_in):
    client = signed_in(Role.RECORDER)
    claim = HOSPITAL.claims[0]
    at = HOSPITAL.document.text.index("six")
    told = {"count": "six", "count@": str(at), "victim": "children", "label": "child"}
    answer = client.post(reverse("correction", args=[claim.id]), told, headers={"HX-Request": "true"})
    assert answer.status_code == 200
    (kept,) = book.reviews()
    (put,) = kept.replacements
    assert (put.low, put.high, put.count.start, put.label) == (6, 6, at, "child")
    assert "stands as" in answer.content.decode()


def test_a_correction_that_breaks_a_rule_says_which(book, signed_in):
    answer = signed_in(Role.RECORDER).post(reverse("correction", args=[TOLL.id]), {"low": "20"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "low: 20 is above high, 14; give both" in page
    assert book.reviews() == []


def test_a_correction_that_changes_nothing_is_refused(book, signed_in):
    answer = signed_in(Role.RECORDER).post(reverse("correction", args=[TOLL.id]), {})
    assert "changes nothing" in answer.content.decode()


def test_the_queue_forgets_what_was_reviewed(book, signed_in):
    client = signed_in(Role.RECORDER)
    for claim in ARMY.claims:
        review(client, claim, decision="accept")
    follow()
    assert Report.objects.get(identity=ARMY.document.id).waiting == 0
    assert ARMY.document.title not in client.get("/queue/").content.decode()
    assert client.get("/queue/next/").status_code == 302


def test_two_who_disagree_are_adjudicated_by_a_third(book, signed_in, cast):
    review(signed_in(Role.RECORDER), TOLL, decision="accept")
    review(signed_in(Role.ADMINISTRATOR), TOLL, decision="reject", reason="another event")
    client = signed_in(Role.ADJUDICATOR)
    assert "14 killed" in client.get("/adjudication/").content.decode()
    page = client.get(reverse("dispute", args=[TOLL.id])).content.decode()
    assert "Uphold ada" in page
    assert "Uphold adil" in page
    rejected = book.reviews(TOLL.id)[1]
    path = reverse("dispute", args=[TOLL.id])
    assert client.post(path, {"review": rejected.id, "reason": ""}).status_code == 422
    assert client.post(path, {"review": rejected.id, "reason": "the report is about another day"}).status_code == 302
    standing = book.claim(TOLL.id)[-1].standing
    assert (standing.status, standing.disputed) == ("rejected", False)
    assert "No two reviewers disagree" in client.get("/adjudication/").content.decode()


def test_nobody_adjudicates_their_own_case(book, signed_in):
    client = signed_in(Role.ADMINISTRATOR)
    review(client, TOLL, decision="accept")
    review(signed_in(Role.RECORDER), TOLL, decision="reject", reason="another event")
    client = signed_in(Role.ADMINISTRATOR)
    answer = client.post(reverse("dispute", args=[TOLL.id]), {"review": book.reviews(TOLL.id)[0].id, "reason": "mine"})
    assert answer.status_code == 422
    assert "You have reviewed this claim yourself" in answer.content.decode()


def test_the_history_shows_who_decided_what(book, signed_in):
    client = signed_in(Role.RECORDER)
    review(client, TOLL, decision="reject", reason="another number")
    review(client, TOLL, decision="accept")
    page = client.get(reverse("claim", args=[TOLL.id])).content.decode()
    assert "another number" in page
    assert "superseded" in page
    assert "read by recount 0.1.0" in page
