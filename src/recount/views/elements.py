"""HTML without templates: every piece of text is escaped unless it is HTML that was made here."""

from __future__ import annotations

from html import escape

from recount.views.quotation import printable


class Html(str):
    """Text that is HTML already; templates of Django and Jinja know it by `__html__`."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def element(name: str, *children: str | None, **attributes: str | bool | None) -> Html:
    """An element with its children in order; `class_` is `class`, `data_x` is `data-x`, null and false are left out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value is not False)
    return Html(f"<{name}{written}>{joined(*children)}</{name}>")


def joined(*children: str | None) -> Html:
    """The children one after the other; null ones are left out."""
    return Html("".join(child if isinstance(child, Html) else _escaped(child) for child in children if child is not None))


def _escaped(text: str) -> str:
    return escape(printable(text), quote=True)


def _attribute(key: str, value: str | bool) -> str:
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{_escaped(str(value))}"'
