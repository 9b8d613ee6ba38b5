"""Who is said to back whom, who denies it, and which accusation each denial answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from recount.model import Party, Span, Stance, Support
from recount.reading.grammar.syntax import Line, Range, line_of
from recount.reading.identity import claim_id
from recount.reading.kinds.voice import Said, party_of, who_says
from recount.reading.lexicon.categories import fights
from recount.reading.lexicon.cues import ADMITTING, DENYING, REPORTING_VERB, cue_kind, stance_of
from recount.reading.lexicon.spotting import Spotter
from recount.reading.page import Page
from recount.reading.parties.known import names_in

Position = Literal["accuses", "denies", "admits"]

_STEMS: Final = (
    r"back|support|fund|financ|arm|harbou?r|sponsor|shelter|train|aid|abet|assist|equip|suppl(?:y|i)|foment|facilitat"
    r"|bankroll"
)
_BACKS: Final = re.compile(rf"(?:{_STEMS})(?:s|es|e|ed|ing|y|ies|ied|ping)?")
_GIVING: Final = r"provid|giv|gave|offer|lend|lent|suppl(?:y|i)|send|sent|ship|deliver|channel|smuggl|funnel|transfer"
_BACKING: Final = re.compile(rf"(?:{_STEMS}|{_GIVING})(?:p|tt|l|r)?ing")
_SENDS: Final = re.compile(rf"(?:{_GIVING})(?:p|l|r)?(?:s|es|e|ed|ing|y|ies|ied|en)?")  # what is sent tells
_GIVES: Final = re.compile(
    rf"(?:{_GIVING})\w* (?:\w+ ){{0,3}}?(?:support|backing|aid|arms|weapons|training|funding|funds|shelter|sanctuary|assistance"
    r"|safe havens?|drones|missiles|rockets|ammunition|money|cash|fuel|fighters|mercenaries)(?: and \w+)? (?:to|for) "
)
_CHARGING: Final = Spotter(rf"(?<!\w)(?:{_STEMS}|{_GIVING}|den(?:y|ie)|reject|dismiss|refut)")
_CHARGE: Final = re.compile(
    r"(?<!\w)(?:allegations?|accusations?|charges?|claims?|involvement|this|it|that|which|something)(?!\w)"
)
# What those who fight do and are in; whom else one can be accused of backing.
_CAUSES: Final = re.compile(
    r"(?<![\w-])(?:militancy|rebellion|terrorism|insurgenc(?:y|ies)|separatism|extremism|groups?|outfits?|factions?|cells?"
    r"|taliban|isis|isil|daesh|qaeda|armed|front|movement)(?!\w)"
)
_BOTH: Final = re.compile(r"(?<!\w)(?:both|all|the two|the three|they|neither)(?!\w)")
_STANCE: Final[dict[Position, Stance]] = {"denies": "denies", "admits": "acknowledges"}
_ADJECTIVE: Final = frozenset({"armed", "arms", "aid", "aids", "supplies", "suppliers"})
_OPEN: Final = re.compile(r"(?<!\w)(?:not|never|no|would|could|might|may|should|will|to|if|whether)(?!\w)|n't")


@dataclass(frozen=True, slots=True)
class _Charge:
    """One accusation or admission of a sentence: who backs whom by which words."""

    backers: list[Range]
    backed: Range
    speaker: Range | None
    position: Position
    at: Range


def find_support(page: Page) -> list[Support]:
    """Accusations of backing (one a backer), admissions, and denials, each tied by `about` to the accusation that it answers.

    An accusation needs somebody who makes it; what the outlet itself calls "X-backed" is none.
    """
    out: list[Support] = []
    for sentence in page.sentences:
        if not _CHARGING(page.quote(sentence)):
            continue
        line = line_of(page, sentence)
        for i in range(len(line)):
            charge = _charge(line, i)
            if charge:
                out += _supports(page, line, charge)
            elif DENYING.fullmatch(line.low(i)):
                out += _denials(page, line, i, out)
    return out


def _charge(line: Line, i: int) -> _Charge | None:
    """What the verb at word `i` charges: "accused X of backing Y", "X is funding Y", "Y are backed by X"."""
    gerund = _BACKING.fullmatch(line.low(i)) is not None
    backs = _BACKS.fullmatch(line.low(i)) or _SENDS.fullmatch(line.low(i))
    if not gerund and (line.low(i) in _ADJECTIVE or not backs or line.tag(i) not in ("N", "E", "V")):
        return None
    if gerund and line.low(i - 1) in ("of", "for", "with"):
        return _accused(line, i)
    if gerund and (DENYING.fullmatch(line.low(i - 1)) or ADMITTING.fullmatch(line.low(i - 1))):
        who, backed = line.subject(i - 1), _backed(line, i)
        admits = bool(ADMITTING.fullmatch(line.low(i - 1)))
        return _Charge([who], backed, who, "admits", (i - 1, i + 1)) if who and backed and admits else None
    if line.low(i).endswith("ed") and line.low(i + 1) == "by":
        full = line.tag(line.verb_start(i)) == "A"  # "rebels backed by X attacked" describes, "are backed by X" states
        backed, backer = line.subject(i) if full else None, line.coordinated(i + 2)
        return _stated(line, backer, backed, i) if backed and _fights(line, backed) else None
    if gerund and line.tag(i - 1) not in ("A", "B"):
        return None
    if line.tag(i) == "N" and line.low(i - 1) in ("and", "or"):
        return None  # "Washington says Tehran arms and trains X": whose verb it is stays open
    if line.low(i).endswith(("ed", "ing", "s", "sent", "gave")) or line.tag(i) == "V":
        named, who, backed = _named_before(line, i), line.subject(i), _backed(line, i)
        return _stated(line, [named] if named else line.parts(who), backed, i) if who and backed else None
    return None


def _named_before(line: Line, i: int) -> Range | None:
    """The name that stands before a verb which could be a noun, where somebody says so: "says Afghanistan shelters the"."""
    a = i
    while a > 0 and line.tag(a - 1) in "DNMZ":
        a -= 1
    told = line.low(a - 1) == "that" or REPORTING_VERB.fullmatch(line.low(a - 1))
    if line.tag(i) != "N" or a == i or not told or line.word(i)[:1].isupper():
        return None
    named = names_in(line.printed((a, i))).matches
    return (a, i) if any(m.entry.side in ("state", "armed_group") for m in named) else None


def _accused(line: Line, i: int) -> _Charge | None:
    """ "Z accused X of backing Y", "Z blamed X for funding Y"; in the passive X is the subject."""
    cue = next((k for k in range(i - 1, max(-1, i - 25), -1) if _accusing(line, k)), None)
    backed = _backed(line, i)
    if cue is None or backed is None:
        return None
    passive = line.is_passive(cue)
    subject = line.subject(cue)
    backers = line.parts(subject) if passive else [p for p in line.coordinated(cue + 1) if p[1] <= i]
    by = line.agent(cue + 1) if passive and line.low(cue + 1) == "by" else None
    return _Charge(backers, backed, by if passive else subject, "accuses", (cue, i + 1)) if backers else None


def _accusing(line: Line, k: int) -> bool:
    return line.tag(k) in ("E", "V", "G") and cue_kind(line.low(k)) == "accuses"


def _stated(line: Line, backers: list[Range], backed: Range, i: int) -> _Charge | None:
    """A plain statement that X backs Y; it is an accusation where somebody is named who says so."""
    if not backers or _OPEN.search(line.words(line.verb_start(i), i)) or line.low(backers[0][0]) in ("we", "i", "you"):
        return None
    return _Charge(backers, backed, None, "accuses", (min(backers[0][0], i), max(backed[1], i + 1)))


def _backed(line: Line, i: int) -> Range | None:
    """Whom the backing verb at word `i` is said to back."""
    given = _GIVES.match(line.words(i, i + 9) + " ")
    if given is None and _SENDS.fullmatch(line.low(i)) and not line.low(i).startswith("suppl"):
        return None
    start = i + len(given.group().split()) if given else i + 1
    if line.low(start) in ("and", "or") and _BACKING.fullmatch(line.low(start + 1)):
        start += 2
    words = line.joined(start)
    return words if words and _fights(line, words) else None


def _fights(line: Line, words: Range) -> bool:
    """Whether a phrase names fighters: by a word for them or by the name of an armed group."""
    if any(fights(line.low(k)) for k in range(*words)) or _CAUSES.search(line.words(*words)):
        return True
    return any(match.entry.side == "armed_group" for match in names_in(line.printed(words)).matches)


def _without_kin(line: Line, words: Range) -> Range:
    """A name without the common noun before it: "neighbours India" is India."""
    a, b = words
    named = line.word(b - 1)[0].isupper()
    while named and a < b - 1 and line.tag(a) == "N" and line.word(a).islower() and line.low(a).endswith("s"):
        a += 1
    return a, b


def _supports(page: Page, line: Line, charge: _Charge) -> list[Support]:
    """One record a backer; none where nobody says so. Who says that it backs somebody itself admits it."""
    said = _said(page, line, charge)
    denied = said.cue is not None and cue_kind(page.quote(said.cue)) == "denies"
    charged = cue_kind(line.low(charge.at[0])) == "accuses"
    if said.speaker is None and not charged:
        return []
    backed = party_of(page, line, charge.backed)
    out = []
    for words in charge.backers:
        backer = party_of(page, line, _without_kin(line, words))
        own = said.speaker is not None and _is(said.speaker, backer)
        position: Position = "denies" if denied else "admits" if own else charge.position
        if charged or backer.side != "unknown" or backer.name:
            out.append(_record(page, line, said, (backer, backed), position))
    return out


def _said(page: Page, line: Line, charge: _Charge) -> Said:
    """Who accuses: the subject of the accusing verb, else whoever says the sentence."""
    said = who_says(page, line, charge.at)
    if charge.speaker is None:
        return said
    return Said(said.attribution, party_of(page, line, charge.speaker), line.span((charge.at[0], charge.at[0] + 1)))


def _record(
    page: Page, line: Line, said: Said, pair: tuple[Party, Party | None], position: Position, about: str | None = None
) -> Support:
    backer, backed = pair
    evidence = line.span((0, len(line)))
    starts = (party.start if party else None for party in (backer, backed, said.speaker))
    return Support(
        id=claim_id(page.document.id, "support", evidence.start, position, *starts),
        evidence=evidence,
        attribution=said.attribution,
        speaker=said.speaker,
        stance=_STANCE.get(position) or stance_of(page.text, evidence, said.cue),
        backer=backer,
        backed=backed,
        position=position,
        about=about,
    )


def _denials(page: Page, line: Line, i: int, told: list[Support]) -> list[Support]:
    """The denials by the verb at word `i`: "both deny it", "X denies backing Y", "allegations that X rejects"."""
    denier, gerund = _denier(line, i), _BACKING.fullmatch(line.low(i + 1))
    if denier is None or _OPEN.search(line.words(line.verb_start(i), i)):
        return []
    backed = _backed(line, i + 1) if gerund else None
    charges = _charges(told)
    if not backed and not _CHARGE.search(line.words(denier[0] - 3, denier[0]) + " " + line.words(i + 1, i + 6)):
        return []
    parties = [party_of(page, line, p) for p in line.parts(denier)] or [party_of(page, line, denier)]
    plural = bool(_BOTH.search(line.words(*denier))) and len(parties) == 1
    out = []
    for charge in charges:
        party = charge.backer if plural else next((p for p in parties if _is(p, charge.backer)), None)
        if party:
            said = Said(_attribution(page, line, i), party, line.span((i, i + 1)))
            out.append(_record(page, line, said, (charge.backer, charge.backed), "denies", charge.id))
    if not out and backed:
        said = Said(_attribution(page, line, i), parties[0], line.span((i, i + 1)))
        out.append(_record(page, line, said, (parties[0], party_of(page, line, backed)), "denies"))
    return out


def _denier(line: Line, i: int) -> Range | None:
    """Who denies: the subject, or after "by" in the passive."""
    if line.is_passive(i):
        return line.joined(i + 2) if line.low(i + 1) == "by" else None
    who = line.subject(i)
    charge = next((k for k in range(*who) if _CHARGE.fullmatch(line.low(k))), None) if who else None
    if who and charge is not None and line.low(who[0]) in ("a", "an") and charge + 1 < who[1]:
        return charge + 1, who[1]  # "a charge Kabul denies"
    return who


def _attribution(page: Page, line: Line, i: int) -> str | None:
    cue: Span = line.span((i, i + 1))
    return next((a.id for a in page.attributions if a.cue and a.cue.start < cue.end and cue.start < a.cue.end), None)


def _charges(told: list[Support]) -> list[Support]:
    """The accusations that a denial can answer: those of the last accusing sentence, and earlier ones of other backers."""
    found: dict[str, Support] = {}
    for support in told[-40:]:
        if support.position == "accuses":
            found[support.backer.name or support.backer.text.lower()] = support
    last = max((s.evidence for s in found.values()), default=None)
    return sorted(found.values(), key=lambda s: (s.evidence != last, s.evidence, s.backer.start))


def _is(denier: Party, accused: Party) -> bool:
    """Whether a denier answers for the accused: the same party, or named inside it ("India's foreign ministry")."""
    one, other = (denier.name or denier.text).lower(), (accused.name or accused.text).lower()
    return one == other or other in denier.text.lower() or other in one
