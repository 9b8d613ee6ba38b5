"""The evidence bundle: one zip with the documents, claims, reviews and the chain, and a page that verifies it offline.

Members are stored as they are, at a fixed date: compressed bytes would differ from one zlib to the next.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Final
from zipfile import ZIP_STORED, ZipFile, ZipInfo

import msgspec

from recount.exports.bundle.page import page
from recount.exports.claims import COLUMNS, claims_csv
from recount.exports.dossier import Extract
from recount.exports.journal_lines import journal_lines, new_journal
from recount.exports.reviews import REVIEW_COLUMNS, reviews_csv
from recount.exports.tables import Column, File, data_package
from recount.ledger.payloads import KeptDocument

CHAIN: Final = "ledger.jsonl"
RAW: Final = "raw/"
PAGE: Final = "index.html"
MANIFEST: Final = "datapackage.json"

_IN_MEMORY = 64 << 20  # bytes; a larger bundle is put together on disk
_PIECE = 1 << 20
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that zip knows

_document = msgspec.json.Decoder(KeptDocument).decode

_README = """\
Evidence bundle made by recount.

Open index.html in a browser, without a network, and give it this bundle: it recomputes every hash and names what was altered.
Compare the head that it shows with the one that you were given by another way, or with a head that you noted earlier;
if this is an extract of a ledger, compare the SHA-256 of the zip.

ledger.jsonl      the chain, entry by entry; `recount import` takes it, and this bundle as a whole
documents/        the text of each document, by the number of its entry in the chain
raw/              the bytes that documents were read from, by their SHA-256
claims.csv        the claims, with the words that carry them and what people decided
reviews.csv       every review, with its reason
datapackage.json  every file with its SHA-256, every column with its meaning (Frictionless data package)

Head of the ledger that this was taken from: {head}
"""


def bundle(extract: Extract) -> Iterator[bytes]:
    """The zip, piece by piece."""
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as target:
        with ZipFile(target, "w", ZIP_STORED) as archive:
            _fill(_Bundle(archive), extract)
        target.seek(0)
        while piece := target.read(_PIECE):
            yield piece


@dataclass
class _Bundle:
    """The open archive, and what is in it so far."""

    archive: ZipFile
    files: list[File] = field(default_factory=list)

    def add(self, name: str, pieces: Iterable[bytes], columns: tuple[Column, ...] = ()) -> None:
        """One member, hashed as it is written."""
        size, digest = 0, hashlib.sha256()
        with self._open(name) as member:
            for piece in pieces:
                member.write(piece)
                size += len(piece)
                digest.update(piece)
        self.files.append(File(name, size, digest.hexdigest(), columns))

    def close(self, head: str) -> None:
        """The list of all members."""
        with self._open(MANIFEST) as member:
            member.write(msgspec.json.format(msgspec.json.encode(data_package(head, self.files)), indent=2) + b"\n")

    def _open(self, name: str) -> IO[bytes]:
        info = ZipInfo(name, _LONG_AGO)
        info.create_system = 3  # as on Unix, wherever it is made
        info.external_attr = 0o644 << 16
        return self.archive.open(info, "w", force_zip64=True)


def _fill(made: _Bundle, extract: Extract) -> None:
    made.add(PAGE, [page().encode()])
    made.add("README.txt", [_README.format(head=extract.head).encode()])
    made.add(CHAIN, journal_lines(extract, with_raw=False))
    for number, text in _texts(extract):
        made.add(f"documents/{number:06}.txt", [text.encode("utf-8", "surrogatepass")])
    for digest, content in extract.journal.raw if extract.journal else ():
        made.add(f"{RAW}{digest}", [content])
    made.add("claims.csv", claims_csv(extract), COLUMNS)
    made.add("reviews.csv", reviews_csv(extract), REVIEW_COLUMNS)
    made.close(extract.head)


def _texts(extract: Extract) -> Iterator[tuple[int, str]]:
    """The documents of the chain, by the numbers that their entries have there."""
    for entry in extract.journal.entries if extract.journal else new_journal(extract):
        if entry.kind == "document":
            yield entry.number, _document(entry.payload).document.text
