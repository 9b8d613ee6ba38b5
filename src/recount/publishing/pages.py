"""Templates to pages: everything that a report printed is escaped, and made safe to print."""

from __future__ import annotations

from typing import Any

import jinja2
from markupsafe import Markup, escape

from recount.events.records import Source
from recount.publishing.words import Words
from recount.views.quotation import printable


class Pages:
    """The pages of one edition, in its words; `shared` is what all of them print."""

    def __init__(self, words: Words, **shared: Any) -> None:
        self._words = words
        self._templates = jinja2.Environment(
            loader=jinja2.PackageLoader("recount.publishing"),
            extensions=["jinja2.ext.i18n"],
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            finalize=_safe,
        )
        said = words.language
        install = self._templates.install_gettext_callables  # type: ignore[attr-defined]
        install(said.gettext, said.ngettext, newstyle=True, pgettext=said.pgettext)
        self._templates.filters.update(words.filters(), printable=printable)
        self._templates.globals.update(shared, direction=words.direction, source_line=self._source_line)

    def page(self, template: str, path: str, **own: Any) -> bytes:
        """The page at a path of the site."""
        up = "../" * path.count("/")
        return self._templates.get_template(template).render(path=path, up=up, **own).encode()

    def _source_line(self, source: Source) -> Markup:
        """Title, outlet and day, linked to where the report was found, if that is a page."""
        title = printable(source.title) if source.title else self._words.language.gettext("Report without a title")
        linked = source.uri is not None and source.uri.startswith(("https://", "http://"))
        named = Markup('<a href="{}" rel="noreferrer nofollow">{}</a>').format(source.uri, title) if linked else escape(title)
        rest = ", ".join(part for part in (source.outlet, source.published) if part)
        return Markup('<bdi>{}</bdi> <span class="facts">{}</span>').format(named, printable(rest))


def _safe(value: Any) -> Any:
    return printable(value) if type(value) is str else value
