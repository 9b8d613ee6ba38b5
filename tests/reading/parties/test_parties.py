"""Mentions resolved to parties: texts written for these tests."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.model import Party
from recount.reading.lexicon.parties import alias_tree, roles
from recount.reading.lexicon.tables import rows
from recount.reading.parties import Parties
from recount.reading.parties.known import names_in

SIDES = {
    "state",
    "armed_group",
    "political",
    "civil_society",
    "international",
    "medical",
    "local",
    "media",
    "expert",
    "unknown",
}


def ask(text: str, mention: str, nth: int = 0) -> Party:
    start = -1
    for _ in range(nth + 1):
        start = text.index(mention, start + 1)
    return Parties(text).party(start, start + len(mention))


def described(phrase: str) -> tuple[str | None, str | None, str]:
    party = Parties(phrase).party(0, len(phrase))
    return party.name, party.role, party.side


@pytest.mark.parametrize(
    ("phrase", "name", "side"),
    [
        ("Pakistan's military", "Pakistan Armed Forces", "state"),
        ("Russian warplanes", "Russia Armed Forces", "state"),
        ("An Israeli drone", "Israel Defense Forces", "state"),
        ("the IDF", "Israel Defense Forces", "state"),
        ("Turkish police", "Turkey Police", "state"),
        ("Turkey's interior ministry", "Turkey Ministry of Interior", "state"),
        ("the Syrian regime", "Government of Syria", "state"),
        ("India", "India", "state"),
        ("Mumbai Police", "Mumbai Police", "state"),
        ("an anti-Naxalites spokesman", None, "state"),
        ("an official of the anti Naxalite cell", None, "state"),
        ("the anti-rebel militia", None, "armed_group"),
        ("the Rapid Support Forces", "Rapid Support Forces", "armed_group"),
        ("suspected Lashkar-e-Toiba (LeT) militants", "Lashkar-e-Taiba", "armed_group"),
        ("Iran-backed Houthi rebels", "Houthis", "armed_group"),
        ("CPI (Maoist) cadres", "Communist Party of India (Maoist)", "armed_group"),
        ("Medecins Sans Frontieres", "Médecins Sans Frontières", "medical"),
        ("the health ministry in Gaza", "Palestinian Ministry of Health", "state"),
        ("UNICEF", "UNICEF", "international"),
        ("the Red Cross", "International Committee of the Red Cross", "international"),
        ("Human Rights Watch", "Human Rights Watch", "civil_society"),
        ("the BJP", "Bharatiya Janata Party", "political"),
        ("The Hindu", "The Hindu", "media"),
        ("residents of Homs", None, "local"),
        ("two hospital officials", None, "medical"),
        ("a police source", None, "state"),
        ("armed men", None, "armed_group"),
        ("a suicide bomber", None, "armed_group"),
        ("a TPD spokeswoman", None, "state"),
        ("the public safety director", None, "state"),
        ("coalition warplanes", None, "state"),
        ("the ruling coalition", None, "political"),
        ("A Sukhoi-34 bomber", None, "unknown"),
        ("the Russian Ilyushin bombers", None, "state"),
        ("two Russian bombers", None, "armed_group"),
        ("a major Quetta", None, "unknown"),
        ("rebel forces", None, "armed_group"),
        ("pro-government fighters", None, "state"),
        ("opposition lawmakers", None, "political"),
        ("a tribal elder", None, "local"),
        ("a human rights lawyer", None, "civil_society"),
        ("analysts", None, "expert"),
        ("sources", None, "unknown"),
    ],
)
def test_name_and_side_of_a_phrase(phrase, name, side):
    assert described(phrase)[::2] == (name, side)


@pytest.mark.parametrize(
    "phrase", ["Syrian and Russian warplanes", "the army and the police", "Hamas and Hezbollah", "Fatah or Hamas"]
)
def test_several_parties_have_no_single_name(phrase):
    assert described(phrase)[0] is None


@pytest.mark.parametrize(
    ("phrase", "name", "role"),
    [
        ("army spokesman Colonel Tariq Shah", "Tariq Shah", "army spokesman Colonel"),
        (
            "the Superintendent of Police (SP) of Sarnagar, Vikram Rao",
            "Vikram Rao",
            "Superintendent of Police (SP) of Sarnagar",
        ),
        ("Leila Haddad, a doctor at the town's clinic", "Leila Haddad", "doctor at the town's clinic"),
        ("Omar Saleh head of the relief office", "Omar Saleh", "head of the relief office"),
        ("Col. (Retd.) Peter Lang, Regional Security Consultant", "Col. (Retd.) Peter Lang", "Regional Security Consultant"),
        ("a spokesman for the interior ministry", None, "spokesman for the interior ministry"),
        ("the rebels", None, None),
    ],
)
def test_name_and_role(phrase, name, role):
    assert described(phrase)[:2] == (name, role)


@pytest.mark.parametrize("linked", ["anti-ISIS fighters", "Iran-backed gunmen", "ISIS-linked media", "pro-Assad residents"])
def test_what_only_qualifies_gives_no_name(linked):
    assert described(linked)[0] is None


@pytest.mark.parametrize(
    ("text", "mention", "expected"),
    [
        ("The Zarani River Observatory said ten died. It added that four were children.", "It", "The Zarani River Observatory"),
        ("Army spokesman Tariq Shah said five fell. He added that it was calm.", "He", "Army spokesman Tariq Shah"),
        ("Army spokesman Tariq Shah said five fell. All was calm, Shah added.", "Shah added"[:4], "Army spokesman Tariq Shah"),
        ("Pakistan's military said five fell. The army added that it was calm.", "The army", "Pakistan's military"),
        ("Pakistan's military said five fell. The statement said so.", "The statement", "Pakistan's military"),
        ("Pakistan's military said five fell. An official statement said so.", "An official statement", "Pakistan's military"),
        ("Villagers said six were taken. They said that troops came at dawn.", "They", "Villagers"),
        ("The Kurdistan Workers' Party, or PKK, fought. The PKK said so.", "PKK said"[:3], "Kurdistan Workers' Party"),
        ("The Blue Hills Front (BHF) attacked. Later BHF said so.", "BHF said"[:3], "The Blue Hills Front (BHF)"),
        ("A monitoring group said nine died. The Syrian Observatory for Human Rights keeps count.", "A monitoring group",
         "The Syrian Observatory for Human Rights"),
        ("Mina Das, Human Rights Advocate in Pune: 'We ask why.'", "We", "Mina Das, Human Rights Advocate in Pune"),
        ("An army officer said two fell. The officer gave no names.", "The officer", "An army officer"),
        ("police commissioner arun rao told reporters that two died. he said so.", "he", "police commissioner arun rao"),
    ],
)  # fmt: skip
def test_coreference_finds_the_fullest_mention(text, mention, expected):
    start = text.rindex(mention)
    assert expected in Parties(text).party(start, start + len(mention)).text


def test_a_longer_antecedent_is_quoted_where_it_stands():
    text = "Officials met. Governor Samir Aziz said three died. He blamed nobody."
    party = ask(text, "He")
    assert text[party.start : party.end] == party.text == "Governor Samir Aziz"
    assert (party.name, party.role, party.side) == ("Samir Aziz", "Governor", "state")


def test_the_army_is_not_a_rebel_army():
    text = "The Balochistan Liberation Army (BLA) said it held the town. The army denied it."
    assert ask(text, "The army").text == "The army"


def test_possessed_forces_belong_to_the_owner():
    text = "Pakistan's military said that its forces had killed ten fighters."
    party = ask(text, "its forces")
    assert (party.text, party.name, party.side) == ("its forces", "Pakistan Armed Forces", "state")


def test_police_officer_does_not_swallow_police():
    text = "A police officer said that police shot one man."
    assert ask(text, "police", 1).text == "police"


def test_a_namesake_is_chosen_by_the_country_that_the_text_names():
    assert ask("In Somalia, the SNA said so.", "the SNA").name == "Somali National Army"
    assert ask("In northern Syria, the SNA said so.", "the SNA").name == "Syrian National Army"
    assert ask("A reporter of AFP said so.", "AFP").name == "Agence France-Presse"


def test_an_abbreviation_of_the_text_comes_before_the_table():
    text = "The Green Valley Army (GVA) said so. Two GVA gunmen fell."
    party = ask(text, "Two GVA gunmen")
    assert (party.name, party.side) == ("Green Valley Army", "armed_group")


def test_us_the_pronoun_is_not_the_us():
    assert ask("The US said three died.", "US").name == "United States"
    assert ask("Nurse Ada Bell said: they told us three died.", "us").name != "United States"


def test_in_capitals_a_word_is_no_acronym_and_no_name():
    text = "PRESIDENT ARTURO LEMUS, WHO IS 60, REJECTED THE OFFER OF THE FMLN. LEMUS REJECTED IT TWICE. THE ARMY IS SILENT."
    assert ask(text, "WHO").name is None
    assert ask(text, "THE ARMY IS").name is None
    assert ask(text, "FMLN").name == "Farabundo Marti National Liberation Front"
    assert ask(text, "PRESIDENT ARTURO LEMUS").name == "ARTURO LEMUS"
    assert ask(text, "LEMUS", 1).name == "ARTURO LEMUS"


def test_commentary_line_speaker():
    text = "Reaction:\n\nNaveed Alam, Security Analyst in Lahore: 'It will go on.'\n"
    party = ask(text, "Naveed Alam")
    assert party == Party(
        "Naveed Alam, Security Analyst in Lahore", 11, 50, "Naveed Alam", "Security Analyst in Lahore", "expert"
    )


def test_a_pronoun_without_antecedent_stays_itself():
    assert ask("It said so.", "It") == Party("It", 0, 2)


PIECES = [*"ab AB.,()'’-\n\x00é़0:", "he ", "The army ", "said ", "ISIS ", "(SP) ", "of ", "Ahmed ", "spokesman ", "its "]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=60).map("".join), st.data())
def test_every_span_of_every_text_is_a_party_of_that_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    party = Parties(text).party(start, end)
    assert party.text == text[party.start : party.end]
    assert 0 <= party.start < party.end <= len(text)
    assert party.side in SIDES
    assert Parties(text).party(start, end) == party


@pytest.mark.parametrize(
    "piece",
    ["People BLA (BLA) ", "The Syrian Observatory said. the group said. ", "Police ", "he said ", "(", "Ahmed Raza, ", "a-"],
)
def test_time_is_linear_in_the_text(piece):
    def seconds(length: int) -> float:
        text = (piece * (length // len(piece) + 1))[:length]
        began = time.perf_counter()
        parties = Parties(text)
        for start in range(0, length - 20, length // 50):
            parties.party(start, start + 9)
        parties.party(0, length)
        return time.perf_counter() - began

    assert seconds(80_000) < 8 * seconds(20_000) + 0.5


def test_the_tables_are_sound():
    table = list(rows("parties.tsv"))
    assert all(len(row) == 4 and row[0] and row[1] in SIDES for row in table)
    assert len({row[0] for row in table}) == len(table) > 500
    states = {row[0] for row in rows("parties_states.tsv")}
    assert {country for row in table for country in row[2].split("|") if country} <= states
    assert all(role.kind in "rgm" and role.strength in ("sure", "clue", "weak", "-") for role in roles().values())
    assert alias_tree().children


@pytest.mark.parametrize(
    ("phrase", "name", "side"),
    [
        ("Colonel Musa Adoum of the rebels", "Musa Adoum", "armed_group"),
        ("General Khalid Omar of the Sudanese army", "Khalid Omar", "state"),
        ("Ali Hassan of the Syrian Observatory for Human Rights", "Ali Hassan", "civil_society"),
        ("Minister of Defence Khawaja Asif", "Khawaja Asif", "state"),
    ],
)
def test_a_person_has_the_side_of_those_whose_person_it_is(phrase: str, name: str, side: str) -> None:
    found = Parties(f"{phrase} said on Friday that 12 people had died.").party(0, len(phrase))
    assert (found.name, found.side) == (name, side)


def test_a_place_that_bears_the_name_of_a_state_is_not_that_state():
    assert not names_in("a joint force in the Lake Chad Basin").matches
    assert not names_in("the Northern Ireland police").matches
    assert [m.entry.name for m in names_in("Chad's army on Lake Chad").matches] == ["Chad"]


def test_a_pronoun_with_its_verb_is_nobody_s_name():
    assert ask('"We fled," they said. They\'re safe, officials say.', "they").name is None


def test_a_day_is_no_part_of_a_party():
    assert ask("THE TOLMA FRONT TODAY CLAIMED THE RAID.", "THE TOLMA FRONT TODAY").text == "THE TOLMA FRONT"
    assert ask("Rebels on Monday shelled Tolma.", "Rebels on Monday").text == "Rebels"


def test_a_name_that_is_cut_at_its_and_is_taken_whole():
    text = "Two men of the Islamic State of Iraq and the Levant were held."
    assert ask(text, "the Levant").text == "Islamic State of Iraq and the Levant"
    assert ask(text, "the Islamic State of").name == "Islamic State"
