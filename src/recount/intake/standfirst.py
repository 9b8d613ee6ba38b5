"""The standfirst: the paragraph between headline and body that holds the gist, and that extractors often take for a teaser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import iterwalk
from lxml.html import HtmlElement

_LEAD = re.compile(
    r"(?:^|[\s_-])(?:lead|lede|teaser|intro|introduction|standfirst|abstract|summary|excerpt|dek|deck|subtitle|subheadline"
    r"|subline|description|chapo|vorspann|sapo|article-lead|introtext|leadtext|teasertext|strapline)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"related|share|social|comment|cookie|consent|caption|author|byline|newsletter|footer|nav|sidebar|widget|promo|advert"
    r"|breadcrumb|recommend|product|card|list|grid|modal|popup|tagline|site-(?:description|title|header)",
    re.IGNORECASE,
)
_BLOCKS = {"p", "div", "h2", "h3", "h4", "section", "span", "strong", "blockquote", "li"}
_NO_TEXT = {"script", "style", "nav", "aside", "footer", "figure", "form", "noscript", "button", "select", "template", "svg"}
_DESCRIPTIONS = {"og:description", "description", "twitter:description"}
_SENTENCE_END = re.compile(r"[.!?…。؟।][\"”“»«’')\]]*$")
_LONGEST, _FEWEST_WORDS = 1500, 8
_DESCRIBED = 50  # characters of the page's own description that a standfirst must share
_ELEMENTS = 3000  # looked at between headline and body: keeps hostile pages linear


def with_standfirst(tree: HtmlElement, text: str) -> str:
    """The extracted text with the page's standfirst in front, where the extraction has left it out.

    A block between headline and first paragraph counts when it begins like the page's own description, or when its class
    says so and it ends like a sentence.
    """
    start = next((_squeezed(line) for line in text.split("\n") if len(line) >= 60), "").lstrip("-|# ")[:40]
    if not start:
        return text
    body, descriptions = _squeezed(text), _descriptions(tree)
    for element, block in _blocks_before(tree, start):
        if block[:40] not in body and (_described(block, descriptions) or _marked(element, block)):
            return f"{block}\n{text}"
    return text


def _squeezed(text: str) -> str:
    return " ".join(text.replace("\xad", "").split())


def _descriptions(tree: HtmlElement) -> list[str]:
    named = (meta for meta in tree.iter("meta") if (meta.get("property") or meta.get("name") or "").lower() in _DESCRIPTIONS)
    texts = (_squeezed(meta.get("content") or "") for meta in named)
    return [text[:_DESCRIBED] for text in texts if len(text) > _DESCRIBED]


def _described(block: str, descriptions: list[str]) -> bool:
    return any(block.startswith(description) for description in descriptions)


def _marked(element: HtmlElement, block: str) -> bool:
    parent = element.getparent()
    named = _LEAD.search(_names(element)) or (parent is not None and _LEAD.search(_names(parent)))
    return bool(named and _SENTENCE_END.search(block))


def _names(element: HtmlElement) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}"


def _blocks_before(tree: HtmlElement, start: str) -> Iterator[tuple[HtmlElement, str]]:
    """Blocks of prose with their text, from the first headline to the one that starts the body."""
    headline = next(tree.iter("h1"), None)
    passed, walk = headline is None, iterwalk(tree, events=("start",))
    seen = 0
    for _, element in walk:
        if not passed:
            passed = element is headline
            continue
        seen += 1
        if seen > _ELEMENTS:
            return
        if _is_elsewhere(element):
            walk.skip_subtree()
        elif element.tag in _BLOCKS:
            block = _text_of(element)
            if block.startswith(start):
                return
            fits = start not in block and len(block) <= _LONGEST and len(block.split()) >= _FEWEST_WORDS
            if fits and not _is_links(element, block):
                yield element, block


def _is_elsewhere(element: HtmlElement) -> bool:
    names = _names(element)
    named = element.tag not in ("main", "article") and _ELSEWHERE.search(names) and not _LEAD.search(names)
    return element.tag in _NO_TEXT or bool(named)


def _is_links(element: HtmlElement, block: str) -> bool:
    return sum(len(_text_of(link)) for link in element.iter("a")) > len(block) / 2


def _text_of(element: HtmlElement) -> str:
    """The visible text below the element, cut a little past the length that a standfirst can have."""
    pieces: list[str] = []
    length = 0
    walk = iterwalk(element, events=("start", "end"))
    for event, node in walk:
        if event == "start" and node.tag in _NO_TEXT:
            walk.skip_subtree()
            continue
        piece = (node.text if event == "start" else node.tail if node is not element else "") or ""
        pieces.append(piece)
        length += len(piece)
        if length > 2 * _LONGEST:
            break
    return _squeezed(" ".join(pieces)) if length else ""
