"""PDF files: the text of their pages in reading order (pdfminer.six), without running heads and page numbers."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

from msgspec.structs import replace
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTPage, LTTextBox, LTTextLine
from pdfminer.pdfdocument import PDFDocument, PDFPasswordIncorrect
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1
from pdfminer.utils import decode_text

from recount.errors import IntakeError
from recount.intake.article import Article, Found, whole
from recount.intake.options import IntakeOptions
from recount.intake.plaintext import plain_article
from recount.intake.source import Source
from recount.intake.wrapping import mended

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)  # of a broken file one error of ours tells

_LARGEST = 100_000_000  # bytes: most of a large PDF are pictures
_LONGEST = 10_000_000  # code points
_MARGIN, _EDGE = 0.1, 0.065  # of the height of a page, above and below: where running heads may stand, and where all else ends
_FEWEST = 3  # pages in whose margins a line stands before it is a running head
_PAGE = re.compile(r"(?:page |p\. ?)?\d{1,4}(?: ?(?:/|of|\|) ?\d{1,4})?|[-–—] ?\d{1,4} ?[-–—]", re.IGNORECASE)
_OTHER_SIZE = 0.1  # share of its height by which a heading differs from the text below it
_SHORTEST = 15  # characters of a paragraph that can be the title
_DIGITS = re.compile(r"\d+")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}


class _Block(NamedTuple):
    """What stands together on a page: its paragraphs, and the share of the page's height that is beyond it, above or below."""

    paragraphs: Sequence[str]
    beyond: float


def read_pdf(source: Source, options: IntakeOptions) -> Iterator[Found]:
    """The one document of a PDF."""
    yield whole(source, options, "pdf", pdf_article, limit=max(options.max_bytes, _LARGEST))


def pdf_article(raw: bytes) -> Article:
    """The article of a PDF, a paragraph a line. Raises IntakeError where it cannot be opened, or holds no text or too much."""
    pages, title = _opened(raw)
    paragraphs = list(_text(pages))
    text = "\n\n".join(paragraphs)
    if not text.strip():
        raise IntakeError("no text in the PDF, perhaps only pictures of pages: recognise its text first (OCR)")
    if len(text) > _LONGEST:
        raise IntakeError(f"more than {_LONGEST / 1e6:g} million characters of text: split it")
    article = plain_article(text)
    headline = next((one for one in paragraphs if len(one) >= _SHORTEST and title.startswith(one)), None)
    return replace(article, title=headline or article.title)


def _opened(raw: bytes) -> tuple[list[list[_Block]], str]:
    """The pages, and the title that the PDF says it has, which may be the name of a file or a template."""
    try:
        pages = [_blocks(page) for page in extract_pages(io.BytesIO(raw), laparams=LAParams())]
        titles = [resolve1(info.get("Title")) for info in PDFDocument(PDFParser(io.BytesIO(raw))).info]
        return pages, next((decode_text(title) for title in titles if isinstance(title, bytes)), "")
    except PDFPasswordIncorrect as error:
        raise IntakeError("the PDF is locked with a password: save a copy without one") from error
    except Exception as error:  # pdfminer raises whatever a broken file provokes
        raise IntakeError(f"the PDF cannot be read ({type(error).__name__}): save its text") from error


def _blocks(page: LTPage) -> list[_Block]:
    boxes = [box for box in page if isinstance(box, LTTextBox)]
    return [_Block(_paragraphs(box), min(page.y1 - box.y0, box.y1 - page.y0) / page.height) for box in boxes]


def _paragraphs(box: LTTextBox) -> list[str]:
    """The box's lines, those of a paragraph as one."""
    lines = [line for line in box if isinstance(line, LTTextLine) and line.get_text().strip()]
    ends = [n for n, (line, following) in enumerate(pairwise(lines), 1) if _ends(line, following, box.x1)]
    parts = (lines[start:end] for start, end in pairwise([0, *ends, len(lines)]))
    return [_joined(line.get_text() for line in part) for part in parts]


def _ends(line: LTTextLine, following: LTTextLine, edge: float) -> bool:
    """Whether a paragraph ends with a line: it had room for the first word of the next, or that is set in another size."""
    words = following.get_text().split()
    first = following.width * (len(words[0]) + 1) / len(" ".join(words))
    return bool(first < edge - line.x1 or abs(line.height - following.height) > _OTHER_SIZE * line.height)


def _joined(lines: Iterable[str]) -> str:
    """Lines as one, their words whole."""
    text = "\n".join(" ".join(line.split()) for line in lines)
    return " ".join(mended(text.translate(_LIGATURES).replace("\xad", "-")).split())


def _text(pages: Sequence[Sequence[_Block]]) -> Iterator[str]:
    """All paragraphs but page numbers and running heads: lines at the very edge, or in the margins of several pages with no
    difference but in their numbers."""
    seen = Counter(key for page in pages for key in {_key(block) for block in page if block.beyond < _MARGIN})
    for block in chain.from_iterable(pages):
        in_margin = block.beyond < _MARGIN and (seen[_key(block)] >= _FEWEST or _PAGE.fullmatch(" ".join(block.paragraphs)))
        if not (in_margin or block.beyond < _EDGE):
            yield from block.paragraphs


def _key(block: _Block) -> str:
    return _DIGITS.sub("0", " ".join(block.paragraphs))
