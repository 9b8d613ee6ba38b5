import json

import pytest

from recount.exports.extracting import extract
from recount.exports.jsonld import ASPECT, jsonld
from recount.ledger import ClaimFilter


@pytest.fixture
def graph(everything):
    found = json.loads(b"".join(jsonld(everything)))
    assert found["@id"] == f"urn:recount:{everything.head}"
    return {node["@id"]: node for node in found["@graph"]}


def kinds(graph, kind):
    return [node for node in graph.values() if kind in (node["@type"] if isinstance(node["@type"], list) else [node["@type"]])]


def test_every_reviewed_claim_has_a_claim_review_by_a_person_about_what_was_printed_where(graph):
    reviews = kinds(graph, "ClaimReview")
    assert len(reviews) == 3
    (corrected,) = (node for node in reviews if node["reviewRating"]["alternateName"].startswith("Corrected"))
    assert corrected["claimReviewed"] == "Armed Forces of Verandia (state) said: 14 killed, rebels (armed group)"
    assert corrected["reviewAspect"] == ASPECT
    assert corrected["reviewRating"] == {
        "@type": "Rating", "ratingValue": 2, "bestRating": 3, "worstRating": 1,
        "alternateName": "Corrected: the report says it otherwise", "ratingExplanation": "as printed",
    }  # fmt: skip
    assert graph[corrected["author"]["@id"]]["name"] == "Ada"
    claim = graph[corrected["itemReviewed"]["@id"]]
    assert claim["author"]["name"] == "Armed Forces of Verandia"
    assert claim["text"] == "The army of Verandia said on Friday that 14 rebels were killed near Old Karsk."
    report = graph[claim["appearance"]["@id"]]
    assert (report["headline"], report["publisher"]["name"]) == ("Shelling in Old Karsk", "The Courier")


def test_unsure_has_no_rating_and_a_superseded_review_is_only_history(graph):
    (unsure,) = (n for n in kinds(graph, "ClaimReview") if n["reviewRating"]["alternateName"].startswith("Unsure"))
    assert "ratingValue" not in unsure["reviewRating"]
    (rejected,) = (n for n in graph.values() if n.get("reviewRating", {}).get("alternateName", "").startswith("Rejected"))
    assert rejected["@type"] == "prov:Activity"


def test_every_claim_leads_to_the_reading_the_reader_and_the_document_it_was_made_from(graph):
    claims = kinds(graph, "Claim")
    for claim in claims:
        made_by = graph[claim["prov:wasGeneratedBy"]]
        assert "prov:Entity" in graph[claim["prov:wasQuotedFrom"]]["@type"]
        if "prov:wasRevisionOf" in claim:
            assert graph[claim["prov:wasAttributedTo"]]["name"] == "Ada"
            assert claim["prov:wasRevisionOf"] in graph
        else:
            assert graph[made_by["prov:wasAssociatedWith"]]["softwareVersion"] == "9.9"
            assert made_by["prov:used"] == claim["prov:wasQuotedFrom"]
    assert sum("prov:wasRevisionOf" in claim for claim in claims) == 1


def test_nothing_that_passes_is_an_empty_graph(ledger):
    assert json.loads(b"".join(jsonld(extract(ledger, ClaimFilter(place="Atlantis")))))["@graph"] == []
