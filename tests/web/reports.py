"""Invented reports, read by hand so that tests need no encoder: rival tolls of one shelling, a denial, a demand."""

from recount.model import (
    Attribution,
    Demand,
    Document,
    Party,
    Period,
    Place,
    Reader,
    Reading,
    Responsibility,
    Span,
    Statement,
    Toll,
)
from recount.reading.identity import claim_id

READER = Reader("recount", "0.1.0", "sha256:" + "0" * 64)


class Script:
    """One report under construction: words are quoted, and their offsets found."""

    def __init__(self, number, title, outlet, published, text):
        self.text = text
        self.id = f"sha256:{number:064x}"
        self.document = Document(self.id, f"https://news.example/{number}", title, outlet, None, published, "en", text)
        self.claims = []

    def at(self, quote, inside=None):
        """Where some words stand, the first time; or at the beginning of others that hold them."""
        start = self.text.index(inside or quote)
        return Span(start, start + len(quote))

    def party(self, quote, name=None, side="unknown"):
        span = self.at(quote)
        return Party(quote, span.start, span.end, name=name, side=side)

    def place(self, quote, lat, lon, precision=1):
        span = self.at(quote)
        return Place(quote, span.start, span.end, quote, "Karsk", "VX", lat, lon, precision)

    def day(self, quote, day):
        span = self.at(quote)
        return Period(quote, span.start, span.end, day, day, 1)

    def add(self, kind, evidence, **values):
        number = claim_id(self.id, kind.__name__, str(len(self.claims)))
        self.claims.append(kind(id=number, evidence=self.at(evidence), **values))
        return number

    def reading(self):
        said = Attribution("a1", None, None, (self.claims[0].evidence,)) if self.claims else None
        return Reading(document=self.document, claims=tuple(self.claims), attributions=(said,) if said else (), reader=READER)


def _army():
    s = Script(
        1,
        "Army says 14 rebels killed near Old Karsk",
        "The Courier",
        "2031-03-16",
        "The army of Verandia said on Friday that 14 rebels were killed near Old Karsk.\n\n"
        "The Free Karsk Front denied any losses. Its men shelled the market, the army said.\n\n"
        "A lawyer, Lea Brandt, said: “We demand an open inquiry into the shelling.”",
    )
    army = s.party("The army of Verandia", "Armed Forces of Verandia", "state")
    front = s.party("The Free Karsk Front", "Free Karsk Front", "armed_group")
    first = "The army of Verandia said on Friday that 14 rebels were killed near Old Karsk."
    toll = s.add(
        Toll,
        first,
        speaker=army,
        harm="killed",
        low=14,
        high=14,
        count=s.at("14"),
        victim=s.at("rebels"),
        label="rebel",
        category="armed_group",
        perpetrator=army,
        place=s.place("Old Karsk", 47.1, 31.2),
        when=s.day("on Friday", "2031-03-14"),
    )
    s.add(
        Responsibility, "The Free Karsk Front denied any losses.", speaker=front, accused=front, position="denies", about=toll
    )
    s.add(Responsibility, "Its men shelled the market, the army said.", speaker=army, accused=front, position="accuses")
    lawyer = s.party("Lea Brandt", "Lea Brandt", "civil_society")
    s.add(
        Demand,
        "A lawyer, Lea Brandt, said: “We demand an open inquiry into the shelling.”",
        speaker=lawyer,
        demand=s.at("an open inquiry into the shelling"),
    )
    return s.reading()


def _army_denies(s):
    army = s.party("The army of Verandia", "Armed Forces of Verandia", "state")
    s.add(
        Toll,
        "The army of Verandia said there were no civilian losses.",
        speaker=army,
        stance="denies",
        harm="killed",
        low=0,
        high=0,
        count=s.at("no", "no civilian"),
        victim=s.at("civilian losses"),
        category="civilian",
    )


def _hospital():
    s = Script(
        2,
        "Hospital counts 11 civilians dead at Old Karsk market",
        "Wire One",
        "2031-03-16",
        "The hospital in Old Karsk said eleven civilians were killed on Friday, six of them children.\n\n"
        "Dr Amal Nour told Wire One: «لن ننسى», we will not forget.\n\n"
        "The army of Verandia said there were no civilian losses.",
    )
    hospital = s.party("The hospital in Old Karsk", "Old Karsk hospital", "medical")
    sentence = "The hospital in Old Karsk said eleven civilians were killed on Friday, six of them children."
    common = {
        "speaker": hospital,
        "harm": "killed",
        "place": s.place("Old Karsk", 47.1, 31.2),
        "when": s.day("on Friday", "2031-03-14"),
    }
    whole = s.add(
        Toll,
        sentence,
        low=11,
        high=11,
        count=s.at("eleven"),
        victim=s.at("civilians"),
        label="civilian",
        category="civilian",
        **common,
    )
    s.add(
        Toll,
        sentence,
        low=6,
        high=6,
        count=s.at("six"),
        victim=s.at("children"),
        label="child",
        category="civilian",
        part_of=whole,
        **common,
    )
    s.add(
        Statement,
        "Dr Amal Nour told Wire One: «لن ننسى», we will not forget.",
        speaker=s.party("Dr Amal Nour", "Amal Nour", "medical"),
        content=s.at("«لن ننسى», we will not forget"),
    )
    _army_denies(s)
    return s.reading()


def _year():
    s = Script(
        3,
        "Governor: over 200 killed in Karsk this year",
        "The Courier",
        "2031-03-20",
        "The governor of Karsk said over 200 people were killed in the province this year.",
    )
    s.add(
        Toll,
        s.text,
        speaker=s.party("The governor of Karsk", "Governor of Karsk", "state"),
        harm="killed",
        low=201,
        high=None,
        count=s.at("over 200"),
        victim=s.at("people"),
        label="person",
        scope="cumulative",
    )
    return s.reading()


HOSTILE_TITLE = '<script>alert("title")</script>'


def _hostile():
    s = Script(
        4,
        HOSTILE_TITLE,
        'The "Trap" <img src=x onerror=alert(1)>',
        "2031-03-21",
        'Police in Old Karsk said 3 <script>alert(1)</script> men were killed. "><svg onload=alert(2)> javascript:alert(3)',
    )
    s.add(
        Toll,
        "Police in Old Karsk said 3 <script>alert(1)</script> men were killed.",
        speaker=s.party("Police in Old Karsk", '<b onmouseover="alert(4)">Police</b>', "state"),
        harm="killed",
        low=3,
        high=3,
        count=s.at("3"),
        victim=s.at("<script>alert(1)</script> men"),
        label="man",
    )
    return s.reading()


READINGS = (_army(), _hospital(), _year(), _hostile())
ARMY, HOSPITAL, YEAR, HOSTILE = READINGS
