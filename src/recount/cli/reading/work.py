"""What is done to one document, in this process or in a worker: read it and render it."""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from recount.cli.reading.explanation import explanation
from recount.cli.reading.formats import FORMATS
from recount.cli.reading.request import Engine
from recount.cli.style import Style
from recount.errors import IntakeError, NotReadError, RecountError
from recount.model import Document, Reader, Reading

NOBODY = Reader(name="none", version="", weights="")


@dataclass(frozen=True, slots=True)
class Task:
    """One document and its place in the batch, from 1."""

    number: int
    document: Document


@dataclass(frozen=True, slots=True)
class Outcome:
    """The bytes of one document, or the one line that says why there are none."""

    body: bytes = b""
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """How each document is read and rendered; `claim` is what `--explain` asks for."""

    engine: Engine
    format: str
    style: Style
    claim: str | None

    def __call__(self, task: Task) -> Outcome:
        """Read one document. A document that breaks the reader costs itself, not the batch; errors of the house (no weights)
        are no document's fault and are raised."""
        try:
            return Outcome(self._rendered(task))
        except NotReadError as error:
            return Outcome(self._kept(task), named(task.document, str(error)))
        except IntakeError as error:
            return Outcome(problem=named(task.document, str(error)))
        except RecountError:
            raise
        except Exception as error:  # whatever a hostile document may provoke
            return Outcome(problem=named(task.document, _mistake(error)))

    def _rendered(self, task: Task) -> bytes:
        if self.claim is not None:
            text: str | bytes = explanation(*self.engine.explain(task.document), self.claim, self.style)
        else:
            text = FORMATS[self.format].render(self.engine.read(task.document), task.number, self.style)
        return text if isinstance(text, bytes) else text.encode(self.style.encoding, "replace")

    def _kept(self, task: Task) -> bytes:
        """A document that is not read is kept in the formats for programs, with no claims, no totals and no reader."""
        if self.claim is not None or self.format not in ("jsonl", "json"):
            return b""
        text = FORMATS[self.format].render(Reading(document=task.document, reader=NOBODY), task.number, self.style)
        return text if isinstance(text, bytes) else text.encode(self.style.encoding, "replace")


def named(document: Document, message: str) -> str:
    """The message with the name of the document, unless it has it already."""
    name = document.uri or document.title or document.id
    return message if name in message else f"{name}: {message}"


def _mistake(error: Exception) -> str:
    """What went wrong and where, in one line, for a report of the mistake."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"not read, by a mistake in recount: {type(error).__name__}: {error} ({frames[-1].name}, line {frames[-1].lineno})"
