"""Writes src/recount/locale/django.pot, all there is to translate: `python docs/generate_catalogue.py`. A test keeps it new.

These are the words of the workbench and the published pages, the sentences in which the rules give their reasons, and the texts
of tables that pages print. docs/translating.md says how a translation is made from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import write_po
from django.utils.translation.template import templatize

from recount.exports.formats import FORMATS
from recount.linking.model import shipped
from recount.model import Claim
from recount.model.acled import SUB_EVENTS
from recount.reading.measured import MEASURED
from recount.review.fields import Field, fields_of
from recount.views.phrases import spaced

SOURCE = Path(__file__).parents[1] / "src" / "recount"
CATALOGUE = SOURCE / "locale" / "django.pot"

_DJANGO = "gettext gettext_noop gettext_lazy ngettext:1,2 ngettext_lazy:1,2 pgettext:1c,2 npgettext:1c,2,3 _"
_OURS = "phrase counted:1,2"  # recount.model.phrase
_KEYWORDS = parse_keywords(f"{_DJANGO} {_OURS}".split())
_JINJA = {"trimmed": "true", "silent": "false"}


def catalogue() -> str:
    """The whole catalogue; the same sources give the same text."""
    made = Catalog(charset="utf-8")
    for path in sorted(SOURCE.rglob("*")):
        where = path.relative_to(SOURCE.parent).as_posix()
        for _, message, comments, context in _messages(path):
            made.add(message, locations=[(where, 0)], auto_comments=comments, context=context)
    for message in sorted(_tables()):
        made.add(message)
    out = BytesIO()
    write_po(out, made, omit_header=True, include_lineno=False, width=120)
    return out.getvalue().decode()


def _messages(path: Path) -> Iterator:
    """What a source marks, each with its context."""
    if path.suffix == ".py":
        return extract("python", BytesIO(path.read_bytes()), _KEYWORDS)
    if path.suffix not in (".html", ".xml"):
        return iter(())
    if "publishing" in path.parts:
        return extract("jinja2.ext:babel_extract", BytesIO(path.read_bytes()), _KEYWORDS, options=_JINJA)
    return extract("python", BytesIO(_as_python(path.read_text(encoding="utf-8"))), _KEYWORDS)


def _as_python(template: str) -> bytes:
    """A Django template as calls of gettext; indentation would be read as that of a program."""
    return "\n".join(line.strip() for line in templatize(template).splitlines()).encode()


def _tables() -> set[str]:
    """Texts of tables, which pages translate as they print them."""
    types = chain(SUB_EVENTS, *SUB_EVENTS.values())
    links = (words for comparison in shipped().comparisons for words in comparison.words)
    measured = (words for one in MEASURED for words in (one.texts, one.figure))
    fields = (words for claim in get_args(Claim) for words in _fields(fields_of(claim)))
    return {*types, *links, *measured, *fields, *(one.meaning for one in FORMATS.values())}


def _fields(fields: Mapping[str, Field]) -> Iterator[str]:
    """Names of the fields of a claim as forms label them, and what one chooses from."""
    for name, field in fields.items():
        yield spaced(name)
        yield from map(spaced, field.kind if isinstance(field.kind, tuple) else ())
        yield from _fields(field.parts)


if __name__ == "__main__":
    CATALOGUE.write_text(catalogue(), encoding="utf-8")
