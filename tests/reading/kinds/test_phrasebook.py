"""A phrasebook of what reports say of blame, support, events, demands and seizures, with what a careful reader records.

Each line is read whole, as `recount.read` does; a row names every claim of its kind as (position or type, who, whom).
"""

import pytest

import recount
from recount.model import Demand, Event, Responsibility, Seizure, Support


def told(text, kind):
    return [claim for claim in recount.read(text, published="2026-02-05").claims if isinstance(claim, kind)]


def named(party):
    return None if party is None else party.name or party.text


ANSAR, ARMY = "Ansar Front", "The army"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ansar Front claimed responsibility for the attack in Mopti.", {("claims", ANSAR, ANSAR)}),
        ("Responsibility for the attack was claimed by the Ansar Front.", {("claims", ANSAR, ANSAR)}),
        ("The Ansar Front said it was behind the car bombing in Mogadishu.", {("claims", ANSAR, ANSAR)}),
        ("The Ansar Front took responsibility for the roadside bomb, saying it was revenge.", {("claims", ANSAR, ANSAR)}),
        ("In a video, the Ansar Front said it had carried out the attack on the base.", {("claims", ANSAR, ANSAR)}),
        ("No group has claimed responsibility for the bombing in Maiduguri.", {("unclaimed", None, None)}),
        ("Neither side claimed responsibility for the shelling of Omdurman.", {("unclaimed", None, None)}),
        ("The group has not claimed responsibility.", {("unclaimed", None, None)}),
        ("The attack was blamed on Boko Haram.", {("accuses", None, "Boko Haram")}),
        ("The killings are believed to be the work of the Ansar Front.", {("accuses", None, ANSAR)}),
        ("The army says that 12 civilians died and blames the Ansar Front.", {("accuses", ARMY, ANSAR)}),
        ("The army said that 12 civilians were killed and accused the Ansar Front of the deed.", {("accuses", ARMY, ANSAR)}),
        ("The army blames the M23 and the M23 denies it.", {("accuses", ARMY, "M23"), ("denies", "M23", "M23")}),
        ("The army blamed the M23 for it, but the M23 denied it.", {("accuses", ARMY, "M23"), ("denies", "M23", "M23")}),
        ("The mayor held the Ansar Front responsible for the massacre.", {("accuses", "The mayor", ANSAR)}),
        ("The mayor accused the Ansar Front of killing farmers.", {("accuses", "The mayor", ANSAR)}),
        ("Police suspect the Ansar Front is behind the killings.", {("accuses", "Police", ANSAR)}),
        ("Ukraine denied any involvement in the drone strike on Moscow.", {("denies", "Ukraine", "Ukraine")}),
        ("Russia accused Ukraine of shelling Belgorod. Kyiv denied the accusation.",
         {("accuses", "Russia", "Ukraine"), ("denies", "Ukraine", "Ukraine")}),
        ("The M23 rejected accusations that it had massacred villagers in Kishishe.", {("denies", "M23", "M23")}),
        ("The army denied that it had bombed a hospital in Mopti.", {("denies", ARMY, ARMY)}),
        ("The mayor blamed the army, not the rebels, for the deaths.", {("accuses", "The mayor", "the army")}),
        ("The Ansar Front claimed the attack in a Telegram post.", {("claims", ANSAR, ANSAR)}),
        ("Nobody has claimed the massacre.", {("unclaimed", None, None)}),
        ("The Ansar Front claimed the attack was staged.", set()),
        ("The Ansar Front and the Al-Noor Brigade jointly claimed responsibility for the attack on the barracks.",
         {("claims", ANSAR, ANSAR), ("claims", "Al-Noor Brigade", "Al-Noor Brigade")}),
        ("The Ansar Front withdrew its claim of responsibility for the bombing.", {("denies", ANSAR, ANSAR)}),
        ("The army has been accused by residents of burning villages in Kachin.", {("accuses", "residents", "The army")}),
        ("Suspicion fell on the Ansar Front after the market bombing in Kano.", {("accuses", None, ANSAR)}),
        ("Residents pointed the finger at the Ansar Front.", {("accuses", "Residents", ANSAR)}),
        ("The killings bore the hallmarks of the Ansar Front, prosecutors said.", {("accuses", "prosecutors", ANSAR)}),
        ("The Israeli military said it struck Hezbollah targets.",
         {("claims", "Israel Defense Forces", "Israel Defense Forces")}),
        ("The army said it was investigating reports that its troops had shot civilians.", set()),
        ("Police said a suicide bomber killed nine people in Kunduz.", set()),
        ("The army said it was behind schedule.", set()),
        ("The army said it was responsible for security.", set()),
        ("Israel has not commented on the strike, which Syria blamed on it.", {("accuses", "Syria", "Israel")}),
        ("The Northern Front, an al-Qaeda affiliate, claimed responsibility for the attack.",
         {("claims", "Northern Front", "Northern Front")}),
        ("The ELN said it had nothing to do with the bomb.", {("denies", "ELN", "ELN")}),
        ("The army said the group hid among civilians, which Hamas denies.", {("denies", "Hamas", "Hamas")}),
        ("The bishop said that the governor had told him that 30 people were dead.", set()),
        ("Local officials told Reuters six people were killed; the army put the number at two.", set()),
        ("Kenya's defence minister said al-Shabaab was not responsible for the blast.", set()),
    ],
)  # fmt: skip
def test_who_is_said_to_have_done_it(text, expected):
    short = {"March 23 Movement": "M23", "National Liberation Army (Colombia)": "ELN"}
    found = {
        (c.position, *(short.get(name, name) for name in (named(c.speaker), named(c.accused))))
        for c in told(text, Responsibility)
    }
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rwanda has repeatedly denied backing the M23.", [("denies", "Rwanda")]),
        ("The mayor accused Rwanda of arming the M23 rebels. Kigali denies the charge.",
         [("accuses", "Rwanda"), ("denies", "Rwanda")]),
        ("Pakistan accused Afghanistan of sheltering the Pakistani Taliban.", [("accuses", "Afghanistan")]),
        ("Ethiopia denied giving sanctuary to Sudanese fighters.", [("denies", "Ethiopia")]),
        ("The president said that foreign powers were financing the insurgents.", [("accuses", "foreign powers")]),
        ("The charity rejected the accusation that it funds Hamas.", [("denies", "The charity")]),
        ("Iran rejected claims that it is arming the Houthis.", [("denies", "Iran")]),
        ("Pakistan says Afghanistan shelters the TTP, which Kabul denies.",
         [("accuses", "Afghanistan"), ("denies", "Afghanistan")]),
        ("India accuses Pakistan of giving safe haven to Lashkar-e-Taiba, a charge Islamabad rejects.",
         [("accuses", "Pakistan"), ("denies", "Pakistan")]),
        ("Kabul was accused of providing a safe haven to the Pakistani Taliban.", [("accuses", "Afghanistan")]),
        ("Rwanda has been accused by the United Nations of backing the M23.", [("accuses", "Rwanda")]),
        ("The UN panel said the UAE has been sending drones to the RSF.", [("accuses", "United Arab Emirates")]),
        ("The ministry said it had sent troops to the border.", []),
        ("Kinshasa accuses Rwanda of sending thousands of troops to support the M23.", [("accuses", "Rwanda")]),
        ("A UN experts' report found that Rwandan troops were fighting alongside the rebels.",
         [("accuses", "Rwanda Armed Forces")]),
        ("The UN said aid trucks supplied the town with food.", []),
        ("Washington says Tehran arms and trains the Houthis.", []),
        ("The rebels, who are backed by Turkey, seized the town.", []),
        ("Syria has funded and trained the Houthis.", []),
    ],
)  # fmt: skip
def test_who_is_said_to_back_whom(text, expected):
    assert sorted((c.position, named(c.backer)) for c in told(text, Support)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "initiator"),
    [
        ("Gunmen attacked the village of Kauru in Kaduna state on Wednesday.", "Attack", "Gunmen"),
        ("Russian forces shelled Kherson on Tuesday evening.", "Shelling/artillery/missile attack", "Russia Armed Forces"),
        ("Clashes broke out between the army and the rebels in El Fasher.", "Armed clash", "the army"),
        ("Militants ambushed a military convoy near Gao last week.", "Armed clash", "Militants"),
        ("A suicide bomber blew himself up outside a mosque in Peshawar.", "Suicide bomb", "A suicide bomber"),
        ("About 50 gunmen attacked the village of Kauru.", "Attack", "50 gunmen"),
        ("Russia launched 120 drones at Ukraine overnight.", "Air/drone strike", "Russia"),
        ("Hamas launched dozens of rockets at Ashkelon.", "Shelling/artillery/missile attack", "Hamas"),
        ("A roadside bomb targeting an army vehicle exploded in Kech.", "Remote explosive/landmine/IED", None),
        ("Gunmen kidnapped 20 schoolgirls from a dormitory in Kebbi.", "Abduction/forced disappearance", "Gunmen"),
        ("Thousands of people protested in Dhaka on Sunday.", "Peaceful protest", "Thousands of people"),
        ("The army launched Operation Iron Shield in Sinai on 1 February.", "Armed clash", "The army"),
        ("Troops raided a camp in Borno, freeing hostages.", "Armed clash", "Troops"),
    ],
)
def test_what_happened(text, kind, initiator):
    (event,) = told(text, Event)
    assert (event.sub_event_type, named(event.initiator)) == (kind, initiator)


@pytest.mark.parametrize(
    "text",
    [
        "No attack took place in Bamako on Wednesday.",
        "The army said it would launch an offensive against the rebels in Kivu next week.",
        "Police foiled a plot to bomb the airport in Nairobi.",
        "If the rebels attack Goma, the army will respond.",
        "The group threatened to attack Kampala.",
        "Residents feared an attack on Sake.",
        "The military denied that it had bombed a hospital in Mopti.",
    ],
)
def test_what_did_not_happen_is_no_event(text):
    assert told(text, Event) == []


@pytest.mark.parametrize(
    ("text", "speaker", "addressee"),
    [
        ("Amnesty International called for an independent investigation.", "Amnesty International", None),
        ("The families demanded the release of the hostages.", "The families", None),
        ("The Security Council demanded that Rwanda withdraw its troops.", "United Nations", None),
        ('"We call on the government to release all prisoners," the group said.', "the group", "the government"),
        ("The African Union appealed to both sides to show restraint.", "African Union", "both sides"),
        (
            "The authorities should investigate the killings, Amnesty International said.",
            "Amnesty International",
            "The authorities",
        ),
        ("The UN called on Israel and Hezbollah to de-escalate.", "United Nations", "Israel and Hezbollah"),
        ("Families of the missing want the army to return the bodies.", "Families of the missing", "the army"),
        ("The rebels asked the government to withdraw its troops.", "The rebels", "the government"),
        ("The mayor appealed for calm.", "The mayor", None),
        ("The UN Integrated Office in Haiti called for those responsible to be brought to justice.", "United Nations", None),
        ('"We want justice," said the brother of the victim.', "the brother of the victim", None),
    ],
)
def test_who_demands_of_whom(text, speaker, addressee):
    (demand,) = told(text, Demand)
    assert (named(demand.speaker), named(demand.addressee)) == (speaker, addressee)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("All parties must respect the ceasefire, the UN said.", "respect the ceasefire"),
        ("The Taliban must stop sheltering the TTP, Pakistan's defence minister said.", "stop sheltering the TTP"),
        ('The UN called for a "prompt, independent and thorough" investigation.',
         'a "prompt, independent and thorough" investigation'),
        ('"There must be accountability," the UN envoy said.', "accountability"),
    ],
)  # fmt: skip
def test_what_is_demanded(text, words):
    (demand,) = told(text, Demand)
    assert text[demand.demand.start : demand.demand.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "It should rain in Gao on Friday, the ministry said.",
        "The mayor told AFP that nine people had died.",
        "The mayor called for volunteers.",
        "Bandits demanded 60 million naira for the release of the captives.",
        "The army was ordered to leave the town.",
    ],
)
def test_what_is_no_demand(text):
    assert told(text, Demand) == []


def test_who_is_asked_for_an_inquiry_is_not_accused():
    assert told("Human Rights Watch urged the army to investigate the killings.", Responsibility) == []


@pytest.mark.parametrize(
    ("text", "by", "taken_from", "items"),
    [
        ("Troops recovered 14 rifles and 300 rounds of ammunition from the bandits.", "Troops", "the bandits", [14, 300]),
        ("The M23 captured 12 army vehicles in Goma.", "March 23 Movement", None, [12]),
        ("Police seized 40 kg of heroin and two pistols in Quetta.", "Police", None, [40, 2]),
        ("The navy seized a dhow carrying 2,500 rifles off Oman.", "The navy", None, [1, 2500]),
        ("Customs officers intercepted a shipment of 200 drones.", "Customs officers", None, [200]),
        ("The navy seized 2.5 tonnes of cocaine.", "The navy", None, [None]),
        ("Soldiers found three machine guns and two RPGs in the house.", "Soldiers", None, [3, 2]),
    ],
)
def test_who_took_what_from_whom(text, by, taken_from, items):
    (seizure,) = told(text, Seizure)
    assert (named(seizure.by), named(seizure.taken_from)) == (by, taken_from)
    assert [item.low for item in seizure.items] == items


def test_no_seizure():
    assert told("No weapons were recovered.", Seizure) == told("The rebels seized the town of Bukavu.", Seizure) == []
