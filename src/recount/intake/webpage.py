"""HTML pages: main text by trafilatura, the standfirst it leaves out, without the furniture it leaves in."""

from __future__ import annotations

import logging
import re
import unicodedata
from collections.abc import Iterator

from lxml.etree import LxmlError
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.metadata import Document as Extract
from trafilatura.utils import load_html

from recount.errors import IntakeError
from recount.intake.article import Article, Found, whole
from recount.intake.encoding import decode, visible
from recount.intake.furniture import without_furniture
from recount.intake.options import IntakeOptions
from recount.intake.plaintext import head_day
from recount.intake.source import Source
from recount.intake.standfirst import with_standfirst

# trafilatura reports every page that it gives up; here that is one error of ours
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_CHARSET = re.compile(rb"""<(?:meta[^>]{0,200}charset|\?xml[^>]{0,100}encoding)\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_CHARSET_WITHIN = 4096
_SHORTEST = 25  # characters: a lone link or button label is no article
_LARGEST = 10_000_000  # bytes: the tree of a page takes some forty times its size
# A date that stands nowhere in the markup would be a guess; and no date may depend on the day of the reading
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def read_page(source: Source, options: IntakeOptions) -> Iterator[Found]:
    """The one document of a page."""
    yield whole(source, options, "html", lambda raw: page_article(raw, source.uri, source.charset))


def page_article(raw: bytes, url: str | None, charset: str | None = None) -> Article:
    """The article of a page with title, byline, outlet and day; `charset` is the transport's. Raises IntakeError."""
    if len(raw) > _LARGEST:
        raise IntakeError(
            f"the page has {len(raw) / 1e6:.0f} MB, at most {_LARGEST / 1e6:.0f} are read: save the article alone"
        )
    declared = _CHARSET.search(raw[:_CHARSET_WITHIN])
    return html_article(decode(raw, charset or (declared[1].decode("ascii") if declared else None)), url)


def html_article(html: str, url: str | None) -> Article:
    """As `page_article`, of HTML that is text already."""
    try:
        return _article(html, url)
    except (LxmlError, ValueError, TypeError, AttributeError, IndexError, RecursionError, AssertionError) as error:
        raise IntakeError(f"the page cannot be parsed ({type(error).__name__}): save the article as text") from error


def _article(html: str, url: str | None) -> Article:
    tree = load_html(html)
    extract = None if tree is None else _extract(tree, url)
    body = without_furniture(extract.text) if extract and extract.text else ""
    if extract is None or len(body) < _SHORTEST:
        raise IntakeError("no article found in the page: save the article as text")
    text = unicodedata.normalize("NFC", visible(with_standfirst(tree, body)))
    title = extract.title and visible(extract.title)
    day = extract.date or head_day(text)
    return Article(text=text, uri=url, title=title, outlet=extract.sitename, byline=extract.author, published=day)


def _extract(tree: HtmlElement, url: str | None) -> Extract | None:
    found = bare_extraction(tree, url=url, include_comments=False, with_metadata=True, date_extraction_params=_DATES)
    return found if isinstance(found, Extract) else None
