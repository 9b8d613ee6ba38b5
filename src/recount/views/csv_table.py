"""One row a claim, for a spreadsheet: stable columns, quotes included, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from recount.model import Claim, Document, Party, Period, Place, Reading, SeizureItem, Span
from recount.views.glossary import MEANINGS
from recount.views.outline import Row, outline
from recount.views.phrases import span_of_numbers
from recount.views.quotation import LONGEST, printable, quotation, shortened

Cell = str | int | float | bool | None

_KINDS = ("Toll", "Responsibility", "Support", "Event", "Seizure", "Demand", "Statement")
_PARTIES = ("speaker", "perpetrator", "accused", "backer", "backed", "initiator", "target", "by", "from", "addressee")
_PARTS = {
    **dict.fromkeys(_PARTIES, ("Party", ("text", "name", "role", "side"))),
    "place": ("Place", ("text", "name", "admin1", "country", "lat", "lon", "precision")),
    "when": ("Period", ("text", "first", "last", "precision")),
}
# A cell that begins with one of these is a formula to a spreadsheet (OWASP, "CSV Injection"); an apostrophe makes it text.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def _columns() -> dict[str, str]:
    """Every column with its meaning: the document, what all kinds share, then the fields of each kind in turn."""
    document = MEANINGS["Document"]
    columns = {"document_id": document["id"]}
    columns |= {field: document[field] for field in ("uri", "title", "outlet", "byline", "published")}
    columns |= {"number": "Short number of the row in reports (T1, E2 …).", "kind": "Kind of the claim."}
    columns |= {"quote": f"The words that carry the claim (at most {LONGEST} characters)."}
    columns |= {field: MEANINGS["Span"][field] for field in ("start", "end")}
    for kind in _KINDS:
        for field, meaning in MEANINGS[kind].items():
            columns |= _columns_of(field, meaning)
    return columns


def _columns_of(field: str, meaning: str) -> dict[str, str]:
    if field == "evidence":
        return {}
    if field not in _PARTS:
        return {field: meaning}
    record, parts = _PARTS[field]
    return {f"{field}_{part}": f"{meaning} {MEANINGS[record][part]}" for part in parts}


COLUMNS = _columns()


def head() -> str:
    """The line of column names."""
    return _lines([list(COLUMNS)])


def rows(reading: Reading) -> str:
    """The lines of one document, in order of its report; empty where it claims nothing."""
    return _lines([list(cells_of(row, reading.document).values()) for row in outline(reading).rows()])


def cells_of(row: Row[Claim], document: Document) -> dict[str, Cell]:
    """The cell of every column, in their order; null where the claim's kind has none."""
    claim = row.claim
    cells: dict[str, Cell] = {**_document_cells(document), "number": row.number, "kind": str(claim.__struct_config__.tag)}
    cells |= {"quote": str(quotation(document.text, claim)), "start": claim.evidence.start, "end": claim.evidence.end}
    for field, column in zip(claim.__struct_fields__, claim.__struct_encode_fields__, strict=True):
        if field != "evidence":
            cells.update(_cells(getattr(claim, field), column, document.text))
    return {column: cells.get(column) for column in COLUMNS}


def neutral(cell: Cell) -> Cell:
    """The cell as it may stand in a spreadsheet: text that would be taken for a formula begins with an apostrophe."""
    if not isinstance(cell, str):
        return cell
    return f"'{printable(cell)}" if cell.startswith(FORMULA_STARTS) else printable(cell)


def _lines(table: list[list[Cell]] | list[list[str]]) -> str:
    sheet = io.StringIO()
    csv.writer(sheet, lineterminator="\r\n").writerows([neutral(cell) for cell in line] for line in table)
    return sheet.getvalue()


def _document_cells(document: Document) -> dict[str, Cell]:
    return {
        "document_id": document.id,
        "uri": document.uri,
        "title": document.title,
        "outlet": document.outlet,
        "byline": document.byline,
        "published": document.published,
    }


def _cells(value: object, column: str, text: str) -> Iterator[tuple[str, Cell]]:
    """The cells that one field of a claim fills."""
    match value:
        case bool():
            yield column, "true" if value else "false"
        case Span():
            yield column, shortened(text[value.start : value.end], LONGEST)
        case Party() | Place() | Period():
            for part in _PARTS[column][1]:
                yield f"{column}_{part}", getattr(value, part)
        case tuple():
            yield column, "; ".join(_piece(piece, text) for piece in value)
        case str() | int():
            yield column, value


def _piece(piece: Span | SeizureItem, text: str) -> str:
    said = shortened(text[piece.start : piece.end], LONGEST)
    if isinstance(piece, Span):
        return said
    number = span_of_numbers(piece.low, piece.high)
    return f"{said} [{piece.kind}{', ' + number if number else ''}]"
