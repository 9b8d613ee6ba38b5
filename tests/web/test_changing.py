"""A person's own claims in place of the machine's: one split into several, several merged into one."""

import pytest
from django.urls import reverse

from recount.web.accounts.models import Role
from tests.web.reports import ARMY, HOSPITAL

pytestmark = pytest.mark.django_db

WHOLE, PART, STATEMENT, NONE = HOSPITAL.claims


def send(client, name, claim, **told):
    return client.post(reverse(name, args=[claim.id]), told, headers={"HX-Request": "true"})


def at(words):
    return str(HOSPITAL.document.text.index(words))


def six_children():
    return {"2.count": "six", "2.count@": at("six"), "2.victim": "children", "2.victim@": at("children")}


def test_a_claim_is_split_by_the_words_of_its_parts(book, signed_in):
    answer = send(signed_in(Role.RECORDER), "split", WHOLE, parts="2", **six_children())
    assert answer.status_code == 200
    (kept,) = book.reviews()
    assert (kept.decision, kept.reason) == ("split", "the words hold several claims")
    assert [(one.low, one.label) for one in kept.replacements] == [(11, "civilian"), (6, "child")]
    assert answer.content.decode().count("stands as") == 2
    assert len(book.claim(WHOLE.id)[-1].standing.claims) == 2


def test_the_same_split_sent_twice_is_kept_once(book, signed_in):
    client = signed_in(Role.RECORDER)
    for _ in range(2):
        send(client, "split", WHOLE, **six_children())
    assert len(book.reviews()) == 1


def test_parts_that_do_not_differ_are_refused(book, signed_in):
    answer = send(signed_in(Role.RECORDER), "split", WHOLE, parts="2")
    assert answer.status_code == 422
    assert "two or more different claims" in answer.content.decode()
    assert book.reviews() == []


def test_another_part_keeps_what_was_chosen(book, signed_in):
    answer = send(signed_in(Role.RECORDER), "split", WHOLE, parts="2", another="1", **six_children())
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'name="parts" value="3"' in page
    assert 'name="2.count" value="six"' in page
    assert 'name="2.count@" value="' + at("six") in page
    assert "3.count" in page
    assert book.reviews() == []


def test_a_part_that_breaks_a_rule_says_which(book, signed_in):
    answer = send(signed_in(Role.RECORDER), "split", WHOLE, **six_children(), **{"2.low": "20"})
    assert answer.status_code == 422
    assert "low: 20 is above high, 6; give both" in answer.content.decode()


@pytest.mark.parametrize("asked", ["0", "1", "99", "x", "-3", "٣"])
def test_a_split_has_two_to_nine_parts(asked, book, signed_in):
    page = send(signed_in(Role.RECORDER), "split", WHOLE, parts=asked, another="1").content.decode()
    assert page.count("<fieldset>") in range(2, 10)


def test_claims_that_say_the_same_are_merged(book, signed_in):
    answer = send(signed_in(Role.RECORDER), "merge", WHOLE, **{"with": PART.id, "low": "11", "high": "12"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert page.count('class="card ') == 2
    (kept,) = book.reviews()
    assert (kept.decision, kept.claim, kept.merged) == ("merge", WHOLE.id, (PART.id,))
    assert [one.standing.status for one in (book.claim(WHOLE.id)[-1], book.claim(PART.id)[-1])] == ["merged", "merged"]


def test_a_merge_names_claims_of_its_kind_in_its_report(book, signed_in):
    client = signed_in(Role.RECORDER)
    page = client.get(reverse("merge", args=[WHOLE.id])).content.decode()
    assert PART.id in page
    assert STATEMENT.id not in page
    for other in (STATEMENT.id, ARMY.claims[0].id, "x"):
        answer = send(client, "merge", WHOLE, **{"with": other})
        assert answer.status_code == 422
        assert "Choose the claims" in answer.content.decode()
    assert book.reviews() == []


def test_a_merge_on_which_people_disagree_is_adjudicated(book, signed_in):
    send(signed_in(Role.RECORDER), "merge", WHOLE, **{"with": PART.id})
    client = signed_in(Role.ADMINISTRATOR)
    client.post(reverse("review", args=[PART.id]), {"decision": "accept"}, headers={"HX-Request": "true"})
    assert book.claim(PART.id)[-1].standing.disputed
    merged = book.reviews(WHOLE.id)[0]
    adjudicator = signed_in(Role.ADJUDICATOR)
    path = reverse("dispute", args=[PART.id])
    assert "Uphold ada" in adjudicator.get(path).content.decode()
    assert adjudicator.post(path, {"review": merged.id, "reason": "one count, told twice"}).status_code == 302
    standing = book.claim(PART.id)[-1].standing
    assert (standing.status, standing.disputed) == ("merged", False)


def test_the_forms_work_as_pages_of_their_own(book, signed_in):
    client = signed_in(Role.RECORDER)
    for name in ("correction", "split", "merge"):
        page = client.get(reverse(name, args=[NONE.id])).content.decode()
        assert "<h1>" in page
        assert "csrfmiddlewaretoken" in page
    answer = client.post(reverse("split", args=[WHOLE.id]), six_children())
    assert answer.status_code == 302
    assert answer.url == reverse("claim", args=[WHOLE.id])
