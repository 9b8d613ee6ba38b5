"""An invented report with claims of every kind, built by hand: what the reader would make of it."""

import msgspec

from recount.model import (
    Attribution,
    Demand,
    Document,
    Event,
    Party,
    Period,
    Place,
    Reader,
    Reading,
    Responsibility,
    Seizure,
    SeizureItem,
    Span,
    Statement,
    Support,
    TimeExpression,
    Toll,
    Totals,
)

TEXT = """\
Army of Verandia says 48 rebels killed in Karsk valley sweep

The army of Verandia said on Friday that its troops had killed 48 rebels in a ten-day sweep of the Karsk valley. \
The operation, named 'Iron Harvest' (Reaping the Storm), answered attacks by the Karsk Free Front (KFF) on depots, \
bridges and a radio station.

Col. Ada Mirov also confirmed that at least 17 civilians, among them six children, lost their lives near Old Karsk. \
Nine soldiers were wounded.

Troops seized 30 rifles and a cache of mortar shells from the rebels, she said. \
The colonel accused neighbouring Ostrava and Lind of arming the front. Ostrava denied the charge. \
Officials in Lind also rejected it.

Residents blamed the air force for a strike on the market; the air force denied any role in it. \
Nobody has claimed responsibility for the blast at the radio station.

Interior minister Tomas Reik put the year's dead at over 900 insurgents.

'We demand an open inquiry into the market strike,' said Lena Oro, a rights lawyer in Old Karsk. \
'The ministry must publish the names of the dead.'

'The valley will not be quiet for long,' said Prof. Jan Hale, a historian of the region.

A shopkeeper, Samir, wrote: 'لم يبق أحد في السوق' on a wall.
"""


def words(text: str, nth: int = 0, within: str = TEXT) -> Span:
    """The span of the nth occurrence of some words."""
    start = -1
    for _ in range(nth + 1):
        start = within.index(text, start + 1)
    return Span(start, start + len(text))


def _party(text: str, name: str | None = None, side: str = "unknown", role: str | None = None, nth: int = 0) -> Party:
    span = words(text, nth)
    return Party(text, span.start, span.end, name, role, side)  # type: ignore[arg-type]


def _sentence(beginning: str, ending: str) -> Span:
    start = TEXT.index(beginning)
    return Span(start, TEXT.index(ending, start) + len(ending))


def _place(text: str, name: str, precision: int, nth: int = 0) -> Place:
    span = words(text, nth)
    return Place(text, span.start, span.end, name, "Karsk", "VX", 41.25, -3.5, precision)


ARMY = _party("The army of Verandia", "Armed Forces of Verandia", "state")
MIROV = _party("Col. Ada Mirov", "Ada Mirov", "state", "Colonel, army spokeswoman")
FRONT = _party("the Karsk Free Front (KFF)", "Karsk Free Front", "armed_group")
OSTRAVA = _party("Ostrava", "Ostrava", "state")
LIND = _party("Lind", "Lind", "state")
AIR_FORCE = _party("the air force", "Air Force of Verandia", "state")
ORO = _party("Lena Oro", None, "civil_society", "rights lawyer in Old Karsk")
HALE = _party("Prof. Jan Hale", None, "expert", "historian of the region")
REIK = _party("Tomas Reik", None, "state", "Interior minister")
SAMIR = _party("Samir", None, "local", "shopkeeper")
VALLEY = _place("Karsk valley", "Karsk", 3, nth=1)
OLD_KARSK = _place("Old Karsk", "Old Karsk", 1)
SWEEP_DAYS = Period("ten-day", *msgspec.structs.astuple(words("ten-day")), first="2031-03-04", last="2031-03-14", precision=4)
YEAR = Period("the year's", *msgspec.structs.astuple(words("the year's")), first=None, last=None)

SWEEP = _sentence("The army of Verandia said", "the Karsk valley.")
OPERATION = _sentence("The operation, named", "a radio station.")
DEATHS = _sentence("Col. Ada Mirov also", "near Old Karsk.")
SUPPORT = _sentence("The colonel accused", "arming the front.")
MARKET = _sentence("Residents blamed", "any role in it.")
DEMAND = _sentence("'We demand", "in Old Karsk.")

CLAIMS = (
    Toll(
        id="c-fighters", evidence=SWEEP, attribution="a1", speaker=ARMY, harm="killed", low=48, high=48, count=words("48", 1),
        victim=words("rebels", 1), label="rebel", category="armed_group",
        perpetrator=_party("its troops", "Armed Forces of Verandia", "state"), place=VALLEY, when=SWEEP_DAYS,
    ),
    Event(
        id="c-sweep", evidence=SWEEP, attribution="a1", speaker=ARMY, event_type="Battles", sub_event_type="Armed clash",
        initiator=ARMY, target=FRONT, place=VALLEY, when=SWEEP_DAYS, name="Iron Harvest", gloss="Reaping the Storm",
        response_to="c-attacks",
    ),
    Event(
        id="c-attacks", evidence=OPERATION, event_type="Explosions/Remote violence", initiator=FRONT,
        targets=(words("depots"), words("bridges"), words("a radio station")),
    ),
    Toll(
        id="c-children", evidence=DEATHS, speaker=MIROV, stance="acknowledges", harm="killed", low=6, high=6,
        count=words("six"), victim=words("children"), label="child", category="civilian", place=OLD_KARSK,
        part_of="c-civilians",
    ),
    Toll(
        id="c-civilians", evidence=DEATHS, speaker=MIROV, stance="acknowledges", harm="killed", low=17, high=None,
        count=words("at least 17"), victim=words("civilians"), label="civilian", category="civilian", place=OLD_KARSK,
    ),
    Toll(
        id="c-wounded", evidence=_sentence("Nine soldiers", "wounded."), harm="injured", low=9, high=9, count=words("Nine"),
        victim=words("soldiers"), label="soldier", category="state_forces",
    ),
    Seizure(
        id="c-seizure", evidence=_sentence("Troops seized", "she said."), speaker=MIROV, by=ARMY, taken_from=FRONT,
        items=(
            SeizureItem(*msgspec.structs.astuple(words("30 rifles")), kind="weapon", low=30, high=30),
            SeizureItem(*msgspec.structs.astuple(words("mortar shells")), kind="ammunition"),
        ),
    ),
    Support(id="c-ostrava", evidence=SUPPORT, speaker=MIROV, backer=OSTRAVA, backed=FRONT, position="accuses"),
    Support(id="c-lind", evidence=SUPPORT, speaker=MIROV, backer=LIND, backed=FRONT, position="accuses"),
    Support(
        id="c-ostrava-denies", evidence=_sentence("Ostrava denied", "charge."), speaker=OSTRAVA, stance="denies",
        backer=OSTRAVA, backed=FRONT, position="denies", about="c-ostrava",
    ),
    Support(
        id="c-lind-denies", evidence=_sentence("Officials in Lind", "rejected it."), speaker=LIND, stance="denies", backer=LIND,
        backed=FRONT, position="denies", about="c-lind",
    ),
    Responsibility(
        id="c-market", evidence=MARKET, speaker=_party("Residents", None, "local"), accused=AIR_FORCE, position="accuses",
        about="c-attacks",
    ),
    Responsibility(
        id="c-market-denied", evidence=MARKET, speaker=AIR_FORCE, stance="denies", accused=AIR_FORCE, position="denies",
        about="c-attacks",
    ),
    Responsibility(
        id="c-blast", evidence=_sentence("Nobody has", "radio station."), accused=None, position="unclaimed", about="c-attacks",
    ),
    Toll(
        id="c-year", evidence=_sentence("Interior minister", "insurgents."), speaker=REIK, harm="killed", low=901, high=None,
        count=words("over 900"), victim=words("insurgents"), label="insurgent", category="armed_group", when=YEAR,
        scope="cumulative",
    ),
    Demand(
        id="c-inquiry", evidence=DEMAND, attribution="a3", speaker=ORO, demand=words("an open inquiry into the market strike"),
    ),
    Demand(
        id="c-names", evidence=_sentence("'The ministry", "dead.'"), speaker=ORO, demand=words("publish the names of the dead"),
        addressee=_party("The ministry", None, "state"),
    ),
    Statement(
        id="c-quiet", evidence=_sentence("'The valley", "the region."), attribution="a4", speaker=HALE,
        content=words("The valley will not be quiet for long,"),
    ),
    Statement(
        id="c-wall", evidence=_sentence("A shopkeeper", "a wall."), speaker=SAMIR, content=words("لم يبق أحد في السوق"),
    ),
)  # fmt: skip

READING = Reading(
    document=Document(
        "sha256:0123456789abcdef", "reports/karsk.txt", "Army of Verandia says 48 rebels killed in Karsk valley sweep",
        "The Karsk Courier", "By Noor Adel", "2031-03-14", "en", TEXT,
    ),
    attributions=(
        Attribution("a1", words("The army of Verandia"), words("said"), (_sentence("that its troops", "Karsk valley"),)),
        Attribution("a3", words("Lena Oro"), words("said", 2), (words("We demand an open inquiry into the market strike"),)),
        Attribution("a4", words("Prof. Jan Hale"), None, (words("The valley will not be quiet for long"),)),
    ),
    claims=CLAIMS,
    times=(
        TimeExpression("Friday", *msgspec.structs.astuple(words("Friday")), "2031-03-14", "2031-03-14", 1, value="2031-03-14"),
    ),
    places=(VALLEY, OLD_KARSK),
    totals={"killed": Totals(65, None, None), "injured": Totals(9, 9, 9)},
    totals_by_category={
        "killed": {"armed_group": Totals(0, None, 48), "civilian": Totals(17, 17, None)},
        "injured": {"state_forces": Totals(9, 9, 9)},
    },
    reader=Reader("recount", "0.1.0", "sha256:feedface"),
)  # fmt: skip


def plain_reading(text: str, *claims, **fields) -> Reading:
    """A reading of any text."""
    document = Document("sha256:plain", None, None, None, None, None, "en", text)
    return Reading(document=msgspec.structs.replace(document, **fields), claims=claims, reader=READING.reader)


def toll(text: str, count: Span, evidence: Span | None = None, **fields) -> Toll:
    """A toll of one killed, in a text of its own."""
    given = {"id": f"c{count.start}", "harm": "killed", "low": 1, "high": 1, **fields}
    return Toll(evidence=evidence or Span(0, len(text)), count=count, **given)
