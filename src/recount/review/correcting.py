"""A person's correction: field changes given as text make a new claim that keeps every invariant of the format.

Rules:

- A field of words (`count`, `victim`, `evidence`, `demand`, `content`) takes a quote from the document; so does a party, place
  or period (`speaker=the hospital`). What it stands for is resolved as the reader would, and can be set beside it
  (`speaker.side=medical`, `when.first=2026-02-05`). `none` empties a field that may be empty.
- `count` sets `low`, `high` and `implicit` by the number table, `victim` sets `label`; what is given beside them wins.
- A new speaker stands for himself: the attribution that pointed at the old one goes.
- Where the words that matter lie outside the evidence, the evidence grows to the sentences from the one to the other.
- The id is a hash of the document's id and everything that the claim says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

import msgspec

from recount.errors import ReviewError
from recount.ledger.sameness import content, words_span
from recount.model import Claim, Document, Event, Period, Span, Toll
from recount.model.acled import SUB_EVENTS
from recount.reading.identity import claim_id
from recount.reading.lexicon.numbers import interval
from recount.reading.parties.categories import label
from recount.review.desk import Desk
from recount.review.fields import FIXED, Field, FieldError, fields_of, parsed

_CANONICAL = msgspec.json.Encoder(order="deterministic")


class CorrectionError(ReviewError):
    """Fields that cannot be set; `problems` has one line a field."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


def corrected(claim: Claim, changes: Mapping[str, str], document: Document, others: Sequence[Claim] = ()) -> Claim:
    """The claim with some fields changed, `{"low": "11", "speaker": "the hospital"}`, and an id of its own.

    `others` are the claims of the document, which `part_of`, `about` and `response_to` may name by the start of their ids.
    CorrectionError with one line for each field that does not exist, cannot take its value, or breaks an invariant.
    """
    made = _changed(claim, changes, Desk(document, claim, tuple(others)))
    if content(made) == content(claim):
        raise CorrectionError(["the correction changes nothing; if the claim is right, accept it"])
    return made


def restated(claim: Claim, changes: Mapping[str, str], document: Document, others: Sequence[Claim] = ()) -> Claim:
    """The person's own claim that a merge or a split puts in place of `claim`: as `corrected`, but it may change nothing."""
    return _changed(claim, changes, Desk(document, claim, tuple(others)))


def _changed(claim: Claim, changes: Mapping[str, str], desk: Desk) -> Claim:
    values: dict[str, Any] = msgspec.to_builtins(claim)
    problems = list(_apply(values, changes, desk, fields_of(type(claim))))
    if problems:
        raise CorrectionError(problems)
    _follow(values, changes, desk)
    return _valid(values, type(claim), desk)


def _apply(values: dict[str, Any], changes: Mapping[str, str], desk: Desk, fields: Mapping[str, Field]) -> Iterator[str]:
    """Set each field; yield a line for each that cannot be set. Words come before what is set beside them."""
    for path, value in sorted(changes.items(), key=lambda change: change[0].count(".")):
        try:
            _set(values, path.strip().split("."), value.strip(), desk, fields)
        except FieldError as error:
            yield f"{path}: {error}"


def _set(values: dict[str, Any], path: Sequence[str], value: str, desk: Desk, fields: Mapping[str, Field]) -> None:
    name, *rest = path
    field = fields.get(name)
    if field is None:
        allowed = ", ".join(known for known in fields if known not in FIXED)
        raise FieldError(f"no such field; there are {allowed}")
    if name in FIXED:
        raise FieldError("is not for a person to set")
    if field.is_list and not rest:
        raise FieldError(f"takes one thing at a time: {name}.1, {name}.2 …")
    if not rest:
        values[name] = parsed(field, value, desk)
    elif field.is_list:
        values[name] = list(values[name])
        _set_item(values[name], rest, value, desk, field)
    elif not isinstance(values[name], dict) or not field.parts:
        raise FieldError(f"has no parts; set {name} to the words of the document first" if field.parts else "has no parts")
    else:
        _set(values[name], rest, value, desk, field.parts)


def _set_item(items: list[Any], path: Sequence[str], value: str, desk: Desk, field: Field) -> None:
    """One thing of a list, counted from 1; one past the last adds, `none` takes away."""
    number, *rest = path
    at = int(number) - 1 if number.isdecimal() else -1
    if not 0 <= at <= len(items) or (rest and at == len(items)):
        raise FieldError(f"there are {len(items)}, counted from 1")
    if rest:
        _set(items[at], rest, value, desk, field.parts)
    elif value == "none":
        del items[at : at + 1]
    else:
        kept = items[at] if at < len(items) else field.default
        items[at : at + 1] = [kept | parsed(field, value, desk)]


def _follow(values: dict[str, Any], changes: Mapping[str, str], desk: Desk) -> None:
    """What changes with the fields that were set."""
    if "count" in changes:
        _follow_count(values, changes, desk)
    if "victim" in changes and "label" not in changes:
        victim = values["victim"]
        values["label"] = label(desk.text, victim["start"], victim["end"]) if victim else None
    if "speaker" in changes:
        values["attribution"] = None


def _follow_count(values: dict[str, Any], changes: Mapping[str, str], desk: Desk) -> None:
    words = desk.text[values["count"]["start"] : values["count"]["end"]]
    number = interval(words)
    told = {} if number is None else {"low": number.low, "high": number.high, "implicit": number.implicit}
    if not told and not {"low", "high"} <= changes.keys():
        raise CorrectionError([f"count: “{words}” repeats another figure; give low and high as well"])
    values.update({name: value for name, value in told.items() if name not in changes})


def _valid(values: dict[str, Any], kind: type[Claim], desk: Desk) -> Claim:
    if problems := [*_crossed(values, ""), *chain.from_iterable(_crossed(*item) for item in _items(values))]:
        raise CorrectionError(problems)
    claim: Claim = msgspec.convert(values | {"id": ""}, type=kind)
    claim = msgspec.structs.replace(claim, evidence=_evidence(claim, desk))
    if problems := list(_broken(claim)):
        raise CorrectionError(problems)
    said = _CANONICAL.encode(claim).decode("utf-8", "surrogatepass")
    return msgspec.structs.replace(claim, id=claim_id(desk.document.id, "person's claim", said))


def _items(values: Mapping[str, Any]) -> Iterator[tuple[Mapping[str, Any], str]]:
    yield from ((item, f"items.{n}.") for n, item in enumerate(values.get("items", ()), 1))


def _crossed(values: Mapping[str, Any], path: str) -> Iterator[str]:
    low, high = values.get("low"), values.get("high")
    if low is not None and high is not None and low > high:
        yield f"{path}low: {low} is above {path}high, {high}; give both"


def _evidence(claim: Claim, desk: Desk) -> Span:
    """The evidence, grown to whole sentences where the words that matter lie outside it."""
    words, evidence = words_span(claim), claim.evidence
    if evidence.start <= words.start and words.end <= evidence.end:
        return evidence
    first, last = desk.sentence(words.start), desk.sentence(words.end - 1)
    return Span(min(evidence.start, first.start), max(evidence.end, last.end, words.end))


def _broken(claim: Claim) -> Iterator[str]:
    """Invariants that stand between fields."""
    if isinstance(claim, Toll) and claim.implicit and (claim.low, claim.high) != (1, 1):
        yield f"implicit: one person without a number word is 1 to 1, not {claim.low} to {claim.high}"
    if isinstance(claim, Toll | Event):
        yield from _broken_period(claim.when)
    if isinstance(claim, Event):
        subs = SUB_EVENTS.get(claim.event_type)
        if subs is None:
            yield f"event_type: “{claim.event_type}” is none of ACLED's: {', '.join(SUB_EVENTS)}"
        elif claim.sub_event_type is not None and claim.sub_event_type not in subs:
            yield f"sub_event_type: “{claim.sub_event_type}” is none of those of {claim.event_type}: {', '.join(subs)}"


def _broken_period(when: Period | None) -> Iterator[str]:
    if when and when.first and when.last and when.first > when.last:
        yield f"when: the first day {when.first} is after the last, {when.last}"
