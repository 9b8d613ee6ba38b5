"""Our own pages, texts and archives that the tests of intake read."""

from __future__ import annotations

import gzip
from pathlib import Path

from recount.errors import IntakeError
from recount.intake import IntakeOptions, documents
from recount.model import Document

BODY = [
    "Gunmen on motorbikes opened fire on a weekly market in the town of Karsan on Monday, killing nine people, police said.",
    "“They came from the river side and shot at everyone,” said Halima Dar, a trader who hid under her stall for an hour.",
    "A spokesman for the provincial government put the number of wounded at twenty-one, among them four children.",
    "No group has claimed the attack. The army said that it had sent two companies to search the villages to the north.",
]

STANDFIRST = "Nine people are dead after an attack on a crowded market, the third in the province since the truce ended."

PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Nine killed in Karsan market - Valley Courier</title>
<meta charset="utf-8"><meta property="og:site_name" content="Valley Courier">
<meta property="og:title" content="Nine killed in Karsan market"><meta name="author" content="Lena Okafor">
<meta property="article:published_time" content="2025-03-04T08:00:00Z">
<meta name="description" content="{STANDFIRST}"></head><body>
<div class="cookie-banner"><p>We use cookies to improve your experience. Accept all cookies or change your settings.</p></div>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><header><h1>Nine killed in Karsan market</h1></header>
<div class="teaser-text"><p>{STANDFIRST}</p></div>
<div class="story">{"".join(f"<p>{line}</p>" for line in BODY)}</div>
<div class="share-links"><a href="#">Share on Facebook</a></div>
<p>Sign up for our newsletter and never miss a story from the valley.</p>
<h3>Related stories</h3><ul><li><a href="/1">Truce ends in the north</a></li><li><a href="/2">Market reopens</a></li></ul>
</article>
<section id="comments" class="comments"><h3>2 Comments</h3><p>I was there and it was more like twenty dead.</p></section>
<div id="respond"><h3>Leave a Reply</h3><form><label>Your email</label></form></div>
</body></html>"""


def read(source: Path | str, **options: object) -> list[Document | IntakeError]:
    return list(documents(str(source), IntakeOptions(**options)))  # type: ignore[arg-type]


def made(source: Path | str, **options: object) -> list[Document]:
    """Only the documents."""
    return [found for found in read(source, **options) if isinstance(found, Document)]


def failed(source: Path | str, **options: object) -> list[str]:
    """Only the messages of the errors; each must be one line."""
    messages = [str(found) for found in read(source, **options) if isinstance(found, IntakeError)]
    assert all("\n" not in message for message in messages)
    return messages


def warc_record(
    number: int, body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK", headers: str = ""
) -> bytes:
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{headers}Content-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Target-URI: https://courier.example/{number}\r\nWARC-Date: 2025-03-04T08:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def zipped(records: list[bytes]) -> bytes:
    """Each record a member, as archives do it."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)
