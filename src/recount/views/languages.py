"""The languages that pages can be written in: English, and those with a catalogue in `recount/locale` (docs/translating.md)."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import Final

from recount.errors import FormatError
from recount.model import ENGLISH, Language

CATALOGUES: Final = Path(__file__).parents[1] / "locale"
SOURCE: Final = "en"
"""What all texts are written in."""
_DOMAIN: Final = "django"  # the one name by which Django looks for catalogues


def language(code: str) -> Language:
    """The language of a code (`fr`, `pt_BR`); FormatError where no catalogue of it has been compiled."""
    if code == SOURCE:
        return ENGLISH
    try:
        return gettext.translation(_DOMAIN, CATALOGUES, [code])
    except FileNotFoundError as error:
        there = sorted({SOURCE, *(path.parts[-3] for path in CATALOGUES.glob(f"*/LC_MESSAGES/{_DOMAIN}.mo"))})
        raise FormatError(f"there is no catalogue of the language {code!r}; choose one of {', '.join(there)}") from error
