"""A report as PDF, set by Typst with its own fonts: the same bytes on any machine."""

from __future__ import annotations

from importlib.resources import files

import msgspec
import typst

from recount.errors import AnalysisError
from recount.views.answers.document import Answer

_TEMPLATE = files("recount.views.answers").joinpath("page.typ")


def as_pdf(answer: Answer) -> bytes:
    """The PDF, tagged so that it can be read aloud. AnalysisError where it cannot be set."""
    try:
        return bytes(
            typst.compile(
                _TEMPLATE.read_bytes(),
                format="pdf",
                ignore_system_fonts=True,
                sys_inputs={"answer": msgspec.json.encode(answer).decode()},
                timestamp=0,
            )
        )
    except typst.TypstError as error:
        raise AnalysisError(f"the report cannot be set as PDF ({error}): ask for HTML") from error
