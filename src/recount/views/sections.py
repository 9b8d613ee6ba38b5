"""The sections of a report as HTML: heading, totals, the table of tolls, and a list for every other kind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from recount.model import Claim, Demand, Document, Reading, Toll, Totals
from recount.views import phrases
from recount.views.article import LEGEND, article
from recount.views.elements import Html, element, joined
from recount.views.outline import Outline, Row, outline
from recount.views.quotation import quotation, shortened
from recount.views.rows import TOLL_COLUMNS, Context, entry, toll_cells

_LONGEST_TITLE = 200
_UNBROKEN = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b|(\([\d,]+[–+][\d,]*\))")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One reading with all that its sections need; `prefix` keeps the ids of several readings on one page apart."""

    reading: Reading
    plan: Outline
    context: Context
    prefix: str

    @classmethod
    def of(cls, reading: Reading, prefix: str) -> Sheet:
        """The sheet of a reading."""
        plan = outline(reading)
        return cls(reading, plan, Context(reading.document, plan.numbers), prefix)


def heading(sheet: Sheet) -> Html:
    """Title, outlet, byline, day, and where it came from."""
    document = sheet.reading.document
    facts = [fact for fact in (document.outlet, document.byline) if fact]
    day = element("time", document.published, datetime=document.published) if document.published else None
    line = element("p", *_dotted([*facts, *([day] if day else []), *_origin(document)]), class_="facts")
    return element("header", element("h1", title(document), id=f"{sheet.prefix}title", dir="auto"), line)


def title(document: Document) -> str:
    """The headline, or the first line of the text where none is known."""
    return shortened(document.title or document.text.strip().partition("\n")[0], _LONGEST_TITLE) or "Untitled report"


def totals(sheet: Sheet) -> Html | None:
    """A card for each harm: the best figure large, the range and the categories below."""
    reading = sheet.reading
    cards = [
        element(
            "li",
            element("span", harm, class_="harm"),
            element("strong", "withheld" if value.best is None else f"{value.best:,}"),
            element("span", _range(value), class_="range"),
            *(_part(phrases.CATEGORIES[name], part) for name, part in reading.totals_by_category.get(harm, {}).items()),
        )
        for harm, value in reading.totals.items()
    ]
    return _section(sheet, "totals", "What this report adds up to", element("ul", *cards, class_="cards")) if cards else None


def tolls(sheet: Sheet) -> Html | None:
    """The table of tolls, each with the words that carry it; rows that share a sentence share its quotation."""
    rows = sheet.plan.tolls
    if not rows:
        return None
    names = element("tr", *(element("th", name, scope="col", role="columnheader") for name in ("", *TOLL_COLUMNS)), role="row")
    ends = [one.claim.evidence != other.claim.evidence for one, other in pairwise(rows)] + [True]
    body = (_toll(sheet, row, quoted) for row, quoted in zip(rows, ends, strict=True))
    table = element("table", element("thead", names, role="rowgroup"), *body, role="table")
    return _section(sheet, "tolls", "Tolls", element("div", table, class_="wide"))


def lists(sheet: Sheet) -> Html:
    """Events, allegations with their denials, seizures, demands and voices."""
    return joined(*(_list(sheet, name, rows) for name, rows in sheet.plan.lists()))


def text(sheet: Sheet) -> Html:
    """The article with its marks, and what they mean."""
    legend = element("p", *(element("mark", label, class_=kind) for kind, label in LEGEND.items()), class_="legend")
    body = element("article", article(sheet.reading, sheet.plan, sheet.prefix), lang=sheet.reading.document.language or "en")
    return _section(sheet, "text", "The report", legend, body)


def _toll(sheet: Sheet, row: Row[Toll], quoted: bool) -> Html:
    cells = zip(TOLL_COLUMNS, toll_cells(row.claim, sheet.context), strict=True)
    line = (element("td", _value(value), role="cell", data_label=name) for name, value in cells)
    number = element("th", _chip(sheet, row), scope="row", role="rowheader")
    lines = [element("tr", number, *line, role="row")]
    if quoted:
        span = str(len(TOLL_COLUMNS) + 1)
        lines.append(
            element("tr", element("td", _quote(sheet, row.claim), colspan=span, role="cell"), class_="words", role="row")
        )
    anchor = f"{sheet.prefix}{row.number}"
    return element("tbody", *lines, id=anchor, class_=_hung(row), role="rowgroup")


def _list(sheet: Sheet, name: str, rows: Sequence[Row[Claim]]) -> Html:
    return _section(sheet, name.lower(), name, element("ul", *(_item(sheet, row) for row in rows), class_="claims"))


def _item(sheet: Sheet, row: Row[Claim]) -> Html:
    said = entry(row.claim, sheet.context)
    details = [
        element("div", element("dt", label), element("dd", _linked(sheet, label, value)))
        for label, value in said.details
        if label != "says"
    ]
    return element(
        "li",
        element("p", _chip(sheet, row), " ", element("bdi", said.headline), class_="headline"),
        element("dl", *details) if details else None,
        None if isinstance(row.claim, Demand) else _quote(sheet, row.claim),
        id=f"{sheet.prefix}{row.number}",
        class_=_hung(row),
    )


def _linked(sheet: Sheet, label: str, value: str) -> Html:
    """A detail, as a link where it is the number of another claim."""
    if label in ("about", "in response to"):
        return element("a", value, href=f"#{sheet.prefix}{value}", class_=f"chip {value[0]}")
    return _value(value)


def _value(value: str) -> Html:
    """A cell or detail, its days and ranges marked so that no line breaks within one."""
    kinds = (None, "time", "span")
    pieces = ((kinds[n % 3], piece) for n, piece in enumerate(_UNBROKEN.split(value)) if piece)
    return element("bdi", *(element(kind, piece) if kind else piece for kind, piece in pieces))


def _chip(sheet: Sheet, row: Row[Claim]) -> Html:
    label = f"{row.number}, to its words in the report"
    return element("a", row.number, class_=f"chip {row.number[0]}", href=f"#{sheet.prefix}{row.number}-words", aria_label=label)


def _quote(sheet: Sheet, claim: Claim) -> Html:
    words = quotation(sheet.reading.document.text, claim)
    key = element("b", words.key) if words.before or words.after else words.key
    return element("blockquote", words.before, key, words.after, dir="auto")


def _hung(row: Row[Claim]) -> str | None:
    return f"under-{row.depth}" if row.depth else None


def _section(sheet: Sheet, name: str, heading: str, *content: Html) -> Html:
    label = f"{sheet.prefix}{name}"
    return element("section", element("h2", heading, id=label), *content, class_=name, aria_labelledby=label)


def _range(value: Totals) -> str | None:
    allowed = phrases.span_of_numbers(value.low, value.high)
    return None if value.best is not None and allowed == f"{value.best:,}" else f"range {allowed}"


def _part(category: str, value: Totals) -> Html:
    return element("span", f"{category}: {phrases.totals(value)}", class_="part")


def _origin(document: Document) -> list[Html]:
    """The address, as a link only where it is one of the web."""
    uri = document.uri
    if not uri:
        return []
    if uri.startswith(("http://", "https://")):
        return [element("a", shortened(uri, 80), href=uri, rel="noreferrer nofollow")]
    return [element("span", shortened(uri, 80))]


def _dotted(facts: Sequence[str]) -> Iterator[str]:
    for n, fact in enumerate(facts):
        if n:
            yield " · "
        yield element("bdi", fact)
