from recount.reading.kinds import find_statements
from tests.reading.kinds.pages import page_of, span

COMMENTARY = (
    "Reaction:\n\n"
    "Peter Okello, Defence Analyst in Kampala: 'The figures are large, but calm is what counts. Force alone is no plan.'\n\n"
    'Col. (Retd.) Jane Akinyi, Security Consultant: "A blunt tool."\n\n'
    "Share:\n\nThis Post Has 0 Comments\n\nLeave a Reply"
)


def test_commentary_lines_are_voices_with_name_and_role():
    page = page_of(COMMENTARY)
    first, second = find_statements(page, [])
    assert page.quote(first.content) == "The figures are large, but calm is what counts. Force alone is no plan."
    assert first.speaker is not None
    assert first.speaker.role == "Defence Analyst in Kampala"
    assert second.speaker is not None
    assert "Jane Akinyi" in second.speaker.text
    assert page.quote(second.content) == "A blunt tool."


def test_what_others_claims_rest_on_is_not_repeated():
    text = 'Musa Bello said the dam would hold and the road was open. "Where is the aid we were promised?" he asked.'
    page = page_of(
        text,
        ("Musa Bello", "said", "the dam would hold and the road was open"),
        ("he", "asked", "Where is the aid we were promised?"),
    )
    everything = [page.quote(s.content) for s in find_statements(page, [])]
    assert everything == ["the dam would hold and the road was open", "Where is the aid we were promised?"]
    taken = [span(text, "Musa Bello said the dam would hold and the road was open.")]
    assert [page.quote(s.content) for s in find_statements(page, taken)] == everything[1:]


def test_page_furniture_and_nameless_words_are_no_statements():
    page = page_of("Share this story with your friends, Bob says.", ("Bob", "says", "Share this story with your friends"))
    assert find_statements(page, []) == []
    assert find_statements(page_of("The road was open.\n\nNo comments yet. Be the first to comment!"), []) == []


def test_what_was_only_talked_of_and_words_of_an_unknown_pronoun_are_no_statements():
    text = "The envoy criticised the terms of the new truce. You said the road was open."
    page = page_of(text, ("The envoy", "criticised", "the terms of the new truce"), ("You", "said", "the road was open"))
    assert find_statements(page, []) == []
    quoted = page_of('The envoy spoke of "a very bad and risky truce".', ("The envoy", "spoke", '"a very bad and risky truce"'))
    assert len(find_statements(quoted, [])) == 1
