"""The forms in which readings are printed: each document's bytes, and what stands before, between and after them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from recount.cli.reading.report import report
from recount.cli.style import Style
from recount.model import Reading
from recount.views import csv_table, page


@dataclass(frozen=True, slots=True)
class Format:
    """`render` makes one document's text (number from 1) or bytes; `head` takes the names of the sources."""

    render: Callable[[Reading, int, Style], str | bytes]
    head: Callable[[str], str] = lambda sources: ""
    separator: str = ""
    tail: str = ""


def _text(reading: Reading, number: int, style: Style) -> str:
    return report(reading, style)


def _jsonl(reading: Reading, number: int, style: Style) -> bytes:
    return msgspec.json.encode(reading) + b"\n"


def _json(reading: Reading, number: int, style: Style) -> bytes:
    return msgspec.json.encode(reading)


def _csv(reading: Reading, number: int, style: Style) -> str:
    return csv_table.rows(reading)


def _html(reading: Reading, number: int, style: Style) -> str:
    return page.report(reading, number)


FORMATS = {
    "text": Format(_text, separator="\n\n"),
    "jsonl": Format(_jsonl),
    "json": Format(_json, head=lambda sources: "[\n", separator=",\n", tail="\n]\n"),
    "csv": Format(_csv, head=lambda sources: f"\ufeff{csv_table.head()}"),  # the mark by which Excel knows UTF-8
    "html": Format(_html, head=page.head, tail=page.TAIL),
}
