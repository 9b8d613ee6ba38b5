from __future__ import annotations

import pytest

from .pages import BODY, PAGE, failed, made

TEXT = "\n\n".join(BODY)
HEAD = "From: desk@wire.example\nTo: record@example.org\nDate: Tue, 04 Mar 2025 23:30:00 +0500\nMIME-Version: 1.0\n"
MAIL = f"{HEAD}Subject: Fwd: RE: Nine killed in Karsan market\nContent-Type: text/plain; charset=utf-8\n"
SAVED = f"""From: <Saved by Blink>
Snapshot-Content-Location: https://courier.example/nine-killed
Subject: Nine killed
Date: Fri, 27 Nov 2026 09:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="--edge"

----edge
Content-Type: text/html
Content-Transfer-Encoding: 8bit
Content-Location: https://courier.example/nine-killed

{PAGE}
----edge
Content-Type: text/css
Content-Location: cid:style

body {{ color: red }}
----edge--
"""


def quoted(text: str) -> str:
    """Quoted-printable, with a soft line break in the middle of a word."""
    raw = "".join(f"={byte:02X}" if byte > 126 or byte == 61 else chr(byte) for byte in text.encode())
    return raw.replace("motorbikes", "motor=\nbikes")


@pytest.mark.parametrize("name", ["mail.eml", "mail"])
def test_an_email_is_read_as_it_was_written(tmp_path, name):
    path = tmp_path / name
    path.write_text(f"{MAIL}Content-Transfer-Encoding: quoted-printable\n\n{quoted(TEXT)}\n", encoding="utf-8")
    (found,) = made(path, published="2020-01-01")
    assert (found.text, found.title, found.published) == (TEXT, "Nine killed in Karsan market", "2025-03-04")


def test_the_day_in_the_text_goes_before_that_of_the_message(tmp_path):
    path = tmp_path / "mail.eml"
    path.write_text(f"{MAIL}Content-Transfer-Encoding: 8bit\n\nNine killed\n\n1 March 2025\n\n{TEXT}\n", encoding="utf-8")
    assert made(path)[0].published == "2025-03-01"


@pytest.mark.parametrize("name", ["page.mhtml", "page.mht", "page"])
def test_a_page_that_was_saved_as_one_file(tmp_path, name):
    path = tmp_path / name
    path.write_text(SAVED, encoding="utf-8")
    (found,) = made(path)
    assert found.uri == "https://courier.example/nine-killed"
    assert (found.title, found.outlet, found.published) == ("Nine killed in Karsan market", "Valley Courier", "2025-03-04")
    assert BODY[0] in found.text


def test_text_that_only_begins_like_a_message_is_text(tmp_path):
    path = tmp_path / "note.txt"
    path.write_text(f"Subject: the market\n\n{TEXT}")
    assert made(path)[0].text.startswith("Subject: the market")


@pytest.mark.parametrize(
    ("rest", "told"),
    [
        ("Content-Type: image/png\nContent-Transfer-Encoding: base64\n\naaaa\n", "no text in the message"),
        ("Content-Type: text/plain\n\n \n", "no text in it"),
        ("Content-Type: text/html\n\n<p>x</p>\n", "no article found"),
    ],
)
def test_a_message_without_a_report_is_one_line(tmp_path, rest, told):
    path = tmp_path / "mail.eml"
    path.write_text(HEAD + rest)
    (message,) = failed(path)
    assert told in message
