"""From whatever a person names to documents: a file, a folder, standard input, an address."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path

from recount.errors import IntakeError
from recount.intake.article import Found, Result, failure, keep_raw, whole
from recount.intake.encoding import decode
from recount.intake.options import IntakeOptions
from recount.intake.plaintext import plain_article
from recount.intake.source import DAMAGED, Kind, Source, is_url, opened
from recount.model import Taken

DEFAULTS = IntakeOptions()


def documents(source: str, options: IntakeOptions = DEFAULTS) -> Iterator[Result]:
    """As `taken`, without the bytes."""
    return (found.document if isinstance(found, Taken) else found for found in taken(source, options))


def taken(source: str, options: IntakeOptions = DEFAULTS) -> Iterator[Found]:
    """The documents of a file, a folder (all files below it, sorted, hidden ones left out), "-" (standard input), an http(s)
    address of a page, or a feed, each with the bytes that it was made from.

    What cannot become a document is yielded as an IntakeError in its place, and the batch goes on. Documents are made one at a
    time, so memory does not grow with their number. Raises IntakeError where the source does not exist.
    """
    if not (is_url(source) or source == "-" or Path(source).exists()):
        raise IntakeError(f"{source}: no such file or folder")
    return _kept(_results(source, options), options.keep_raw)


def _results(source: str, options: IntakeOptions) -> Iterator[Found]:
    if is_url(source):
        return _from_url(source, options)
    if source == "-":
        return _from_stream(lambda: opened("standard input", None, sys.stdin.buffer), "standard input", options)
    path = Path(source)
    return _from_folder(path, options) if path.is_dir() else _from_file(path, options)


def _kept(results: Iterator[Found], folder: Path | None) -> Iterator[Found]:
    for found in results:
        if folder is not None and isinstance(found, Taken):
            keep_raw(found.raw, found.extension, folder)
        yield found


def _from_folder(folder: Path, options: IntakeOptions) -> Iterator[Found]:
    empty = True
    for path in _files(folder):
        empty = False
        if isinstance(path, IntakeError):
            yield path
        else:
            yield from _from_file(path, options)
    if empty:
        yield IntakeError(f"{folder}: no file in it: give a folder with reports")


def _files(folder: Path) -> Iterator[Path | IntakeError]:
    """Files below the folder in the order of their paths, without what browsers put beside a saved page (`PAGE_files/`); links
    to folders are not followed, since they can form circles."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        yield IntakeError(f"{folder}: cannot be opened: {error.strerror}")
        return
    parts = {f"{entry.name.rpartition('.')[0]}_files" for entry in entries if entry.name.endswith((".html", ".htm"))}
    for entry in entries:
        if entry.name.startswith(".") or entry.name in parts:
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _files(folder / entry.name)
        elif entry.is_file():
            yield folder / entry.name


def _from_file(path: Path, options: IntakeOptions) -> Iterator[Found]:
    try:
        stream = path.open("rb")
    except OSError as error:
        yield IntakeError(f"{path}: cannot be opened: {error.strerror}")
        return
    with stream:
        yield from _from_stream(lambda: opened(str(path), path.as_posix(), stream), str(path), options)


def _from_url(url: str, options: IntakeOptions) -> Iterator[Found]:
    from recount.intake.fetching import fetch  # slow to load, and most work is on files

    try:
        got = fetch(url, options)
    except IntakeError as error:
        yield failure(url, error)
        return
    yield from _from_stream(lambda: opened(url, got.url, io.BytesIO(got.raw), got.media, got.charset), url, options)


def _from_stream(source: Callable[[], Source], name: str, options: IntakeOptions) -> Iterator[Found]:
    """What the reader of the format makes of it; opening reads the first bytes, so it can fail like reading."""
    try:
        found = source()
        yield from _reader(found.kind)(found, options)
    except IntakeError as error:
        yield failure(name, error)
    except DAMAGED as error:
        yield failure(name, f"damaged or cut off ({error}): get the whole file")


def _read_text(source: Source, options: IntakeOptions) -> Iterator[Found]:
    yield whole(source, options, "txt", lambda raw: plain_article(decode(raw, source.charset)))


def _reader(kind: Kind) -> Callable[[Source, IntakeOptions], Iterator[Found]]:
    """The reader of a format. Its module is loaded when it is called: a plain text must not wait for what HTML needs."""
    if kind == "text":
        return _read_text
    module, name = _READERS[kind]
    reader: Callable[[Source, IntakeOptions], Iterator[Found]] = getattr(import_module(f"recount.intake.{module}"), name)
    return reader


_READERS: dict[Kind, tuple[str, str]] = {
    "warc": ("archive", "read_archive"),
    "rows": ("jsonrows", "read_rows"),
    "json": ("jsonrows", "read_json"),
    "feed": ("feed", "read_feed"),
    "html": ("webpage", "read_page"),
    "pdf": ("pdf", "read_pdf"),
    "message": ("message", "read_message"),
}
