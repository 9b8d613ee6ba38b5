"""What `recount read` is asked to do, and the parts of recount that do it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from recount.errors import IntakeError
from recount.model import Document, Reader, Reading, Step, Taken

Explainer = Callable[[Document], tuple[Reading, dict[str, tuple[Step, ...]]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """The options of `recount read`, one field each, checked; `published` is an ISO day, `timeout` in seconds."""

    sources: tuple[str, ...]
    published: str | None
    outlet: str | None
    format: str
    output: str | None
    jobs: int
    quotes: bool
    explain: str | None
    keep_raw: Path | None
    allow_private: bool
    timeout: float


@dataclass(frozen=True, slots=True)
class Engine:
    """Intake and reader. `taken` yields what a source holds, in order, an error for each document that it cannot take in;
    `read` and `explain` raise `NotReadError`; they run in worker processes, so they must be functions of a module. `reader`
    says who reads, before anything is read."""

    taken: Callable[[str, Request], Iterator[Taken | IntakeError]]
    read: Callable[[Document], Reading]
    explain: Explainer
    reader: Callable[[], Reader]
