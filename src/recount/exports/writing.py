"""An export into its file: whole or not at all, with its metadata beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

import msgspec

from recount.errors import FormatError, RecountError
from recount.exports.dossier import Extract
from recount.exports.formats import FORMATS
from recount.exports.tables import File, data_package


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """What was written: the file (null for a stream), how many bytes, their SHA-256, the head of the ledger that they were
    taken from, and the file with the metadata of a table."""

    format: str
    file: str | None
    bytes: int
    sha256: str
    ledger_head: str
    metadata: str | None = None


def write(extract: Extract, name: str, path: Path, *, force: bool = False) -> Written:
    """Write an extract in the format `name`. FormatError where a file is there already, unless `force`; RecountError where it
    cannot be written: no such folder, no permission, no room."""
    must_be_free(path, name, force)
    beside = metadata_of(path) if FORMATS[name].columns else None
    try:
        size, digest = _written(extract, name, path, beside)
    except OSError as error:
        raise RecountError(f"{path}: cannot be written, and was not: {error.strerror}") from error
    return Written(
        format=name,
        file=str(path),
        bytes=size,
        sha256=digest,
        ledger_head=extract.head,
        metadata=None if beside is None else str(beside),
    )


def must_be_free(path: Path, name: str, force: bool) -> None:
    """FormatError where an export in the format `name` would replace a file that it may not replace."""
    for one in (path, metadata_of(path)) if FORMATS[name].columns else (path,):
        if one.is_dir():
            raise FormatError(f"{one}: is a folder: give the name of a file in it")
        if one.exists() and not force:
            raise FormatError(f"{one}: is there already: give another name, or --force to replace it")


def pour(extract: Extract, name: str, stream: BinaryIO) -> Written:
    """Write an extract to a stream, without metadata."""
    size, digest = _poured(FORMATS[name].write(extract), stream.write)
    return Written(format=name, file=None, bytes=size, sha256=digest, ledger_head=extract.head)


def _written(extract: Extract, name: str, path: Path, beside: Path | None) -> tuple[int, str]:
    """Write both files; the size and SHA-256 of the first."""
    form = FORMATS[name]
    with ExitStack() as files:
        body = files.enter_context(_appearing(path))
        about = files.enter_context(_appearing(beside)) if beside else None
        size, digest = _poured(form.write(extract), body.write)
        if about is not None:
            file = File(path.name, size, digest, form.columns, form.typed(extract))
            about.write(msgspec.json.format(msgspec.json.encode(data_package(extract.head, [file])), indent=2) + b"\n")
    return size, digest


def metadata_of(path: Path) -> Path:
    """Where the metadata of a table lie."""
    return path.with_name(f"{path.name}.datapackage.json")


def _poured(pieces: Iterator[bytes], write: Callable[[bytes], object]) -> tuple[int, str]:
    size, digest = 0, hashlib.sha256()
    for piece in pieces:
        write(piece)
        size += len(piece)
        digest.update(piece)
    return size, digest.hexdigest()


@contextmanager
def _appearing(path: Path) -> Iterator[BinaryIO]:
    """A file that takes its name when the block has ended well, and is gone when it has not."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
