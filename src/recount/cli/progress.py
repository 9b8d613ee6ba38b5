"""What a person sees of long work: a line on the terminal that moves, and problems above it."""

from __future__ import annotations

import sys
import time
from types import TracebackType

import click
from rich.console import Console
from rich.progress import Progress, ProgressColumn, SpinnerColumn, Task, TextColumn, TimeElapsedColumn
from rich.text import Text

from recount.views.quotation import plain

_SHORT = 1.5  # seconds of work that need no progress


class Monitor:
    """Counts documents; shows the count on the standard error where that is a terminal and the work takes long. `deed` is what
    is done to them: "12 read"."""

    def __init__(self, shown: bool, deed: str = "read") -> None:
        self._deed = deed
        self.read = 0
        self.failed = 0
        self._since = time.monotonic()
        self._progress = _progress() if shown else None
        self._bar = self._progress.add_task("", total=None, start=True) if self._progress else None

    def __enter__(self) -> Monitor:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._progress is not None:
            self._progress.stop()

    def done(self) -> None:
        """One document more was read."""
        self.read += 1
        self._show()

    def complain(self, problem: str) -> None:
        """One document more was not read: say why, in one line."""
        self.failed += 1
        line = f"recount: {plain(problem)}"
        if self._progress is not None and self._progress.live.is_started:
            self._progress.console.print(Text(line), soft_wrap=True)
        else:
            click.echo(line, err=True)
        self._show()

    def _show(self) -> None:
        if self._progress is None or self._bar is None:
            return
        if time.monotonic() - self._since > _SHORT:
            self._progress.start()
        self._progress.update(self._bar, completed=self.read + self.failed, description=self._count())

    def _count(self) -> str:
        return f"{self.read:,} {self._deed}" + (f", {self.failed:,} not read" if self.failed else "")


class _Rate(ProgressColumn):
    """Documents a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.completed / max(task.elapsed or 0, 1e-9):.1f}/s")


def _progress() -> Progress:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), _Rate(), TimeElapsedColumn())
    return Progress(*columns, console=Console(file=sys.stderr), transient=True)
