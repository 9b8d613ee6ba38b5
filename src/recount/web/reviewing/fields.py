"""What a correction may change, field by field, as inputs of a form; which of them a person changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from recount.model import Claim, Document, Party, Period, Place, SeizureItem, Span
from recount.review.fields import FIXED, REFERENCES, Field, fields_of
from recount.review.quoting import QuoteError, quoted
from recount.web.vocabulary import term

_WORDS = (Span, Party, Place, Period, SeizureItem)
_PARTS = {Party: ("side",), Period: ("first", "last"), SeizureItem: ("class", "low", "high"), Place: (), Span: ()}
_AT = "@"
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Input:
    """One input: the field that it sets (`speaker.side`), its name in the form (`2.speaker.side` in the second part of a
    split), a label, what it shows now, for a choice the allowed words, and where in the text the words were chosen."""

    path: str
    name: str
    label: str
    value: str
    choices: tuple[str, ...] = ()
    words: bool = False
    at: str = ""
    problem: str = ""

    @property
    def day(self) -> bool:
        """Whether it takes a day."""
        return self.path.endswith((".first", ".last"))

    @property
    def telling(self) -> bool:
        """Whether it takes the words that tell the parts of a split apart."""
        return self.words and self.path not in ("evidence", "speaker")


def inputs(claim: Claim, document: Document, prefix: str = "") -> list[Input]:
    """The inputs of a claim, in the order of its fields; their names in the form begin with the prefix."""
    found = _inputs(msgspec.to_builtins(claim), fields_of(type(claim)), document.text, "")
    return [replace(one, name=prefix + one.path) for one in found]


def changes(given: Mapping[str, str], before: list[Input], claim: Claim, document: Document) -> dict[str, str]:
    """The fields whose inputs differ from what they showed, as `recount.review.correcting` takes them. What a person selected
    in the text comes with the offset where it begins (`count@`), since the same words may stand there twice."""
    changed: dict[str, str] = {}
    for one in before:
        value = given.get(one.name, one.value).strip()
        at = given.get(one.name + _AT, "")
        if one.words and value and at.isdecimal():
            value = _located(document.text, value, int(at), claim.evidence)
        if value != one.value:
            changed[one.path] = value or ("open" if one.path.endswith("high") else _NONE)
    return changed


def with_answers(before: list[Input], given: Mapping[str, str], problems: tuple[str, ...]) -> list[Input]:
    """The inputs as the person left them, each with what is wrong with it."""
    told = dict(line.split(": ", 1) for line in problems if ": " in line)
    return [_answered(one, given, told.get(one.path, "")) for one in before]


def _answered(one: Input, given: Mapping[str, str], problem: str) -> Input:
    at = given.get(one.name + _AT, "")
    return replace(one, value=given.get(one.name, one.value), at=at if at.isdecimal() else "", problem=problem)


def _inputs(values: Mapping[str, Any], fields: Mapping[str, Field], text: str, path: str) -> Iterator[Input]:
    for name, field in fields.items():
        if name in FIXED or name in REFERENCES or name == "kind":
            continue
        value = values.get(name)
        if field.is_list:
            for number, item in enumerate(value or (), 1):
                yield from _input(field, f"{path}{name}.{number}", item, text)
        else:
            yield from _input(field, path + name, value, text)


def _input(field: Field, path: str, value: Any, text: str) -> Iterator[Input]:
    label = " ".join(map(term, path.split(".")))
    if isinstance(field.kind, type) and field.kind in _WORDS:
        yield Input(path, path, label, " ".join(text[value["start"] : value["end"]].split()) if value else "", words=True)
        parts = {name: field.parts[name] for name in _PARTS[field.kind]}
        yield from _inputs(value, parts, text, f"{path}.") if value else ()
    elif isinstance(field.kind, tuple):
        yield Input(path, path, label, value or "", ("", *field.kind) if field.may_be_empty else field.kind)
    elif field.kind is bool:
        yield Input(path, path, label, "yes" if value else "no", ("yes", "no"))
    else:
        yield Input(path, path, label, "" if value is None else str(value))


def _located(text: str, words: str, start: int, evidence: Span) -> str:
    """The words with the number that tells which of several places is meant; as they are where none begins there."""
    for number in range(1, 1000):
        try:
            if quoted(text, f"{words} #{number}", evidence).start == start:
                return f"{words} #{number}"
        except QuoteError:
            break
    return words
