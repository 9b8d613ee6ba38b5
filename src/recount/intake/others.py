"""Files that are no reports: what each of them is, and what to do about it."""

from __future__ import annotations

from recount.intake.encoding import is_binary

_OFFICE = "a Word, Excel, OpenDocument or zip file: save it as text, HTML or PDF, or unpack it"
_PICTURE = "a picture: save the words that it shows as text"
DATABASE = b"SQLite format 3\0"  # how the file of a ledger begins, too
_STARTS = (
    (b"PK\x03\x04", _OFFICE),
    (b"\xd0\xcf\x11\xe0", _OFFICE),
    (b"{\\rtf", "an RTF file: save it as text or HTML"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (DATABASE, "a database: if it is a ledger, name it with --ledger"),
)
_PART_OF_A_PAGE = "a part of a web page: save the page alone, as HTML or MHTML"
_TABLE = "a table: give one report a row as JSON Lines"
ENDINGS = {".css": _PART_OF_A_PAGE, ".js": _PART_OF_A_PAGE, ".csv": _TABLE, ".tsv": _TABLE}


def no_report(head: bytes, ending: str) -> str | None:
    """What a file is that is no report, with the remedy, by its first bytes and the end of its name; None for all others."""
    for start, told in _STARTS:
        if head.startswith(start):
            return told
    if ending in ENDINGS:
        return ENDINGS[ending]
    return "a binary file: convert it to text, HTML or PDF" if is_binary(head) else None
