"""Invented reports as the reader would hand them over: one sentence for each toll."""

from __future__ import annotations

from dataclasses import dataclass

from recount.intake import document
from recount.model import Attribution, Party, Period, Place, Reader, Reading, Span, Toll
from recount.reading.identity import claim_id

READER = Reader("recount", "test", "sha256:0")
NOW = "2031-03-20T12:00:00Z"
WHOM = {"civilian": "civilians", "armed_group": "fighters", "state_forces": "soldiers", "unknown": "people"}
TOWNS = {"Karsk": (50.1, 30.2), "Belen": (52.4, 33.9)}


@dataclass(frozen=True)
class Said:
    """`speaker` and `side` say (or deny) that `low` to `high` of `category` were killed; the outlet itself where both are
    empty. `by` is the side that did it, `inside` the side and name that pass the word on."""

    speaker: str
    side: str
    category: str
    low: int
    high: int | None = -1
    by: str | None = None
    stance: str = "asserts"
    town: str = "Karsk"
    day: str | None = "2031-03-10"
    scope: str = "event"
    part_of: int | None = None
    inside: tuple[str, str] | None = None
    named: bool = True


def report(outlet: str, published: str, *said: Said, title: str | None = None) -> Reading:
    """One report of these sentences."""
    text, pieces = "", []
    for s in said:
        start = len(text)
        teller = f"{s.inside[0]} said that " if s.inside else ""
        text += f"{teller}{s.speaker or 'The paper'} reported {s.low} {WHOM[s.category]} killed in {s.town}. "
        pieces.append((s, start, len(text) - 1))
    made = document(text.strip(), published=published, outlet=outlet, title=title)
    tolls, attributions = [], []
    for n, (s, start, end) in enumerate(pieces):
        attributions += _attributions(n, s, text, start, end)
        tolls += _tolls(made.id, n, s, text, Span(start, end), tolls)
    return Reading(document=made, attributions=tuple(attributions), claims=tuple(tolls), reader=READER)


def _attributions(n, s, text, start, end):
    if not s.speaker:
        return
    at = text.index(s.speaker, start)
    cue = text.index("reported", at)
    yield Attribution(f"a{n}", Span(at, at + len(s.speaker)), Span(cue, cue + 8), (Span(cue + 9, end),))
    if s.inside:
        yield Attribution(f"o{n}", Span(start, start + len(s.inside[0])), None, (Span(at, end),))


def _tolls(document_id, n, s, text, evidence, before):
    if s.inside:
        yield _toll(document_id, f"o{n}", s, text, evidence, before, (s.inside[0], s.inside[1]), evidence.start)
    at = text.index(s.speaker, evidence.start) if s.speaker else 0
    yield _toll(document_id, f"a{n}", s, text, evidence, before, (s.speaker, s.side), at)


def _toll(document_id, attribution, s, text, evidence, before, speaker, at):
    name, side = speaker
    count = text.index(f"{s.low} {WHOM[s.category]}", evidence.start)
    town = text.index(s.town, evidence.start)
    lat, lon = TOWNS[s.town]
    doer = Party(text=s.by, start=evidence.start, end=evidence.end, side=s.by) if s.by else None
    day = s.day and Period(text=s.day, start=evidence.start, end=evidence.end, first=s.day, last=s.day, precision=1)
    return Toll(
        id=claim_id(document_id, "toll", evidence.start, attribution, s.low),
        evidence=evidence,
        attribution=attribution if name else None,
        speaker=Party(name, at, at + len(name), name if s.named else None, None, side) if name else None,
        stance=s.stance,
        harm="killed",
        low=s.low,
        high=s.low if s.high == -1 else s.high,
        count=Span(count, count + len(str(s.low))),
        label=WHOM[s.category].removesuffix("s"),
        category=s.category,
        perpetrator=doer,
        place=Place(
            text=s.town,
            start=town,
            end=town + len(s.town),
            name=s.town,
            admin1="North",
            country="XA",
            lat=lat,
            lon=lon,
            precision=1,
        ),
        when=day or None,
        scope=s.scope,
        part_of=None if s.part_of is None else before[s.part_of].id,
    )
