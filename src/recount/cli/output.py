"""Where the output goes: whole lines to the standard output, or a file that appears when it is whole."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO

from recount.cli.group import InterruptedWorkError

Write = Callable[[bytes], None]


@contextmanager
def opened(path: str | None) -> Iterator[Write]:
    """A function that writes one document at a time. A file is written as `NAME.part` and then takes its name; if the work is
    cut short, the documents written so far stay in `NAME.part`."""
    target = Path(os.path.realpath(path or "-"))
    if path in (None, "-"):
        yield partial(_write, sys.stdout.buffer)
    elif target.exists() and not target.is_file():  # a device or a pipe must not be replaced
        with target.open("wb") as stream:
            yield partial(_write, stream)
    else:
        with _replacing(target) as write:
            yield write


@contextmanager
def _replacing(target: Path) -> Iterator[Write]:
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as stream:
            yield partial(_write, stream)
    except KeyboardInterrupt as error:
        raise InterruptedWorkError(f"interrupted; what was read so far is in {part}") from error
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
