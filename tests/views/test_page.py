import re

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Span, Statement
from recount.views.notebook import notebook
from recount.views.page import STYLE, TAIL, head, page, report

from .articles import READING, TEXT, plain_reading, toll
from .pages import Page

HOSTILE = "<script>alert(1)</script> 3 dead \"><img src=x onerror=alert(1)> ' & &lt; \x00\x1b[31m</style></article>"


def test_the_article_is_whole():
    assert Page(page(READING)).paragraphs == TEXT.strip().split("\n\n")


def test_every_claim_is_linked_to_its_words_and_back():
    found = Page(page(READING))
    assert len(found.ids) == len(set(found.ids))
    inside = [link for link in found.links if link.startswith("#")]
    assert {link[1:] for link in inside} <= set(found.ids)
    for number in ("T1", "T5", "E2", "A6", "S1", "D2", "V2"):
        assert {f"#r1-{number}", f"#r1-{number}-words"} <= set(inside)


def test_the_page_loads_and_runs_nothing():
    html = page(msgspec.structs.replace(READING, document=_document(uri="https://example.org/a?b=1&c=2")))
    tags = Page(html).tags
    assert not {"script", "link", "img", "iframe", "object", "form", "base"} & {tag for tag, _ in tags}
    assert not any(name.startswith("on") or name == "src" for _, attributes in tags for name in attributes)
    assert "@import" not in STYLE
    assert "url(" not in STYLE
    assert "default-src 'none'" in html
    assert [link for link in Page(html).links if not link.startswith("#")] == ["https://example.org/a?b=1&c=2"]


@pytest.mark.parametrize("uri", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " https://x"])
def test_only_addresses_of_the_web_become_links(uri):
    html = page(msgspec.structs.replace(READING, document=_document(uri=uri)))
    assert uri not in Page(html).links
    assert uri.strip() in html


@pytest.mark.parametrize("render", [page, notebook])
def test_hostile_text_stays_text(render):
    claims = (toll(HOSTILE, Span(26, 27)), Statement(id="v", evidence=Span(0, len(HOSTILE)), content=Span(0, len(HOSTILE))))
    reading = plain_reading(HOSTILE, *claims, title=HOSTILE, outlet=HOSTILE, byline=HOSTILE, uri=HOSTILE, published=HOSTILE)
    found = Page(render(reading))
    assert not {"script", "img"} & {tag for tag, _ in found.tags}
    assert found.paragraphs == [HOSTILE.replace("\x00", "\ufffd").replace("\x1b", "\ufffd")]


def test_quotations_find_their_own_direction():
    tags = Page(page(READING)).tags
    assert all(attributes.get("dir") == "auto" for tag, attributes in tags if tag == "blockquote")
    assert any(attributes.get("class") == "speech" and attributes["dir"] == "auto" for _, attributes in tags)


def test_landmarks_and_languages():
    tags = Page(page(READING)).tags
    assert ("html", {"lang": "en"}) in tags
    assert ("article", {"lang": "en"}) in tags
    assert {"main", "header", "footer", "section", "h1", "h2", "table"} <= {tag for tag, _ in tags}
    assert all(attributes.get("aria-label") for tag, attributes in tags if tag == "a" and "id" in attributes)


def test_several_reports_share_a_page_without_sharing_ids():
    found = Page(head("two") + report(READING, 1) + report(READING, 2) + TAIL)
    assert len(found.ids) == len(set(found.ids))
    assert len(found.paragraphs) == 2 * len(TEXT.strip().split("\n\n"))


def test_a_report_without_claims_says_so():
    assert "makes no claim" in page(plain_reading("Rain fell on the valley."))


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=2, max_size=60), st.data())
def test_no_letter_is_lost_whatever_the_spans(text, data):
    spans = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(lambda pair: Span(*sorted(pair)))
    claims = [toll(text, data.draw(spans), data.draw(spans), id=str(n), victim=data.draw(spans)) for n in range(3)]
    claims.append(Statement(id="v", evidence=data.draw(spans), content=data.draw(spans)))
    found = Page(page(plain_reading(text, *claims)))
    assert found.paragraphs == ([text] if text else [])
    assert {f"r1-{number}-words" for number in ("T1", "T2", "T3", "V1")} <= set(found.ids)


def test_a_notebook_shows_the_table_and_the_article_under_ids_of_the_document():
    found = Page(notebook(READING))
    assert found.paragraphs == TEXT.strip().split("\n\n")
    assert "table" in {tag for tag, _ in found.tags}
    assert all(name.startswith("r456789abcdef-") for name in found.ids)


def test_every_rule_of_the_style_stays_inside_its_own_element():
    rules = re.sub(r"@media[^{]*\{", "", STYLE)
    selectors = [one.strip() for rule in re.findall(r"([^{}]+)\{", rules) for one in _split(rule)]
    assert all(one.startswith((".recount", ":root:has(> .recount.page)")) for one in selectors), selectors


def _split(rule):
    return re.split(r",(?![^(]*\))", rule)


def _document(**fields):
    return msgspec.structs.replace(READING.document, **fields)


def _schemes():
    light, dark = (
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in re.findall(r"\.recount \{([^}]*--paper[^}]*)\}", STYLE)
    )
    return [light, light | dark]


def _luminance(colour):
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", _schemes(), ids=["light", "dark"])
def test_contrast_is_that_of_wcag_aa(scheme):
    pairs = [("ink", ground) for ground in ("paper", "card", "glow", "count", "victim", "doer", "place", "time", "source")]
    pairs += [(ink, ground) for ink in ("muted", "link") for ground in ("paper", "card", "glow")]
    pairs += [(kind, "card") for kind in "TEASDV"]
    poor = {pair: _contrast(scheme[pair[0]], scheme[pair[1]]) for pair in pairs}
    assert min(poor.values()) >= 4.5, {pair: round(value, 2) for pair, value in poor.items() if value < 4.5}
