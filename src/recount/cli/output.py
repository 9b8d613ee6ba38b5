"""Where the output goes: whole lines to the standard output, or a file that appears when it is whole."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from recount.cli.group import InterruptedWorkError
from recount.errors import FormatError, RecountError

Write = Callable[[bytes], None]


def must_be_apart(path: str, inputs: Iterable[str | Path]) -> None:
    """FormatError where a file to be written is one of the files that are read, or lies in one of the folders."""
    target = Path(os.path.realpath(path))
    for one in inputs:
        source = Path(os.path.realpath(one))
        if source == target or source in target.parents:
            raise FormatError(f"{path}: is, or lies in, what is read ({one}): give the output another place")


@contextmanager
def opened(path: str | None, inputs: Iterable[str | Path]) -> Iterator[Write]:
    """A function that writes one document at a time. A file is written as `NAME.part` and then takes its name; if the work is
    cut short, the documents written so far stay in `NAME.part`. FormatError where it would spoil the `inputs`."""
    if path is None or path == "-":
        yield partial(_write, sys.stdout.buffer)
        return
    must_be_apart(path, inputs)
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise FormatError(f"{path}: is a folder: give the name of a file in it")
    if target.exists() and not target.is_file():  # a device or a pipe must not be replaced
        with target.open("wb") as stream:
            yield partial(_write, stream)
    else:
        with _replacing(target) as write:
            yield write


@contextmanager
def _replacing(target: Path) -> Iterator[Write]:
    part = target.with_name(f"{target.name}.part")
    try:
        stream = part.open("wb")
    except OSError as error:
        reason = error.strerror if target.parent.exists() else f"there is no folder {target.parent}"
        raise RecountError(f"{target}: cannot be written: {reason}") from error
    try:
        with stream:
            yield partial(_write, stream)
    except KeyboardInterrupt as error:
        raise InterruptedWorkError(f"interrupted; what was read so far is in {part}") from error
    except OSError as error:
        error.filename = error.filename or str(part)  # a full disk does not tell which file it cuts short
        raise
    part.replace(target)


def _write(stream: BinaryIO, piece: bytes) -> None:
    with held():
        stream.write(piece)
        stream.flush()


@contextmanager
def held() -> Iterator[None]:
    """Ctrl-C waits until the end of the block, so that no line is cut."""
    arrived: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, frame: arrived.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
    if arrived:
        raise KeyboardInterrupt
