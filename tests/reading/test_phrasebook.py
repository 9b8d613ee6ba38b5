"""A phrasebook of tolls: plain sentences that any report may hold, and what a careful reader records of each.

A toll is told as its harm, number and category (left out where it is unknown), "within" where another includes it, and its
stance unless it is asserted; behind "=" stands the best of the totals, where it is plain.
"""

import pytest

import recount
from recount.model import Toll

NUMBERS = [  # Figures and number words, beside those that count something else.
    ("Between 15 and 20 villagers were killed on Monday.", "killed 15-20 civilian"),
    ("Between 1,000 and 1,200 people were killed.", "killed 1000-1200"),
    ("The number of dead stood at 1,000-1,200, the ministry said.", "killed 1000-1200"),
    ("A dozen or so villagers died in the shelling.", "killed 12 civilian"),
    ("Half a dozen soldiers were wounded.", "injured 6 state_forces = injured 6"),
    ("Two dozen miners were kidnapped in the north.", "abducted 24 civilian = abducted 24"),
    ("Nearly two lakh people have been displaced by the fighting.", "displaced 180000-199999"),
    ("Some 1.5m people have been displaced by the war.", "displaced 1350000-1650000"),
    ("About 1.5 million people fled their homes.", "displaced 1350000-1650000"),
    (
        "Twenty-one soldiers were killed and thirty-four wounded.",
        "killed 21 state_forces, injured 34 state_forces = killed 21, injured 34",
    ),
    ("A hundred and twelve people died in the raid.", "killed 112 = killed 112"),
    ("A 155 mm shell killed three people in the market.", "killed 3 = killed 3"),
    ("More than 40 but fewer than 60 people were killed in the raid.", "killed 41-59"),
    ("The attack killed and wounded 5 and 12 people respectively.", "killed 5, injured 12 = killed 5, injured 12"),
    ("Five and 12 people were killed in Arlan and Dorva, respectively.", "killed 5, killed 12 = killed 17"),
    ("The ambush left 4 soldiers KIA and 11 WIA.", "killed 4 state_forces, injured 11 state_forces = killed 4, injured 11"),
    (
        "The mayor said **16** drivers were killed and _36_ drivers were wounded.",
        "killed 16 civilian, injured 36 civilian = killed 16, injured 36",
    ),
    ("Killed 3, wounded 7.", "killed 3, injured 7 = killed 3, injured 7"),
    ("The 3rd Battalion lost four men in the ambush.", "killed 4 state_forces = killed 4"),
    ("Two soldiers of the 25th Brigade were killed.", "killed 2 state_forces = killed 2"),
    ("Flight 302 was shot down, killing 41 people on board.", "killed 41 = killed 41"),
    ("The attack on Highway 6 killed five truck drivers.", "killed 5 civilian = killed 5"),
    ("The Security Council adopted Resolution 2417 after seven aid workers were killed.", "killed 7 civilian = killed 7"),
    ("At 7.30 a.m. on 14 May, a mortar round killed two girls aged 9 and 11.", "killed 2 civilian = killed 2"),
]
NOBODY = [  # Nobody came to harm, or so it is said.
    ("No casualties were reported.", "nobody"),
    ("Weapons seized included eight Kalashnikovs.", "nobody"),
    ("There were no deaths or injuries.", "nobody"),
    ("The ministry denied that anyone had died.", "nobody"),
    ("Two people were killed; nobody else was hurt.", "killed 2 = killed 2"),
    ("One soldier was wounded but no one was killed.", "injured 1 state_forces = injured 1"),
    ("Neither of the two pilots was hurt.", "nobody"),
    ("None of the 35 passengers was injured.", "nobody"),
    ("All 35 passengers escaped unhurt.", "nobody"),
    ("All 12 people on board survived.", "nobody"),
    ("The attack caused damage to three houses but no casualties.", "nobody"),
    ("The claim that 40 people were killed is false, the ministry said.", "killed 40 denies"),
    ("It is not true that five people died, the mayor said.", "killed 5 denies"),
    ("Not a single civilian was killed, the general said.", "nobody"),
    ("The bomb was defused before anyone was hurt.", "nobody"),
    ("The group freed 30 hostages on Monday.", "nobody"),
    ("One in five of the 200 residents was killed.", "nobody"),
]
UNREAL = [  # Feared, foiled, made up.
    ("The bomb could have killed 100 people, police said.", "nobody"),
    ("The group threatened to kill 10 hostages.", "nobody"),
    ("The blast would have killed dozens had it gone off.", "nobody"),
    ("Police foiled a plan to kill five ministers.", "nobody"),
    ("In a simulation, a missile kills 200 people.", "nobody"),
    ("Up to 500 people might die if the siege goes on, the UN warned.", "nobody"),
    ("Officials fear that 40 people will be displaced.", "nobody"),
    ("An offensive could displace 200,000 people, UNHCR warned.", "nobody"),
    ("The shells are able to kill anyone within 50 metres.", "nobody"),
    ("If the hospital closes, 60 patients will die, doctors said.", "nobody"),
    ("He was jailed for plotting to kill two judges.", "nobody"),
    ("About 30,000 people need help in the province.", "nobody"),
    ("The court sentenced three soldiers to death.", "nobody"),
]
WHO = [  # Who they were, and who is one of whom.
    ("Three journalists and two aid workers were killed.", "killed 3 civilian, killed 2 civilian = killed 5"),
    (
        "Five policemen, two soldiers and a civilian were killed.",
        "killed 5 state_forces, killed 2 state_forces, killed 1 civilian = killed 8",
    ),
    ("A mother of four was shot dead at a checkpoint.", "killed 1 civilian = killed 1"),
    ("His wife and three of their five children were killed.", "killed 1 civilian, killed 3 civilian = killed 4"),
    (
        "The strike killed Omar Deng, his wife and their three children.",
        "killed 1 civilian, killed 1 civilian, killed 3 civilian = killed 5",
    ),
    ("The commander and four of his bodyguards were killed.", "killed 1 armed_group, killed 4 = killed 5"),
    ("The governor survived but two of his bodyguards were killed.", "killed 2 = killed 2"),
    ("Nine people were killed, three of them children.", "killed 9, killed 3 civilian within = killed 9"),
    (
        "Nine people were killed, including a woman, two boys and an imam.",
        "killed 9, killed 1 civilian within, killed 2 civilian within, killed 1 civilian within = killed 9",
    ),
    ("Both drivers were killed.", "killed 2 civilian = killed 2"),
    ("A couple and their baby were killed when a shell hit their home.", "killed 2 civilian, killed 1 civilian = killed 3"),
    ("3-4 gunmen killed 12 worshippers in a mosque in Tolma.", "killed 12 civilian = killed 12"),
    (
        "Nine were killed: four soldiers; three policemen; and two drivers.",
        "killed 9, killed 4 state_forces within, killed 3 state_forces within, killed 2 civilian within = killed 9",
    ),
    (
        "The army said it suffered 60 casualties, including 12 dead.",
        "killed 60 state_forces, killed 12 within = killed 60",
    ),
    ("Two brothers and their uncle were abducted.", "abducted 2 civilian, abducted 1 civilian = abducted 3"),
    ("One Ethiopian and two Kenyan peacekeepers were killed.", "killed 1 state_forces, killed 2 state_forces = killed 3"),
    (
        "The attack left six dead: four women and two children.",
        "killed 6, killed 4 civilian within, killed 2 civilian within = killed 6",
    ),
    (
        "Gunmen killed a priest, a nun and six schoolchildren.",
        "killed 1 civilian, killed 1 civilian, killed 6 civilian = killed 8",
    ),
    ("Most of the 60 dead were women.", "killed 60 civilian = killed 60"),
    ("The attacker was shot dead after he stabbed four people.", "killed 1 armed_group, injured 4 = killed 1, injured 4"),
    ("Three attackers and a guard were killed.", "killed 3 armed_group, killed 1 state_forces = killed 4"),
    (
        "A Red Cross nurse was killed and two of her colleagues were wounded.",
        "killed 1 civilian, injured 2 civilian = killed 1, injured 2",
    ),
    ("The pregnant wife of a teacher was killed.", "killed 1 civilian = killed 1"),
    ("UN says 8 peacekeepers hurt", "injured 8 state_forces = injured 8"),
    ("Drone strike kills 4 al-Nur fighters", "killed 4 armed_group = killed 4"),
    ("14 killed, 30 hurt in market blast", "killed 14, injured 30 = killed 14, injured 30"),
    ("Gunmen kill 3, kidnap 11 in Zorvan", "killed 3, abducted 11 = killed 3, abducted 11"),
]
PARTS = [  # Parts, rises, corrections, fates.
    ("The toll rose to 45 from 38.", "killed 45, killed 38 = killed 45"),
    ("The death toll rose from 38 to 45.", "killed 38-45 = killed 45"),
    ("Seven died on the spot and two more in hospital.", "killed 7, killed 2 = killed 9"),
    ("Not 12 people, as first reported, but nine were killed.", "killed 9 = killed 9"),
    ("Nine people were killed, not 12 as first reported.", "killed 9 = killed 9"),
    (
        "Two people were killed and five injured, two of them seriously.",
        "killed 2, injured 5, injured 2 within = killed 2, injured 5",
    ),
    ("Five people were killed in Arlan and three in Dorva.", "killed 5, killed 3 = killed 8"),
    ("The militia abducted 20 people and later released 15.", "abducted 20 = abducted 20"),
    ("Rescuers pulled four people alive from the rubble; six bodies were found.", "killed 6 = killed 6"),
    ("The five missing fishermen were found alive.", "nobody"),
    ("Two missing soldiers were found dead.", "killed 2 state_forces = killed 2"),
    ("Police arrested 30 people and released 12.", "detained 30 = detained 30"),
    ("Thirty people were arrested, of whom 12 were later released.", "detained 30 = detained 30"),
    ("The country hosts 400,000 refugees.", "displaced 400000 civilian = displaced 400000"),
    ("More than 5,000 displaced people returned home.", "nobody"),
    (
        "Ten villagers were killed and three, including a child, were wounded.",
        "killed 10 civilian, injured 3 civilian, injured 1 civilian within = killed 10, injured 3",
    ),
    (
        "They shot dead a guard, wounded two others and took four hostages.",
        "killed 1 state_forces, injured 2, abducted 4 = killed 1, injured 2, abducted 4",
    ),
    ("Six people died: five at the scene and one in hospital.", "killed 6, killed 5 within, killed 1 within = killed 6"),
    ("A bomb killed four people on Monday. A day later, a second bomb killed two people.", "killed 4, killed 2"),
    ("At least 10 people have been killed and 20 others remain missing.", "killed 10+, missing 20 = killed 10, missing 20"),
    ("The bodies of all nine hostages were found.", "killed 9 = killed 9"),
    (
        "Thirteen people died, five in the first blast and eight in the second.",
        "killed 13, killed 5 within, killed 8 within = killed 13",
    ),
    ("Fifteen bodies have been recovered, seven of them unidentified.", "killed 15, killed 7"),
    ("The number of wounded now stands at 112, up from 97 on Monday.", "injured 112, injured 97 = injured 112"),
    ("Man, 24, dies, woman, 31, critical after Tolma shooting", "killed 1, injured 1 civilian = killed 1, injured 1"),
    (
        "A woman was wounded on Sunday. Her daughter, who was shot and killed in 2012, had worked there.",
        "injured 1 civilian, killed 1 civilian = injured 1",
    ),
    ("A man opened fire in a bar on Sunday. The gunman wounded three people before he fled.", "injured 3 = injured 3"),
    ("The blast wounded 74 people, some 20 of them critically.", "injured 74, injured 18-22 within = injured 74"),
    ("Four men were shot and two of them died in Tolma.", "injured 4, killed 2 within = killed 2, injured 2"),
]
SUMS = [  # Sums over a stretch of time.
    ("Since October, 312 people have been killed.", "killed 312 = killed 312"),
    ("So far this year, 45 journalists have been killed.", "killed 45 civilian = killed 45"),
    ("The strike on Monday killed seven, bringing the number killed this year to 94.", "killed 7, killed 94"),
    ("More than 20,000 people have died since 2014.", "killed 20001+"),
]
THINGS = [  # Things and animals.
    ("The strike destroyed 12 tanks and killed three crew members.", "killed 3 state_forces = killed 3"),
    ("Raiders stole 300 cattle and killed two herders.", "killed 2 civilian = killed 2"),
    ("Raiders killed 40 camels.", "nobody"),
    ("A K9 officer was killed in a gunfight on Wednesday.", "killed 1 state_forces = killed 1"),
    ("A K-9 officer was killed in a gunfight on Wednesday.", "killed 1 state_forces = killed 1"),
    ("Two vehicles were hit, killing four people inside.", "killed 4 = killed 4"),
    ("The fire destroyed 200 homes and displaced 900 people.", "displaced 900 = displaced 900"),
    ("Two of the eight missiles hit a clinic, killing a nurse.", "killed 1 civilian = killed 1"),
    ("Gunmen kidnapped a bus driver and his 18 passengers.", "abducted 1 civilian, abducted 18 civilian = abducted 19"),
    ("Four hospitals and nine schools were hit.", "nobody"),
    ("A convoy of 30 trucks was attacked and one driver killed.", "killed 1 civilian = killed 1"),
    ("Troops recovered six rifles and arrested two suspects.", "detained 2 = detained 2"),
    ("Officers seized 21 detonators; 4 men are in custody.", "detained 4 = detained 4"),
    ("The blast killed 6 sheep and injured a shepherd.", "injured 1 civilian = injured 1"),
]


@pytest.mark.parametrize(("sentence", "expected"), [*NUMBERS, *NOBODY, *UNREAL, *WHO, *PARTS, *SUMS, *THINGS])
def test_a_plain_sentence_is_read_as_a_careful_reader_would(sentence, expected):
    tolls, _, totals = expected.partition(" = ")
    reading = recount.read(sentence, published="2025-03-04")
    assert _told(reading) == tolls
    if totals or tolls == "nobody":
        best = [f"{harm} {total.best}" for harm, total in reading.totals.items() if total.best]
        assert ", ".join(best) == totals


def _told(reading):
    tolls = sorted((claim for claim in reading.claims if isinstance(claim, Toll)), key=lambda toll: toll.count.start)
    return ", ".join(map(_words, tolls)) or "nobody"


def _words(toll):
    number = str(toll.low) if toll.low == toll.high else f"{toll.low}+" if toll.high is None else f"{toll.low}-{toll.high}"
    category = "" if toll.category == "unknown" else toll.category
    stance = "" if toll.stance == "asserts" else toll.stance
    return " ".join(filter(None, (toll.harm, number, category, "within" if toll.part_of else "", stance)))
