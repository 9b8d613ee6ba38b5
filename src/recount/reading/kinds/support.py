"""Who is said to back whom, who denies it, and which accusation each denial answers."""

from __future__ import annotations

import re
from typing import Final

from recount.model import Party, Span, Stance, Support
from recount.reading.grammar.syntax import Line, Range, line_of
from recount.reading.identity import claim_id
from recount.reading.kinds.backing import BACKING, GIVING, OPEN, STEMS, Charge, Position, backed_at, charge_at
from recount.reading.kinds.voice import Said, party_of, who_says
from recount.reading.lexicon.cues import DENYING, cue_kind, stance_of
from recount.reading.lexicon.spotting import Spotter
from recount.reading.page import Page

_CHARGING: Final = Spotter(rf"(?<!\w)(?:{STEMS}|{GIVING}|alongside|den(?:y|ie)|reject|dismiss|refut)")
_CHARGE: Final = re.compile(
    r"(?<!\w)(?:allegations?|accusations?|charges?|claims?|involvement|this|it|that|which|something)(?!\w)"
)
_BOTH: Final = re.compile(r"(?<!\w)(?:both|all|the two|the three|they|neither)(?!\w)")
_STANCE: Final[dict[Position, Stance]] = {"denies": "denies", "admits": "acknowledges"}


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
            charge = charge_at(line, i)
            if charge:
                out += _supports(page, line, charge)
            elif DENYING.fullmatch(line.low(i)):
                out += _denials(page, line, i, out)
    return out


def _without_kin(line: Line, words: Range) -> Range:
    """A name without the common noun before it: "neighbours India" is India."""
    a, b = words
    named = line.word(b - 1)[0].isupper()
    while named and a < b - 1 and line.tag(a) == "N" and line.word(a).islower() and line.low(a).endswith("s"):
        a += 1
    return a, b


def _supports(page: Page, line: Line, charge: Charge) -> list[Support]:
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


def _said(page: Page, line: Line, charge: Charge) -> Said:
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
    denier, gerund = _denier(line, i), BACKING.fullmatch(line.low(i + 1))
    if denier is None or OPEN.search(line.words(line.verb_start(i), i)):
        return []
    backed = backed_at(line, i + 1) if gerund else None
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
