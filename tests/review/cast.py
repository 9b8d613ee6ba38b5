"""Three people and an invented report: Ada and Ben record, Cleo adjudicates."""

from datetime import UTC, datetime, timedelta

import msgspec

from recount.model import Document, Party, Period, Place, Span, Toll
from recount.reading.identity import claim_id
from recount.review.deciding import Signature, decide

ADA, BEN, CLEO = "Ada", "Ben", "Cleo"
NOON = datetime(2031, 3, 14, 12, tzinfo=UTC)

TEXT = """\
Shelling in Old Karsk

The army of Verandia said on Friday that 14 rebels were killed near Old Karsk. The hospital said eleven civilians had died.

A nurse told the Courier that the hospital had counted 11 bodies, six of them children. The rebels deny any losses.
"""
DOCUMENT = Document("sha256:d", "karsk.txt", "Shelling in Old Karsk", "The Courier", None, "2031-03-16", "en", TEXT)


def words(quote, nth=0):
    """The span of the nth occurrence of some words, from 0."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(quote, start + 1)
    return Span(start, start + len(quote))


def sentence(beginning, ending):
    start = TEXT.index(beginning)
    return Span(start, TEXT.index(ending, start) + len(ending))


def party(quote, nth=0, **described):
    span = words(quote, nth)
    return Party(quote, span.start, span.end, **described)


ARMY = party("The army of Verandia", name="Armed Forces of Verandia", side="state")
REBELS = Toll(
    id="sha256:rebels", evidence=sentence("The army", "Old Karsk."), attribution="a1", speaker=ARMY, harm="killed", low=14,
    high=14, count=words("14"), victim=words("rebels"), label="rebel", category="armed_group",
    place=Place("Old Karsk", *msgspec.structs.astuple(words("Old Karsk", 1)), name="Old Karsk", country="VX", precision=1),
    when=Period("on Friday", *msgspec.structs.astuple(words("on Friday")), first="2031-03-14", last="2031-03-14", precision=1),
)  # fmt: skip
CIVILIANS = Toll(
    id="sha256:civilians", evidence=sentence("The hospital said", "had died."), attribution="a2",
    speaker=party("The hospital", side="medical"), harm="killed", low=11, high=11, count=words("eleven"),
    victim=words("civilians"), label="civilian", category="civilian",
)  # fmt: skip
BODIES = Toll(
    id="sha256:bodies", evidence=sentence("A nurse", "children."), speaker=party("A nurse", side="medical"), harm="killed",
    low=11, high=11, count=words("11"), victim=words("bodies"), label="body",
)  # fmt: skip
CLAIMS = (REBELS, CIVILIANS, BODIES)


def changed(claim, **values):
    """The claim with other values and, as a person's, another id."""
    made = msgspec.structs.replace(claim, **values)
    return msgspec.structs.replace(made, id=claim_id("sha256:d", "person's claim", msgspec.json.encode(made).decode()))


def signed(by, minutes=0, why="as printed", capacity="recorder"):
    return Signature(by, NOON + timedelta(minutes=minutes), why, capacity)


def review(by, decision, *judged, minutes=0, put=(), capacity="recorder"):
    """A review of one claim, or of several in a merge."""
    return decide(decision, judged, put, signed(by, minutes, capacity=capacity))
