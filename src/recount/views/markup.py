"""A reading as marked-up plain text that a researcher can review and a version control system can compare."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from recount.model import Claim, Party, Period, Place, Reading, SeizureItem, Span, Statement, TimeExpression, Toll, Totals
from recount.views import phrases
from recount.views.outline import Row, outline
from recount.views.quotation import Spanned, key_span, plain, printable, words
from recount.views.rows import Context, entry

_ELSEWHERE = {"id", "evidence"}  # printed in the first line of a claim: its number stands for its id


def marked(reading: Reading) -> str:
    """The article with a tag `[T1 killed 216 | Pakistan Armed Forces | armed_group: "216 fighters"]` at each claim, then all
    claims field by field (fields that are null or empty are left out), attributions, times, places and totals."""
    plan = outline(reading)
    context = Context(reading.document, plan.numbers)
    rows = list(plan.rows())
    parts = (
        _tagged(rows, context),
        *("\n".join(_claim_lines(row, context)) for row in rows),
        *_block("attributions", _attribution_lines(reading)),
        *_block("times", (_time_line(time, reading.document.text) for time in reading.times)),
        *_block("places", (_place_line(place, reading.document.text) for place in reading.places)),
        *_block("totals", _total_lines(reading)),
    )
    return "\n\n".join(parts) + "\n"


def _tagged(rows: list[Row[Claim]], context: Context) -> str:
    """The text with tolls in brackets around their words, and other claims in brackets behind theirs."""
    text = context.document.text
    pieces: list[str] = []
    done = 0
    for start, end, tag in sorted(_tags(rows, context), key=lambda tag: (tag[1], tag[0])):
        start = max(done, start)
        pieces += [text[done:start], f'[{tag}: "{text[start:end]}"]' if start < end else f" [{tag}]"]
        done = max(done, end)
    return printable("".join(pieces) + text[done:]).rstrip()


def _tags(rows: list[Row[Claim]], context: Context) -> Iterator[tuple[int, int, str]]:
    for row in rows:
        if isinstance(row.claim, Toll):
            start, end = _toll_words(row.claim)
            yield start, end, f"{row.number} {_toll_tag(row.claim)}"
        else:
            end = (
                row.claim.content.end
                if isinstance(row.claim, Statement)
                else max(key_span(row.claim).end, row.claim.evidence.end)
            )
            yield end, end, f"{row.number} {row.claim.__struct_config__.tag}: {entry(row.claim, context).headline}"


def _toll_words(toll: Toll) -> tuple[int, int]:
    """The count with its victims where they stand right behind it, else the count alone."""
    if toll.victim is not None and 0 <= toll.victim.start - toll.count.end <= 1:
        return toll.count.start, toll.victim.end
    return toll.count.start, toll.count.end


def _toll_tag(toll: Toll) -> str:
    who = phrases.party(toll.speaker) or "-"
    return f"{toll.harm} {phrases.span_of_numbers(toll.low, toll.high)} | {who} | {toll.category}"


def _claim_lines(row: Row[Claim], context: Context) -> Iterator[str]:
    """`T1 toll` and one line a field."""
    yield f"{row.number} {row.claim.__struct_config__.tag} {_quoted(context.document.text, row.claim.evidence)}"
    for name, value in fields(row.claim, context):
        if name not in _ELSEWHERE:
            yield f"   {name}: {value}"


def fields(claim: Claim, context: Context) -> Iterator[tuple[str, str]]:
    """Every field of a claim by its name in the format, each value in one line; what is null or empty is left out."""
    for field in msgspec.structs.fields(claim):
        value = getattr(claim, field.name)
        if field.name == "high" and value is None:
            yield "high", "open"
        elif value not in (None, ()):
            yield field.encode_name, _value(value, context.document.text, context.numbers)


def _value(value: object, text: str, numbers: Mapping[str, str]) -> str:
    """One field in one line; ids of claims become their short numbers."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Span():
            return _quoted(text, value)
        case Party():
            return _line(_quoted(text, value), value.name, value.role, value.side)
        case Place():
            return _place_line(value, text)
        case Period():
            return _line(_quoted(text, value), _days(value))
        case SeizureItem():
            return _line(_quoted(text, value), value.kind, phrases.span_of_numbers(value.low, value.high))
        case tuple():
            return "; ".join(_value(piece, text, numbers) for piece in value)
        case _:
            return numbers.get(str(value), plain(str(value)))


def _line(*parts: str | None) -> str:
    return " | ".join(plain(part) for part in parts if part)


def _quoted(text: str, span: Spanned) -> str:
    """The words and where they begin, since the same words may stand in the text twice."""
    return f'"{words(text, span)}" @{span.start}'


def _days(value: Period | TimeExpression) -> str:
    return f"{value.first or '?'}..{value.last or '?'} | precision {value.precision or '?'}"


def _place_line(value: Place, text: str) -> str:
    point = "" if value.lat is None or value.lon is None else f"{value.lat:.2f} {value.lon:.2f}"
    return _line(_quoted(text, value), value.name, value.admin1, value.country, point, f"precision {value.precision or '?'}")


def _time_line(value: TimeExpression, text: str) -> str:
    return _line(_quoted(text, value), _days(value), f"{value.type} {value.value or '?'}")


def _attribution_lines(reading: Reading) -> Iterator[str]:
    text = reading.document.text
    for said in reading.attributions:
        parts = (f"{name} {_quoted(text, span)}" for name, span in (("source", said.source), ("cue", said.cue)) if span)
        yield f"{said.id} {'; '.join((*parts, *(f'content {_quoted(text, piece)}' for piece in said.content)))}"


def _total_lines(reading: Reading) -> Iterator[str]:
    for harm, value in reading.totals.items():
        yield f"{harm}: {_total(value)}"
        for category, part in reading.totals_by_category.get(harm, {}).items():
            yield f"{harm}, {category}: {_total(part)}"


def _total(value: Totals) -> str:
    best = "withheld" if value.best is None else value.best
    return f"low {value.low}, best {best}, high {'open' if value.high is None else value.high}"


def _block(title: str, lines: Iterator[str]) -> Iterator[str]:
    body = "\n".join(lines)
    if body:
        yield f"{title}\n{body}"
