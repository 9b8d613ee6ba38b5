"""`recount read` on one screen: sources to documents, documents to outcomes, outcomes to the output, counts to a code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import closing
from itertools import count

from recount.cli.output import Write, opened
from recount.cli.printing import screen
from recount.cli.progress import Monitor
from recount.cli.reading.batch import outcomes
from recount.cli.reading.formats import FORMATS
from recount.cli.reading.request import Engine, Request
from recount.cli.reading.work import Outcome, Task, Work
from recount.errors import FormatError, IntakeError
from recount.model import Taken


def run(request: Request, engine: Engine) -> int:
    """Read all that was asked for; 0 if every document was read, else 2."""
    to_terminal = request.output in (None, "-") and sys.stdout.isatty()
    work = Work(engine, request.format, screen(to_terminal=to_terminal, quotes=request.quotes), request.explain)
    with opened(request.output, request.sources) as write, Monitor(sys.stderr.isatty() and not to_terminal) as monitor:
        written = _write_all(_tasks(request, engine), work, request, write, monitor)
    if request.explain is not None and not written and not monitor.failed:
        raise FormatError(f"no claim {request.explain} in what was read")
    return 2 if monitor.failed else 0


def _write_all(tasks: Iterator[Task | Outcome], work: Work, request: Request, write: Write, monitor: Monitor) -> int:
    """Write every outcome as it comes; how many documents were written."""
    form = FORMATS[request.format]
    written = 0
    write(form.head(", ".join(request.sources)).encode())
    with closing(outcomes(tasks, work, request.jobs)) as results:
        for outcome in results:
            if outcome.problem is not None:
                monitor.complain(outcome.problem)
            if outcome.body:
                write((form.separator.encode() if written else b"") + outcome.body)
                written += 1
            if outcome.problem is None:
                monitor.done()
    write(form.tail.encode())
    return written


def _tasks(request: Request, engine: Engine) -> Iterator[Task | Outcome]:
    """Each document, numbered; each that could not be taken in as its outcome."""
    numbers = count(1)
    for found in taken(request, engine):
        yield Outcome(problem=str(found)) if isinstance(found, IntakeError) else Task(next(numbers), found.document)


def taken(request: Request, engine: Engine) -> Iterator[Taken | IntakeError]:
    """What all sources hold, one after the other."""
    for source in request.sources:
        found = False
        for item in _taken(source, request, engine):
            found = True
            yield item
        if not found:
            yield IntakeError(f"{source}: holds no document")


def _taken(source: str, request: Request, engine: Engine) -> Iterator[Taken | IntakeError]:
    """What a source holds; a source that fails as a whole is one error, and the next source is read."""
    try:
        yield from engine.taken(source, request)
    except IntakeError as error:
        yield error
