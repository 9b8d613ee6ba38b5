from __future__ import annotations

import io

import pytest

from recount.errors import IntakeError
from recount.intake.source import opened

from .pages import BODY, PAGE, failed, made

TEXT = "\n\n".join(BODY)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        (
            "report.docx",
            b"PK\x03\x04rest",
            "a Word, Excel, OpenDocument or zip file: save it as text, HTML or PDF, or unpack it",
        ),
        ("report.doc", b"\xd0\xcf\x11\xe0" + bytes(8), "a Word, Excel"),
        ("note.rtf", b"{\\rtf1\\ansi Nine killed.\\par}", "an RTF file: save it as text or HTML"),
        ("photo.jpg", b"\xff\xd8\xff\xe0" + bytes(8), "a picture: save the words that it shows as text"),
        ("karsk.ledger", b"SQLite format 3\0" + bytes(8), "a database: if it is a ledger, name it with --ledger"),
        ("main.css", b"body { color: red }", "a part of a web page: save the page alone, as HTML or MHTML"),
        ("events.csv", b"id,killed\n1,9\n", "a table: give one report a row as JSON Lines"),
        ("program", b"\x7fELF\0\1", "a binary file: convert it to text, HTML or PDF"),
    ],
)
def test_a_file_that_is_no_report_is_told_with_the_remedy(tmp_path, name, content, told):
    path = tmp_path / name
    path.write_bytes(content)
    (message,) = failed(path)
    assert message.startswith(f"{path}: {told}")


def test_what_browsers_save_beside_a_page_is_passed_over(tmp_path):
    (tmp_path / "Nine killed.html").write_text(PAGE)
    for folder in ("Nine killed_files", "my_files"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "note.txt").write_text(TEXT)
    assert [one.uri for one in made(tmp_path)] == [
        (tmp_path / name).as_posix() for name in ("Nine killed.html", "my_files/note.txt")
    ]
    assert not failed(tmp_path)


def test_an_address_may_end_like_a_file_that_is_no_report():
    assert opened("https://news.js", "https://news.js", io.BytesIO(PAGE.encode()), media="text/html").kind == "html"
    with pytest.raises(IntakeError, match="a part of a web page"):
        opened("https://news.example/main.js", None, io.BytesIO(b"let a = 1;"), media="text/javascript")
