"""RSS and Atom feeds: the full content of their entries, or the linked pages."""

from __future__ import annotations

import html
from collections.abc import Iterator
from functools import partial

from lxml.etree import LxmlError, XMLParser, _Element, fromstring

from recount.errors import IntakeError
from recount.intake.article import Article, Found, attempt
from recount.intake.days import iso_day
from recount.intake.fetching import fetch
from recount.intake.options import IntakeOptions
from recount.intake.source import Source
from recount.intake.webpage import html_article, page_article
from recount.model import Taken

_CONTENT = ("encoded", "content", "description", "summary")
_DAYS = ("pubDate", "published", "date", "updated")
_FULL = 800  # characters of HTML below which content is a teaser, and the page is fetched


def read_feed(source: Source, options: IntakeOptions) -> Iterator[Found]:
    """One document an entry; what the entry says of itself goes before what its page says."""
    feed = _parsed(source.whole(options.max_bytes))
    entries = list(feed.iter("{*}item", "{*}entry"))
    outlet = next((_text(element) for element in feed.iter("{*}title")), None)
    if not entries:
        raise IntakeError("no entry in the feed: give a feed with entries, or the page itself")
    for number, entry in enumerate(entries, 1):
        yield attempt(f"{source.name} entry {number}", partial(_document, entry, outlet, options))


def _parsed(raw: bytes) -> _Element:
    """The tree of a feed. Entities of its own are refused: no feed needs them, and they can be bombs."""
    if b"<!ENTITY" in raw.upper():
        raise IntakeError("the feed declares entities of its own, which can blow up: not read")
    try:
        root = fromstring(
            raw, XMLParser(resolve_entities=False, no_network=True, recover=True, remove_comments=True, remove_pis=True)
        )
    except (LxmlError, ValueError) as error:
        raise IntakeError(f"no valid XML ({error}): correct the feed") from error
    if root is None:
        raise IntakeError("no valid XML: correct the feed")
    return root


def _document(entry: _Element, outlet: str | None, options: IntakeOptions) -> Taken:
    link = _link(entry)
    content = max((_markup(child) for child in _children(entry, _CONTENT)), key=len, default="")
    article, raw = _from_content(content) if len(content) >= _FULL else _from_page(link, options)
    document = Article(
        text=article.text,
        uri=link or article.uri,
        title=_first(entry, ("title",)) or article.title,
        outlet=article.outlet or outlet,
        byline=_author(entry) or article.byline,
        published=next(filter(None, map(iso_day, map(_text, _children(entry, _DAYS)))), None) or article.published,
    ).to_document(options)
    return Taken(document, raw, "html")


def _from_content(content: str) -> tuple[Article, bytes]:
    page = f"<html><body><article>{content}</article></body></html>"
    return html_article(page, None), page.encode()  # without an address: its host would pass for the outlet


def _from_page(link: str | None, options: IntakeOptions) -> tuple[Article, bytes]:
    if link is None:
        raise IntakeError("neither full content nor a link: nothing to read")
    try:
        fetched = fetch(link, options)
        article = page_article(fetched.raw, fetched.url, fetched.charset)
    except IntakeError as error:
        raise IntakeError(f"{link}: {error}") from error
    return article, fetched.raw


def _children(entry: _Element, names: tuple[str, ...]) -> list[_Element]:
    """The children of these local names, in the order of the names."""
    named = [(child.tag.rpartition("}")[2], child) for child in entry if isinstance(child.tag, str)]
    return [child for name in names for local, child in named if local == name]


def _text(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _first(entry: _Element, names: tuple[str, ...]) -> str | None:
    """The first text among the children, as text: feeds escape it once more than XML needs."""
    return next((html.unescape(text) for child in _children(entry, names) if (text := _text(child))), None)


def _markup(element: _Element) -> str:
    """HTML that stands in the element, escaped or (Atom's type xhtml) as elements."""
    if any(isinstance(child.tag, str) for child in element):
        return "".join(f"<p>{html.escape(text)}</p>" for text in map(_text, element.iter("{*}p")))
    return "".join(element.itertext()).strip()


def _link(entry: _Element) -> str | None:
    links = _children(entry, ("link",))
    preferred = [link for link in links if link.get("rel", "alternate") == "alternate"] or links
    addresses = ((link.get("href") or link.text or "").strip() for link in preferred)
    return next(filter(None, addresses), None)


def _author(entry: _Element) -> str | None:
    """RSS has text (dc:creator, author), Atom an author with a name."""
    names = (next(author.iter("{*}name"), author) for author in _children(entry, ("creator", "author")))
    return next(filter(None, map(_text, names)), None)
