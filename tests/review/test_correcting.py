import msgspec
import pytest

from recount.model import Event, Seizure, SeizureItem, Span
from recount.review.correcting import CorrectionError, corrected, restated
from tests.review.cast import BODIES, CIVILIANS, CLAIMS, DOCUMENT, REBELS, TEXT, party, sentence, words
from tests.views.articles import CLAIMS as ARTICLE_CLAIMS
from tests.views.articles import READING


def fix(claim, **changes):
    return corrected(claim, {name.replace("__", "."): value for name, value in changes.items()}, DOCUMENT, CLAIMS)


def problems(claim, **changes):
    with pytest.raises(CorrectionError) as caught:
        fix(claim, **changes)
    return list(caught.value.problems)


def quote(span):
    return TEXT[span.start : span.end]


def test_numbers_and_choices():
    made = fix(REBELS, low="1,100", high="open", category="civilian", harm="injured")
    assert (made.low, made.high, made.category, made.harm) == (1100, None, "civilian", "injured")
    assert msgspec.structs.replace(made, id=REBELS.id, low=14, high=14, category="armed_group", harm="killed") == REBELS


def test_the_id_is_made_of_everything_that_the_claim_says():
    ids = {
        fix(REBELS, low="11").id,
        fix(REBELS, low="11", scope="cumulative").id,
        fix(REBELS, category="civilian").id,
        REBELS.id,
    }
    assert len(ids) == 4
    assert fix(REBELS, low="11").id == fix(REBELS, low="11", category="armed_group").id
    assert all(name.startswith("sha256:") for name in ids)


def test_a_party_is_its_words_in_the_document():
    made = fix(BODIES, speaker='"the rebels"', speaker__side="armed_group", speaker__role="none")
    assert quote(made.speaker) == "The rebels" == made.speaker.text
    assert (made.speaker.side, made.speaker.role) == ("armed_group", None)


def test_a_new_speaker_stands_for_himself():
    assert fix(REBELS, speaker="A nurse").attribution is None
    assert fix(REBELS, speaker="none").speaker is None
    assert fix(REBELS, low="11").attribution == "a1"


def test_a_quote_inside_the_evidence_is_meant_before_others():
    assert fix(BODIES, speaker="the hospital").speaker.start == words("the hospital").start
    assert fix(CIVILIANS, speaker="the hospital", stance="alleges").speaker.text == "The hospital"
    assert fix(CIVILIANS, perpetrator="the hospital #2").perpetrator.start == words("the hospital").start


def test_a_count_sets_the_numbers_and_a_victim_the_label():
    made = fix(BODIES, count="six of them", victim="children")
    assert (made.low, made.high, made.label, quote(made.victim)) == (6, 6, "child", "children")
    assert fix(BODIES, count="six", high="open").high is None


def test_the_evidence_grows_to_the_words():
    made = fix(REBELS, count="eleven")
    assert quote(made.evidence).startswith("The army")
    assert quote(made.evidence).endswith("had died.")
    assert fix(REBELS, low="3").evidence == REBELS.evidence


def test_a_period_counts_from_the_day_of_publication():
    made = fix(CIVILIANS, when="on Friday", place="Old Karsk #2")
    assert (made.when.first, made.when.last, made.when.precision) == ("2031-03-14", "2031-03-14", 1)
    assert quote(made.place) == "Old Karsk"
    given = fix(CIVILIANS, when="on Friday", when__first="2031-03-07", when__last="2031-03-08", when__precision="2")
    assert (given.when.first, given.when.last, given.when.precision) == ("2031-03-07", "2031-03-08", 2)


def test_another_claim_is_named_by_the_start_of_its_id():
    assert fix(BODIES, part_of="civ").part_of == CIVILIANS.id
    assert fix(fix(BODIES, part_of="sha256:civ"), part_of="none").part_of is None
    assert problems(BODIES, part_of="bod") == ["part_of: “bod” begins the ids of 0 other claims of the document; give one"]


def test_every_bad_field_has_its_own_line():
    assert problems(REBELS, low="some", harm="dead", speaker="hospital", weather="fine", implicit="perhaps", id="x") == [
        "low: “some” is not a whole number",
        "harm: “dead” is none of abducted, detained, displaced, injured, killed, missing, surrendered",
        "speaker: “hospital” stands 2 times in the document, add #1 to #2 to say which: #1 “…lled near Old Karsk. The hospital "
        "said eleven civilians ha…”; #2 “…old the Courier that the hospital had counted 11 bodies, s…”",
        "weather: no such field; there are evidence, speaker, stance, harm, low, high, count, implicit, victim, label, "
        "category, perpetrator, place, when, scope, part_of",
        "implicit: “perhaps” is neither yes nor no",
        "id: is not for a person to set",
    ]


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"low": "20"}, "low: 20 is above high, 14; give both"),
        ({"low": "-1"}, "low: -1 is not within 0 to 1e+12"),
        ({"low": "none"}, "low: “none” is not a whole number"),
        ({"high": "many"}, "high: “many” is not a whole number; “open” is an open end"),
        ({"implicit": "yes"}, "implicit: one person without a number word is 1 to 1, not 14 to 14"),
        ({"speaker": "the mayor"}, "speaker: “the mayor” does not stand in the document; quote its words as printed"),
        ({"count": "4"}, "count: “4” does not stand in the document; quote its words as printed"),
        ({"perpetrator.side": "state"}, "perpetrator.side: has no parts; set perpetrator to the words of the document first"),
        ({"low.end": "3"}, "low.end: has no parts"),
        ({"when.first": "2031-03-15"}, "when: the first day 2031-03-15 is after the last, 2031-03-14"),
        ({"when.first": "Friday"}, "when.first: “Friday” is not a day such as 2026-02-05; “none” empties the field"),
        ({"place.lat": "91"}, "place.lat: 91 is not within -90 to 90"),
        ({"place.country": "Verandia"}, "place.country: “Verandia” is not a country code of two capital letters (ISO 3166-1)"),
        ({"speaker.text": "He"}, "speaker.text: is not for a person to set"),
        ({"low": "14"}, "the correction changes nothing; if the claim is right, accept it"),
        ({"speaker": "the hospital #9"}, "speaker: “the hospital” stands 2 times in the document, there is no #9"),
    ],
)
def test_one_clear_line(changes, problem):
    with pytest.raises(CorrectionError) as caught:
        corrected(REBELS, changes, DOCUMENT, CLAIMS)
    assert caught.value.problems == (problem,)


def test_a_restated_claim_may_change_nothing_but_is_the_person_s_own():
    made = restated(REBELS, {}, DOCUMENT)
    assert made.id != REBELS.id
    assert msgspec.structs.replace(made, id=REBELS.id) == REBELS


def test_quotes_may_differ_in_spaces_dashes_marks_and_capitals():
    text = "The so-called “people’s  \n court” met. THE COURT rose."
    document = msgspec.structs.replace(DOCUMENT, text=text)
    claim = Event(id="e", evidence=Span(0, 10), event_type="Protests")
    made = corrected(claim, {"initiator": 'so–called "people\'s court"'}, document)
    assert made.initiator.text == "so-called “people’s  \n court”"
    assert corrected(claim, {"initiator": "the court"}, document).initiator.text == "THE COURT"


def test_event_types_are_acled_s():
    event = next(claim for claim in ARTICLE_CLAIMS if isinstance(claim, Event))
    made = corrected(event, {"event_type": "Riots", "sub_event_type": "Mob violence"}, READING.document)
    assert (made.event_type, made.sub_event_type) == ("Riots", "Mob violence")
    with pytest.raises(CorrectionError, match="sub_event_type: “Armed clash” is none of those of Riots: Mob violence"):
        corrected(event, {"event_type": "Riots"}, READING.document)
    with pytest.raises(CorrectionError, match="event_type: “War” is none of ACLED's: Battles"):
        corrected(event, {"event_type": "War", "sub_event_type": "none"}, READING.document)


def test_things_of_a_list_are_counted_from_1():
    seizure = next(claim for claim in ARTICLE_CLAIMS if isinstance(claim, Seizure))
    rifles, shells = seizure.items
    document = READING.document

    def items(**changes):
        return corrected(seizure, {name.replace("_", "."): value for name, value in changes.items()}, document).items

    assert items(items_2_low="40", items_2_class="explosive") == (
        rifles,
        SeizureItem(shells.start, shells.end, kind="explosive", low=40),
    )
    assert items(items_1="none") == (shells,)
    radio = READING.document.text.index("a radio station")
    assert items(items_3="a radio station #1") == (rifles, shells, SeizureItem(radio, radio + 15, kind="other"))
    with pytest.raises(CorrectionError, match=r"items\.7: there are 2, counted from 1"):
        items(items_7="none")
    with pytest.raises(CorrectionError, match=r"items: takes one thing at a time: items\.1, items\.2 …"):
        items(items="a radio station")


def test_renamed_fields_have_their_names_in_the_format():
    seizure = next(claim for claim in ARTICLE_CLAIMS if isinstance(claim, Seizure))
    assert corrected(seizure, {"from": "Ostrava #1"}, READING.document).taken_from.text == "Ostrava"


def test_every_kind_can_be_corrected():
    for claim in ARTICLE_CLAIMS:
        stance = "alleges" if claim.stance != "alleges" else "asserts"
        made = corrected(claim, {"stance": stance}, READING.document, ARTICLE_CLAIMS)
        assert type(made) is type(claim)
        assert made.stance == stance
        assert msgspec.json.decode(msgspec.json.encode(made), type=type(claim)) == made


def test_the_cast_quotes_itself():
    assert quote(sentence("The rebels", "losses.")) == "The rebels deny any losses."
    assert party("A nurse").text == "A nurse"
