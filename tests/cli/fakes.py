"""A reader that needs no weights: every "N killed" is a toll, every "N hurt" another one."""

import os
import re
import time
from hashlib import sha256
from pathlib import Path

from recount.cli.reading.request import Engine
from recount.cli.reading.work import Outcome
from recount.errors import IntakeError, NotReadError, WeightsError
from recount.model import Document, Reader, Reading, Span, Step, Taken, Toll

_TOLL = re.compile(r"(\d+) (killed|hurt)")
_HARMS = {"killed": "killed", "hurt": "injured"}


def documents(source, request):
    """Each line of a file is a document; a line that begins with ! cannot be taken in."""
    path = Path(source)
    if not path.exists():
        raise IntakeError(f"{source}: no such file or folder")
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            name = f"{source}:{number}"
            if line.startswith("!"):
                yield IntakeError(f"{name}: broken")
            else:
                text = line.rstrip("\n")
                digest = sha256(f"{name} {text}".encode()).hexdigest()
                made = Document(f"sha256:{digest}", name, None, request.outlet, None, request.published, "en", text)
                yield Taken(made, line.encode(), "txt")


def reader():
    return Reader("fake", "0", "none")


def read(document):
    """Tolls by pattern; a few words ask for trouble."""
    if document.text.startswith("Auf Deutsch"):
        raise NotReadError("not in English (de)")
    if document.text.startswith("no weights"):
        raise WeightsError("the weights are missing")
    if document.text.startswith("bug"):
        raise ZeroDivisionError("a mistake\x1b[31m")
    if document.text.startswith("slow"):
        time.sleep(0.02)
    claims = tuple(
        Toll(
            id=f"sha256:{match.start():02}{document.id[-8:]}", evidence=Span(0, len(document.text)), harm=_HARMS[match[2]],
            low=int(match[1]), high=int(match[1]), count=Span(*match.span(1)),
        )
        for match in _TOLL.finditer(document.text)
    )  # fmt: skip
    return Reading(document=document, claims=claims, reader=reader())


def explain(document):
    """One step a claim."""
    reading = read(document)
    steps = {claim.id: (Step("low", str(claim.low), str(claim.low), "the number table", 0.875),) for claim in reading.claims}
    return reading, steps


ENGINE = Engine(documents, read, explain, reader)


def name(task):
    """An outcome that tells which task it is."""
    if task.document.text == "slow":
        time.sleep(0.05)
    return Outcome(str(task.number).encode())


def die(task):
    """A worker that is killed at its work."""
    os._exit(9)
