"""The article as HTML: evidence, speech and the words of each field marked, with a link to the report behind each claim."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from recount.model import Claim, Demand, Event, Reading, Seizure, Span, Statement, Toll
from recount.views.elements import Html, element, joined
from recount.views.outline import Outline, Row
from recount.views.quotation import Spanned, key_span

# What is marked inside evidence, by CSS class, with its label; where two overlap, the earlier class keeps the words.
LEGEND = {"count": "count", "victim": "whom", "doer": "by whom", "place": "where", "time": "when", "source": "who says it"}

_BLOCKS = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_LINES = re.compile(r"[^\n]+")

_Wrap = Callable[[bool, Html], Html]  # whether it is the last piece of its span, its content -> what it becomes


@dataclass(frozen=True, slots=True)
class _Layer:
    """Spans that do not overlap, in order, and the element that each of them becomes, piece by piece."""

    starts: Sequence[int]
    ends: Sequence[int]
    wraps: Sequence[_Wrap]

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, Callable[[Html], Html]]]:
        """The stretch from `start` to `end`, cut at the spans' edges, with what becomes of each piece."""
        at = start
        for n in range(bisect_right(self.ends, start), bisect_left(self.starts, end)):
            inside = max(at, self.starts[n])
            if at < inside:
                yield at, inside, joined
            at = min(end, self.ends[n])
            yield inside, at, partial(self.wraps[n], at == self.ends[n])
        if at < end:
            yield at, end, joined


def article(reading: Reading, plan: Outline, prefix: str) -> Html:
    """The text in paragraphs, each with where it begins; `prefix` keeps the ids of several articles on one page apart."""
    text = reading.document.text
    layers = (_evidence(reading.claims), _speech(reading), _chips(text, plan, prefix), _marks(reading))
    blocks = (_BLOCKS if "\n\n" in text else _LINES).finditer(text)
    return joined(
        *(element("p", *_nested(text, *block.span(), layers), dir="auto", data_start=str(block.start())) for block in blocks)
    )


def _nested(text: str, start: int, end: int, layers: Sequence[_Layer]) -> Iterator[str]:
    if not layers:
        yield text[start:end]
        return
    outer, *inner = layers
    for first, last, wrap in outer.pieces(start, end):
        yield wrap(joined(*_nested(text, first, last, inner)))


def _evidence(claims: Iterable[Claim]) -> _Layer:
    """The sentences that carry claims; those that overlap are one."""
    merged: list[list[int]] = []
    for span in sorted(claim.evidence for claim in claims):
        if merged and span.start < merged[-1][1]:
            merged[-1][1] = max(merged[-1][1], span.end)
        else:
            merged.append([span.start, span.end])
    return _layer((Span(start, end), _wrapped("span", "evidence")) for start, end in merged)


def _speech(reading: Reading) -> _Layer:
    """What is said by somebody, isolated so that a quotation from right to left does not disorder the sentence around it."""
    spans: list[Spanned] = [claim.demand for claim in reading.claims if isinstance(claim, Demand)]
    spans += [claim.content for claim in reading.claims if isinstance(claim, Statement)]
    spans += [piece for said in reading.attributions for piece in said.content]
    return _layer((span, _wrapped("span", "speech", dir="auto")) for span in spans)


def _marks(reading: Reading) -> _Layer:
    """The words of each field, in the order of `LEGEND` where they compete."""
    found: dict[str, list[Spanned]] = {kind: [] for kind in LEGEND}
    for claim in reading.claims:
        for kind, span in _fields(claim):
            if span is not None:
                found[kind].append(span)
    found["source"] += [said.source for said in reading.attributions if said.source]
    return _layer((span, _wrapped("mark", kind, title=LEGEND[kind])) for kind, spans in found.items() for span in spans)


def _fields(claim: Claim) -> Iterator[tuple[str, Spanned | None]]:
    yield "source", claim.speaker
    match claim:
        case Toll():
            yield from (("count", claim.count), ("victim", claim.victim), ("doer", claim.perpetrator))
            yield from (("place", claim.place), ("time", claim.when))
        case Event():
            yield from (("doer", claim.initiator), ("victim", claim.target), ("place", claim.place), ("time", claim.when))
            yield from (("victim", span) for span in claim.targets)
        case Seizure():
            yield from (("count", item) for item in claim.items)
        case _:
            return


def _chips(text: str, plan: Outline, prefix: str) -> _Layer:
    """A link to the report behind the words of each claim, as footnote marks stand: stretches of text that end with links."""
    at: dict[int, list[Html]] = {}
    for row in plan.rows():
        at.setdefault(_chip_place(text, row.claim), []).append(_chip(row, prefix))
    places = sorted(place for place in at if place > 0)
    spans = zip([0, *places], places, strict=False)
    return _layer((Span(start, end), _followed(joined(*at[end]))) for start, end in spans)


def _chip_place(text: str, claim: Claim) -> int:
    """Behind the count of a toll, else behind the evidence, but before the white space that may close it."""
    match claim:
        case Toll():
            end = claim.count.end
        case Statement():
            end = claim.content.end
        case _:
            end = max(key_span(claim).end, claim.evidence.end)
    while end > 1 and text[end - 1].isspace():
        end -= 1
    return end


def _chip(row: Row[Claim], prefix: str) -> Html:
    anchor = f"{prefix}{row.number}"
    label = f"claim {row.number} in the report"
    return element("a", row.number, class_=f"chip {row.number[0]}", id=f"{anchor}-words", href=f"#{anchor}", aria_label=label)


def _wrapped(name: str, class_: str, **attributes: str) -> _Wrap:
    return lambda last, content: element(name, content, class_=class_, **attributes)


def _followed(tail: Html) -> _Wrap:
    return lambda last, content: joined(content, tail if last else None)


def _layer(spans: Iterable[tuple[Spanned, _Wrap]]) -> _Layer:
    """The spans that come first keep their words; later ones that overlap them are left out."""
    kept: list[tuple[int, int, int]] = []
    wraps: list[_Wrap] = []
    for span, wrap in spans:
        n = bisect_left(kept, (span.start, span.end, -1))
        if (n == 0 or kept[n - 1][1] <= span.start) and (n == len(kept) or kept[n][0] >= span.end):
            insort(kept, (span.start, span.end, len(wraps)))
            wraps.append(wrap)
    return _Layer([start for start, _, _ in kept], [end for _, end, _ in kept], [wraps[n] for _, _, n in kept])
