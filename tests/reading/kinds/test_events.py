import pytest

from recount.model import Event
from recount.reading.kinds import find_events
from tests.reading.kinds.pages import page_of


def only(text: str) -> tuple[Event, list[str]]:
    page = page_of(text)
    (event,) = find_events(page)
    return event, [page.quote(t) for t in event.targets]


@pytest.mark.parametrize(
    ("text", "initiator", "targets", "kind"),
    [
        ("Rebels attacked a school and two shops near Quetta.", "Rebels", ["a school", "two shops"], "Attack"),
        ("The army camp was attacked by insurgents on Monday.", "insurgents", ["The army camp"], "Armed clash"),
        ("The insurgents' assault on a police station lasted an hour.", "The insurgents", ["a police station"], "Armed clash"),
        ("An attack on a market by gunmen emptied the town.", "gunmen", ["a market"], "Attack"),
        ("A hospital in Aleppo was hit by an air strike on Friday.", None, ["A hospital"], "Air/drone strike"),
        ("Militants launched a rocket attack on a base.", "Militants", ["a base"], "Shelling/artillery/missile attack"),
        ("Militants kidnapped three teachers in Quetta.", "Militants", ["three teachers"], "Abduction/forced disappearance"),
        ("Police arrested four students.", "Police", ["four students"], "Arrests"),
        ("Two teachers shot dead in Kharan", None, ["Two teachers"], "Attack"),
        ("Gunmen shot dead two teachers in Kharan.", "Gunmen", ["two teachers"], "Attack"),
        ("Clashes broke out between the army and rebels in Aleppo.", "the army", ["rebels"], "Armed clash"),
    ],
)
def test_who_did_what_to_whom(text, initiator, targets, kind):
    event, hit = only(text)
    assert (event.initiator.text if event.initiator else None, hit, event.sub_event_type) == (initiator, targets, kind)


@pytest.mark.parametrize(
    "text",
    [
        "There was no attack on the town.",
        "The army could attack the camp next week.",
        "If rebels attacked the bridge, the town would starve.",
        "Rebels threatened an assault on the capital.",
        "Attacks are common in the valley.",
        "Armed groups have repeatedly targeted schools over the years.",
        "The union called a general strike on Monday.",
        "She won a legal battle in Quetta.",
        "Two attack helicopters stood on the runway.",
        "The leader pledged to keep fighting against the rebels.",
        "Neither the army nor the police reported an attack on the camp.",
        "The guerrillas have been able to carry out attacks on the airport.",
        "A resistance movement fighting against terrorism met in the valley.",
        "The candidate attacked police officers over their report.",
    ],
)
def test_what_did_not_happen_is_no_event(text):
    assert find_events(page_of(text)) == []


@pytest.mark.parametrize(
    ("text", "initiator", "targets"),
    [
        ("Troops killed at least nine rebels in a raid near Tolma.", "Troops", []),
        ("Nine rebels killed in raid near Tolma", None, ["Nine rebels"]),
        ("Two soldiers killed in raid targeting smugglers", None, ["smugglers"]),
        ("A major offensive by the army began on Monday.", "the army", []),
    ],
)
def test_who_kills_in_a_raid_did_it_and_who_is_killed_in_one_did_not(text, initiator, targets):
    event, hit = only(text)
    assert (event.initiator.text if event.initiator else None, hit) == (initiator, targets)


@pytest.mark.parametrize(
    ("text", "initiator"),
    [
        ("An anti-rebel operation killed two people near Tolma.", None),
        ("Anti-Naxalites operation chief Dev Lal said the anti-Maoist raid on a camp had ended.", None),
        ("An Anti-Terror Squad raid on a house in Tolma ended at dawn.", "Anti-Terror Squad"),
        ("Anti-Naxalites attacked a camp near Tolma.", "Anti-Naxalites"),
    ],
)
def test_whom_an_operation_is_against_did_not_start_it(text, initiator):
    (event,) = find_events(page_of(text))
    assert (event.initiator.text if event.initiator else None) == initiator


def test_an_operation_has_its_name_its_gloss_its_day_and_what_it_answers():
    text = (
        "Kenya's military ended a security sweep on Sunday that followed raids. The operation, code-named 'Linda Pwani' "
        "(Guard the Coast), was initiated on January 12 following coordinated assaults by the Northern Front. The army "
        "said the attacks came at night, targeting mosques, clinics, and army posts."
    )
    page = page_of(text)
    events = {e.name: e for e in find_events(page)}
    operation, attacks = events["Linda Pwani"], events[None]
    assert operation.gloss == "Guard the Coast"
    assert operation.when is not None
    assert operation.when.first == "2026-01-12"
    assert operation.response_to == attacks.id
    assert attacks.initiator is not None
    assert attacks.initiator.text.endswith("Northern Front")
    assert [page.quote(t) for t in attacks.targets] == ["mosques", "clinics", "army posts"]


def test_operation_names_in_capitals():
    event, _ = only("The navy launched Operation Silent Tide against smugglers in May.")
    assert event.name == "Operation Silent Tide"


def test_one_event_told_twice_is_one_claim_and_two_are_two():
    text = (
        "Gunmen attacked a bus in Quetta on Monday. The attack was the work of a small cell. Gunmen attacked a bus in"
        " Karachi on Tuesday."
    )
    page = page_of(text)
    assert [page.quote(t) for e in find_events(page) for t in e.targets] == ["a bus", "a bus"]


def test_a_day_of_reporting_is_no_day_of_the_event():
    event, _ = only("Rebels shelled a school in Aleppo, the governor said on Wednesday.")
    assert event.when is None
    assert event.speaker is not None
    assert event.speaker.text == "the governor"


def test_ids_and_order_do_not_depend_on_the_run():
    text = "Rebels attacked a school. Police arrested four men. Clashes broke out between the army and rebels."
    first, again = find_events(page_of(text)), find_events(page_of(text))
    assert first == again
    assert len({e.id for e in first}) == 3


@pytest.mark.parametrize(
    ("text", "initiator", "targets", "party"),
    [
        ("Tough battle is underway between the army and the rebels in Aleppo.", "the army", ["the rebels"], "the rebels"),
        ("The army clashed with the rebels killing and wounding dozens.", "The army", ["the rebels"], "the rebels"),
        ("Soldiers launched an operation against terrorism in Quetta.", "Soldiers", [], None),
        (
            "The army carried out strikes against the rebel-held areas of the north.",
            "The army",
            ["the rebel-held areas of the north"],
            None,
        ),
        ("The Northern Front has mounted a major Aleppo offensive.", "The Northern Front", [], None),
        ("Rebels fired rockets at the army's positions.", "Rebels", ["the army's positions"], None),
        ("Gunmen fired at a bus at 8.30 pm local time.", "Gunmen", ["a bus"], None),
        ("Police said so far 300 students have been arrested in Quetta.", None, ["300 students"], "300 students"),
    ],
)
def test_who_acts_is_somebody_and_what_is_hit_can_be_touched(text, initiator, targets, party):
    event, hit = only(text)
    found = (event.initiator.text if event.initiator else None, hit, event.target.text if event.target else None)
    assert found == (initiator, targets, party)


def test_somebody_unknown_is_no_party():
    event, _ = only("Someone opened fire on a market in Aleppo.")
    assert event.initiator is None


def test_forces_are_on_the_side_of_whom_they_belong_to():
    event, _ = only("The Northern Front said its forces attacked a bridge in Aleppo.")
    assert event.initiator is not None
    assert event.initiator.side == "armed_group"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Villagers in Shabwa said the US drone strikes on a market had stopped.", "Shabwa"),
        ("Rebels attacked a post on the Pakistan border.", "Pakistan"),
        ("Israeli forces raided the West Bank city of Jenin on Monday.", "Janin"),
        ("A blast on the edge of Ogossagou in central Mali's Mopti region killed two.", "Mopti"),
        ("The attack in Tillabéri, near the border with Mali, killed 12 soldiers.", "Tillabéri"),
        ("Clashes erupted in Kidal, northern Mali.", "Kidal"),
    ],
)
def test_whose_drones_they_are_is_not_where_they_struck(text, place):
    event, _ = only(text)
    assert event.place is not None
    assert event.place.name == place


@pytest.mark.parametrize(
    ("text", "initiator", "targets", "kind"),
    [
        ("A roadside bomb struck a police van in Quetta.", None, ["a police van"], "Remote explosive/landmine/IED"),
        ("A car bomb went off outside a mosque in Mogadishu.", None, ["a mosque"], "Remote explosive/landmine/IED"),
        ("Two soldiers were killed by a landmine near Kidal.", None, ["Two soldiers"], "Remote explosive/landmine/IED"),
        ("A boy stepped on a landmine in Kunduz.", None, ["A boy"], "Remote explosive/landmine/IED"),
        ("Jets struck Sanaa on Tuesday.", None, ["Sanaa"], "Air/drone strike"),
        ("Ukrainian drones hit an oil depot in Engels.", "Ukrainian", ["an oil depot"], "Air/drone strike"),
        ("Israeli air strikes hit Rafah on Monday.", "Israeli", ["Rafah"], "Air/drone strike"),
        ("A US drone strike on a car in Idlib failed.", "US", ["a car"], "Air/drone strike"),
        ("Saudi-led coalition jets struck a barracks.", "Saudi-led coalition jets", ["a barracks"], "Air/drone strike"),
        ("The air force struck a convoy in Tigray.", "The air force", ["a convoy"], "Air/drone strike"),
        ("A shell landed on a house in Omdurman.", None, ["a house"], "Shelling/artillery/missile attack"),
        ("A grenade exploded outside a bus stop in Bujumbura.", None, ["a bus stop"], "Grenade"),
    ],
)
def test_what_a_weapon_hit_is_an_event_and_whose_it_is_did_it(text, initiator, targets, kind):
    event, hit = only(text)
    assert (event.initiator.text if event.initiator else None, hit, event.sub_event_type) == (initiator, targets, kind)


@pytest.mark.parametrize(
    "text",
    [
        "Russia and Ukraine struck a deal on grain.",
        "An earthquake struck the town of Gao.",
        "An army helicopter hit a power line in Kandahar.",
        "A plane carrying aid landed in El Fasher.",
        "If a missile hits the city, sirens sound.",
        "The army denied reports that it had bombed the camp.",
    ],
)
def test_what_no_weapon_did_is_no_event(text):
    assert find_events(page_of(text)) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Soldiers fired on a crowd of protesters in Mandalay.", ("Protests", "Excessive force against protesters")),
        ("Police fired tear gas at protesters in Port-au-Prince.", ("Protests", "Protest with intervention")),
        ("Protesters clashed with police in Dhaka.", ("Riots", "Violent demonstration")),
        ("Two men were lynched by a mob in Lahore.", ("Riots", "Mob violence")),
        ("Gunmen opened fire on a car in Gao.", ("Violence against civilians", "Attack")),
        ("Rebels attacked an air base near Merowe.", ("Battles", "Armed clash")),
        ("The army targeted Boko Haram in Sambisa.", ("Battles", "Armed clash")),
    ],
)
def test_doers_and_targets_tell_the_type(text, kind):
    event, _ = only(text)
    assert (event.event_type, event.sub_event_type) == kind


def test_what_was_answered_is_another_event_in_another_place():
    text = "Israel bombed Aleppo in response to the attack on Haifa."
    answered, answer = sorted(find_events(page_of(text)), key=lambda e: e.response_to is not None)
    assert (answer.response_to, answer.place.name, answered.place.name) == (answered.id, "Aleppo", "Haifa")


@pytest.mark.parametrize("text", ["Rockets hit Tripoli in northern Lebanon.", "Bandits attacked Yelwata in Benue."])
def test_a_town_is_hit_and_no_party(text):
    event, _ = only(text)
    assert event.targets
    assert event.target is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A bombing in Lahore killed 75 people.", "Remote explosive/landmine/IED"),
        ("An Israeli bombing of a school in Rafah killed 20.", "Air/drone strike"),
    ],
)
def test_bombings_are_of_the_air_where_a_state_bombs(text, kind):
    event, _ = only(text)
    assert event.sub_event_type == kind
