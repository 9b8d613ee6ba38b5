"""The parts that `recount read` runs on. Imported when it runs, not before: help must not load the encoder."""

from __future__ import annotations

import os
from collections.abc import Iterator

# Before numpy is loaded: the products of the heads are small, and it is --jobs that uses the cores.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from recount import intake
from recount.cli.reading.request import Engine, Request
from recount.errors import IntakeError
from recount.model import Taken
from recount.reading import pipeline


def _taken(source: str, request: Request) -> Iterator[Taken | IntakeError]:
    options = intake.IntakeOptions(
        published=request.published,
        outlet=request.outlet,
        allow_private=request.allow_private,
        timeout=request.timeout,
        keep_raw=request.keep_raw,
    )
    return intake.taken(source, options)


ENGINE = Engine(_taken, pipeline.read, pipeline.explain, pipeline.reader)
