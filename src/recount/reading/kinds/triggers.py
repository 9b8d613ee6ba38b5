"""The words by which English reports that something happened in a conflict, typed with ACLED's event and sub-event types.

Types: ACLED Codebook (2023), six event types and their sub-event types. An attack is typed by whom it hits: on people who do
not fight it is violence against civilians, on fighters and their posts a battle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from recount.reading.grammar.tags import word_set
from recount.reading.lexicon.categories import acts, is_armed, is_civil
from recount.reading.lexicon.nouns import lemma
from recount.reading.lexicon.spotting import Spotter
from recount.reading.parties.known import names_in

BATTLES, REMOTE = "Battles", "Explosions/Remote violence"
CIVILIANS, STRATEGIC = "Violence against civilians", "Strategic developments"
PROTESTS, RIOTS = "Protests", "Riots"
CLASH: Final = (BATTLES, "Armed clash")
ATTACK: Final = (CIVILIANS, "Attack")
STRIKE: Final = (REMOTE, "Air/drone strike")
SHELLING: Final = (REMOTE, "Shelling/artillery/missile attack")
MINE: Final = (REMOTE, "Remote explosive/landmine/IED")
SUICIDE: Final = (REMOTE, "Suicide bomb")
GRENADE: Final = (REMOTE, "Grenade")
CHEMICAL: Final = (REMOTE, "Chemical weapon")
ABDUCTION: Final = (CIVILIANS, "Abduction/forced disappearance")
ARRESTS: Final = (STRATEGIC, "Arrests")
DESTRUCTION: Final = (STRATEGIC, "Looting/property destruction")
REGAINED: Final = (BATTLES, "Government regains territory")
OVERTAKEN: Final = (BATTLES, "Non-state actor overtakes territory")
AGREEMENT: Final = (STRATEGIC, "Agreement")
DISRUPTED: Final = (STRATEGIC, "Disrupted weapons use")
PROTEST: Final = (PROTESTS, "Peaceful protest")
CONTAINED: Final = (PROTESTS, "Protest with intervention")
EXCESSIVE: Final = (PROTESTS, "Excessive force against protesters")
MOB: Final = (RIOTS, "Mob violence")
DISORDER: Final = (RIOTS, "Violent demonstration")

# Families: what can be the same event under another word. An "assault" can be "the attack", a "sweep" "the operation".
_FAMILIES: Final = {
    "attack": (ATTACK, STRIKE, SHELLING, MINE, SUICIDE, GRENADE, CHEMICAL),
    "fight": (CLASH,),
    "abduction": (ABDUCTION,),
    "arrest": (ARRESTS,),
    "destruction": (DESTRUCTION,),
    "territory": (REGAINED, OVERTAKEN),
    "agreement": (AGREEMENT,),
    "disruption": (DISRUPTED,),
    "protest": (PROTEST, CONTAINED, EXCESSIVE),
    "riot": (MOB, DISORDER),
}
FAMILY: Final = {kind: family for family, kinds in _FAMILIES.items() for kind in kinds}


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a word can stand for; `family` groups the words that can mean one event."""

    type: tuple[str, str]
    family: str


def _table(rows: dict[str, tuple[str, str]], operations: str = "") -> dict[str, Trigger]:
    table = {word: Trigger(kind, FAMILY[kind]) for words, kind in rows.items() for word in words.split()}
    return table | {word: Trigger(CLASH, "operation") for word in operations.split()}


# Singular forms; a plural is looked up by its singular.
NOUNS: Final = _table(
    {
        "attack assault raid ambush onslaught incursion rampage": ATTACK,
        "massacre execution beheading lynching shooting stabbing assassination slaying": ATTACK,
        "clash battle gunfight gun-fight firefight fire-fight gunbattle gun-battle": CLASH,
        "shootout shoot-out encounter skirmish fighting": CLASH,
        "airstrike strike air-strike bombardment airstrikes": STRIKE,
        "shelling barrage": SHELLING,
        "explosion blast detonation bombing": MINE,
        "abduction kidnapping kidnap": ABDUCTION,
        "arrest round-up": ARRESTS,
        "arson looting torching ransacking": DESTRUCTION,
        "protest demonstration sit-in": PROTEST,
        "riot rioting": MOB,
        "ceasefire truce": AGREEMENT,
    },
    "operation offensive campaign sweep crackdown incursion",
)
VERBS: Final = _table(
    {
        "attacked assaulted raided ambushed stormed targeted assailed": ATTACK,
        "executed beheaded lynched massacred assassinated murdered gunned": ATTACK,
        "clashed": CLASH,
        "bombed airstriked": STRIKE,
        "shelled bombarded": SHELLING,
        "detonated exploded": MINE,
        "abducted kidnapped": ABDUCTION,
        "arrested detained nabbed apprehended": ARRESTS,
        "looted torched ransacked vandalised vandalized": DESTRUCTION,
        "recaptured retook": REGAINED,
        "overran": OVERTAKEN,
        "defused": DISRUPTED,
        "protested demonstrated": PROTEST,
        "rioted": MOB,
    }
)
_STRIKING: Final = _table(
    {
        "bomb ied landmine mine device explosive ordnance": MINE,
        "jet warplane plane aircraft helicopter gunship drone uav": STRIKE,
        "missile rocket shell mortar artillery projectile": SHELLING,
        "grenade": GRENADE,
    }
)
ANAPHORS: Final = frozenset({"action", "actions", "incident", "incidents", "violence"})  # stand for an attack told before
_DISPERSING: Final = r"(?:tear[- ]?gas|rubber bullets|water cannons?|stun grenades)(?: (?:and|or) (?:\w+ )?\w+)?"
# Verbs of several words: the words after the verb, as a pattern over the lower-case sentence.
PHRASES: Final[tuple[tuple[re.Pattern[str], Trigger], ...]] = tuple(
    (re.compile(words), Trigger(kind, FAMILY[kind]))
    for words, kind in (
        (r"opened (?:\w+ )?(?:fire|firing) (?:on|at|upon)", ATTACK),
        (r"launched (?:\w+ ){0,4}drones? (?:at|on|into|against|towards?)(?!\w)", STRIKE),
        (
            r"(?:fired|launched) (?:\w+ ){0,6}(?:rockets?|mortars?|missiles?|shells?|mortar rounds?)"
            r" (?:at|on|into|against|towards?)(?!\w)",
            SHELLING,
        ),
        (rf"(?:fired|lobbed|hurled) (?:\w+ ){{0,3}}?{_DISPERSING} (?:at|on|into|against|to disperse)", ATTACK),
        (rf"dispersed(?= .*{_DISPERSING})", ATTACK),
        (r"fired (?:indiscriminately )?(?:on|at|upon)", ATTACK),
        (r"(?:hurled|lobbed|threw|tossed) (?:\w+ ){0,3}grenades? (?:at|on|into|towards?|inside)", GRENADE),
        (r"(?:dropped) (?:\w+ ){0,3}(?:barrel )?bombs? (?:on|over)", STRIKE),
        (r"(?:triggered|exploded|set off|detonated) (?:\w+ ){0,3}(?:blast|explosion|ied|landmine|mine|bomb|device)s?", MINE),
        (r"blew (?:up|himself up|herself up|themselves up)", MINE),
        (r"set (?:\w+ ){0,4}(?:ablaze|on fire)|set (?:fire|ablaze) to", DESTRUCTION),
        (r"shot (?:and killed|dead)", ATTACK),
        (r"hacked (?:\w+ ){0,3}to death", ATTACK),
        (r"clashed with", CLASH),
    )
)
PHRASE_VERBS: Final = word_set(
    "opened fired launched hurled lobbed threw tossed dropped triggered exploded set detonated blew shot hacked clashed"
    " dispersed"
)
REPORTS_EVENT: Final = Spotter(
    r"attack|assault|raid|ambush|onslaught|incursion|massacre|execut|behead|lynch|shoot|shot|stab|assassin|slay|clash"
    r"|battle|fight|encounter|skirmish|strike|bomb|shell|barrage|explo|blast|deton|abduct|kidnap|arrest|arson|loot|torch"
    r"|ransack|protest|demonstrat|rally|sit-in|riot|truce|ceasefire|operation|offensive|campaign|sweep|crackdown|storm"
    r"|target|murder|gunned|detain|nabbed|apprehend|vandali|retook|recaptur|overran|defus|fire|hurl|lobb|tossed|threw|blew"
    r"|hack|rampage|missile|rocket|mortar|drone|\bjets?\b|warplane|aircraft|helicopter|gunship|grenade|\bieds?\b|\bmines?\b|struck|pounded"
    r"|landmine|device|artillery|projectile|\buavs?\b|tear|dispers|water|rubber"
)

_MEANS: Final[tuple[tuple[re.Pattern[str], tuple[str, str]], ...]] = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), kind)
    for words, kind in (
        (r"suicide|fidayeen|explosive vest|himself up|herself up|themselves up", SUICIDE),
        (r"chemical|poison(?:ous)? gas|toxic gas|gas (?:attacks?|massacre)|sarin|chlorine|nerve agent", CHEMICAL),
        (
            r"air|aerial|drones?|airstrikes?|air-strikes?|warplanes?|jets?|aircraft|helicopters?|barrel bombs?|planes?"
            r"|uav",
            STRIKE,
        ),
        (r"grenades?", GRENADE),
        (
            r"car bombs?|truck bombs?|roadside|ied|ieds|landmines?|mines?|bomb attacks?|car|explosive device|blast"
            r"|claymore",
            MINE,
        ),
        (r"rockets?|mortars?|artillery|missiles?|shell(?:ing|s)?|tanks?", SHELLING),
    )
)
_MOB: Final = re.compile(r"(?<!\w)(?:mobs?|rioters?|villagers|protest[eo]rs?|demonstrators?|crowds?)(?!\w)")
_CROWD_CONTROL: Final = re.compile(r"(?<!\w)(?:tear[- ]?gas|rubber bullets|water cannons?|batons?|stun grenades)(?!\w)")
_PROTESTING: Final = re.compile(r"(?<!\w)(?:protest\w*|demonstrat\w*|marchers?|rally|rallies|sit-in)(?!\w)")
_VIOLENT: Final = re.compile(r"(?<!\w)(?:violent|violence|stones?|clash\w*|tear gas)(?!\w)")
_WEAPONS: Final = word_set("bomb ied device mine landmine explosive vest jacket round shell rocket missile grenade it himself")


@lru_cache(maxsize=10_000)
def noun_trigger(low: str) -> Trigger | None:
    """The trigger of a noun, singular or plural."""
    return NOUNS.get(low) or NOUNS.get(lemma(low))


@lru_cache(maxsize=10_000)
def weapon_trigger(low: str) -> Trigger | None:
    """The trigger of a noun for what strikes by itself, singular or plural: a bomb, a jet, a missile."""
    return _STRIKING.get(low) or _STRIKING.get(lemma(low))


def is_weapon(low: str) -> bool:
    """Whether a lower-case noun is what an attack is done with, singular or plural, and nobody who can be attacked."""
    return lemma(low) in _WEAPONS


def typed(trigger: Trigger, phrase: str, doer: str, target: str) -> tuple[str, str]:
    """ACLED's types of a trigger, given the words that name the means and the doer, in lower case, and the target's."""
    if trigger.family in ("attack", "fight") and (kind := _of_unrest(phrase, doer, target)):
        return kind
    if trigger.family in ("attack", "operation") and trigger.type not in (SHELLING, CHEMICAL):
        means = next((kind for pattern, kind in _MEANS if pattern.search(phrase)), None)
        if means:
            return means
    if trigger.type == PROTEST and _VIOLENT.search(phrase):
        return DISORDER
    if trigger.type == ATTACK:
        return CLASH if _is_armed(target) and not is_civil(target) else ATTACK
    return trigger.type


def _is_armed(target: str) -> bool:
    """Whether a phrase names who fights, by a word for them or by the name of an armed group."""
    named = names_in(target).matches
    return is_armed(target) or any(m.entry.side == "armed_group" and not m.linked for m in named)


def _of_unrest(phrase: str, doer: str, target: str) -> tuple[str, str] | None:
    """The type of violence by a crowd, or against one that protests; None where neither is told."""
    if _MOB.search(doer):
        return DISORDER if _PROTESTING.search(doer) else MOB
    if _PROTESTING.search(target.lower()) and (acts(doer) or _CROWD_CONTROL.search(phrase)):
        return CONTAINED if _CROWD_CONTROL.search(phrase) else EXCESSIVE
    return None
