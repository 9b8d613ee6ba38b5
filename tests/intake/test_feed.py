from __future__ import annotations

import pytest

from .pages import BODY, failed, made

CONTENT = "".join(f"<p>{line}</p>" for line in BODY * 2)
ESCAPED = CONTENT.replace("<", "&lt;").replace(">", "&gt;")


def atom(content: str) -> str:
    return f"""<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Valley Courier</title>
    <entry><title>Nine killed</title><link rel="self" href="https://v.example/self"/><link href="https://v.example/1"/>
    <author><name>Lena Okafor</name><email>l@v.example</email></author><updated>2025-03-05T08:00:00Z</updated>
    <published>2025-03-04T08:00:00Z</published>{content}</entry></feed>"""


@pytest.mark.parametrize(
    "content",
    [
        f'<content type="html">{ESCAPED}</content>',
        f'<content type="html"><![CDATA[{CONTENT}]]></content><summary>Short.</summary>',
        f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{CONTENT}</div></content>',
    ],
)
@pytest.mark.parametrize("name", ["feed.xml", "feed.atom", "feed"])
def test_atom_entries(tmp_path, content, name):
    path = tmp_path / name
    path.write_text(atom(content))
    (found,) = made(path)
    assert (found.title, found.byline, found.published) == ("Nine killed", "Lena Okafor", "2025-03-04")
    assert (found.outlet, found.uri, found.language) == ("Valley Courier", "https://v.example/1", "en")
    assert all(line in found.text for line in BODY)


def test_rss_1_with_namespaces(tmp_path):
    path = tmp_path / "feed.rdf"
    path.write_text(
        f"""<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>V</title></channel><item><title>T</title>
        <link>https://v.example/1</link><dc:date>2025-03-04</dc:date><description>{ESCAPED}</description></item></rdf:RDF>"""
    )
    (found,) = made(path)
    assert (found.title, found.outlet, found.published) == ("T", "V", "2025-03-04")


def test_entity_bombs_and_files_of_the_machine_are_refused(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("hidden words")
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdef", "bcdefg", strict=True)
    )
    for declared in (f"{bomb}]>", f'<!DOCTYPE r [<!ENTITY g SYSTEM "file://{secret}">]>'):
        path = tmp_path / "feed.rss"
        path.write_text(f"{declared}<rss><channel><title>V</title><item><title>&g;</title></item></channel></rss>")
        assert "entities" in failed(path)[0]


@pytest.mark.parametrize("raw", ["<rss><channel></channel></rss>", "<rss", "<rss>" * 3000, "<feed>\x01</feed>"])
def test_feeds_without_entries_are_one_line(tmp_path, raw):
    path = tmp_path / "feed.rss"
    path.write_text(raw)
    assert len(failed(path)) == 1


def test_a_slightly_broken_feed_is_still_read(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(atom(f'<content type="html">{ESCAPED} &nbsp; AT&T</content>'))
    assert BODY[3] in made(path)[0].text
