"""A language for tests: every message of the catalogue in ⟦brackets⟧, so that what stands outside them was not translated."""

import re
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from recount.views.languages import CATALOGUES

_OWN = {"ltr": "rtl", ",": "."}  # what the catalogue asks of a language besides words
_INNERMOST = re.compile("⟦[^⟦⟧]*⟧")


def bracketed(folder: Path, code: str) -> Path:
    """A folder of catalogues with one of that language."""
    with (CATALOGUES / "django.pot").open("rb") as file:
        catalogue = read_po(file, locale=code)
    for message in catalogue:
        if message.id:
            message.string = _marked(message)
    compiled = folder / code / "LC_MESSAGES" / "django.mo"
    compiled.parent.mkdir(parents=True)
    with compiled.open("wb") as file:
        write_mo(file, catalogue)
    return folder


def _marked(message):
    if message.pluralizable:
        return tuple(f"⟦{one}⟧" for one in message.id)
    return _OWN.get(message.id, f"⟦{message.id}⟧") if message.context else f"⟦{message.id}⟧"


def untranslated(text: str) -> set[str]:
    """The words outside all brackets."""
    before = ""
    while before != text:
        before, text = text, _INNERMOST.sub(" ", text)
    return set(re.findall(r"[^\W\d_]{2,}", text))
