from __future__ import annotations

from pathlib import Path

import pytest
import typst

from .pages import BODY, failed, made

SHEET = """#set document(title: "{title}")
#set page(paper: "a4", columns: {columns}, header: [Field office #h(1fr) Weekly brief])
#set page(footer: context [Page #counter(page).display()])
#set par(justify: true)
#set text(hyphenate: true, size: 10pt)
"""
HEADLINE = "Nine killed in Karsan market, and one at the bridge"


def sheet(folder: Path, *parts: str, title: str = HEADLINE, columns: int = 1) -> Path:
    """A PDF of invented parts, which Typst sets as a field office would."""
    source = folder / "sheet.typ"
    source.write_text(SHEET.format(title=title, columns=columns) + "\n\n".join(parts), encoding="utf-8")
    path = folder / "sheet.pdf"
    path.write_bytes(typst.compile(str(source)))
    return path


def lines(text: str) -> list[str]:
    """Paragraphs with the quotation marks that Typst rounds."""
    return [line.replace("’", "'") for line in text.split("\n\n")]


def test_headline_day_and_paragraphs_of_a_pdf(tmp_path):
    found = made(sheet(tmp_path, f"= {HEADLINE}", "Published on 4 March 2025", *BODY), outlet="Field office")[0]
    assert (found.title, found.published, found.outlet) == (HEADLINE, "2025-03-04", "Field office")
    assert lines(found.text) == [HEADLINE, "Published on 4 March 2025", *BODY]
    assert found.uri == (tmp_path / "sheet.pdf").as_posix()


def test_two_columns_are_read_one_after_the_other_and_cut_words_are_whole(tmp_path):
    article = " ".join(BODY)
    found = made(sheet(tmp_path, *[article] * 12, columns=2))[0]
    assert " ".join(lines(found.text)) == " ".join([article] * 12)


def test_running_heads_and_page_numbers_are_left_out(tmp_path):
    found = made(sheet(tmp_path, *[f"{one}\n#pagebreak()" for one in BODY]))[0]
    assert lines(found.text) == BODY


def test_the_name_of_a_template_is_no_title(tmp_path):
    found = made(sheet(tmp_path, f"= {HEADLINE}", *BODY, title="Microsoft Word - brief_v3"))[0]
    assert found.title == HEADLINE


def test_a_pdf_of_pictures_is_told(tmp_path):
    path = sheet(tmp_path, "#rect(width: 10cm, height: 10cm, fill: red)")
    assert failed(path) == [f"{path}: no text in the PDF, perhaps only pictures of pages: recognise its text first (OCR)"]


@pytest.mark.parametrize("part", [20, 1000, 4000])
def test_a_broken_pdf_is_one_line(tmp_path, part):
    path = sheet(tmp_path, *BODY)
    path.write_bytes(path.read_bytes()[:part])
    (message,) = failed(path)
    assert "PDF" in message
    assert "\n" not in message
