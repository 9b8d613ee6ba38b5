"""Who did the harm of a count, as its own sentence says it: "killed by X", "X killed", "X air strikes", "an encounter with X".

As the annotators ruled, only an explicit agent counts: bare instruments ("air strikes", "a terrorist attack") name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from recount.model import Span
from recount.reading.grammar.syntax import Line, Range, line_of
from recount.reading.grammar.tags import word_set
from recount.reading.kinds.triggers import VERBS, noun_trigger
from recount.reading.lexicon.categories import may_act
from recount.reading.lexicon.cues import REPORTING_VERB
from recount.reading.lexicon.numbers import COUNTING_WORDS
from recount.reading.lexicon.parties import opposes
from recount.reading.lexicon.patterns import any_of
from recount.reading.page import Page
from recount.reading.parties.categories import label

_PLACING: Final = word_set("in at near on outside inside")
_HARMS: Final = re.compile(
    any_of(
        "kill(?:ed|s|ing)? shot shooting gunned gunning murder(?:ed|ing) slain injur(?:ed|es|ing) wound(?:ed|s|ing)"
        " execut(?:ed|ing) behead(?:ed|ing) hacked massacred slaughter(?:ed|ing) lynched stabbed abduct(?:ed|ing)"
        " kidnap(?:ped|ping) arrest(?:ed|ing) detain(?:ed|ing) nabbed captur(?:ed|ing) eliminat(?:ed|ing)"
        " neutrali[sz](?:ed|ing) claiming martyr(?:ed|ing) apprehend(?:ed|ing) left leaving leaves seized tak(?:en|ing) burnt"
        " burned assassinated"
    )
)
_DID: Final = frozenset(word for word, trigger in VERBS.items() if trigger.family == "attack") | word_set(
    "opened fired triggered set blew gunned hurled lobbed threw tossed dropped launched struck hit pounded planted carried"
)
_DEEDS: Final = word_set(
    "attack attacks strike strikes airstrike airstrikes raid raids shelling bombardment bombing bombings barrage firing fire"
    " gunfire ambush offensive assault assaults massacre shells bombs rockets missiles missile rocket mortar artillery"
    " operation operations crackdown drone reprisal reprisals onslaught"
)
_MEANS: Final = word_set(
    "air aerial suicide bomb car barrel heavy shell gun ground chemical gas terror terrorist cross-border sniper"
)
_PLAIN: Final = word_set(
    "major continued subsequent first second latest recent alleged intense heavy separate fresh new massive"
)
_NOT_DOERS: Final = _MEANS | word_set("alleged suspected reports court minister sources")
_THINGS: Final = _NOT_DOERS | word_set("blast blasts device devices explosion explosions mine mines grenade ied attempts")
_LOOSE: Final = _PLAIN | word_set("insurgent rebel militant terrorist guerrilla extremist jihadist coordinated enemy")
_BARE: Final = _LOOSE | COUNTING_WORDS | word_set("a an the some its his their several many")
_NOBODY: Final = _PLAIN | word_set("warplanes warplane jets jet planes plane aircraft helicopters helicopter drones drone")
_MEETING: Final = word_set("fight combat clashing")  # and the nouns for events of this family
_KILLINGS: Final = word_set("killing killings murder murders execution executions abduction abductions kidnapping kidnappings")
_CHARGES: Final = word_set(
    "accusation accusations claim claims report reports statement statements denial denials as than like"
)
_TAKES: Final = word_set(
    "taken left leaves captured seized arrested detained nabbed apprehended set carried hit struck dropped"
)
_CARRIED: Final = word_set("fired launched conducted dropped planted triggered detonated executed mounted")
_WHERE: Final = word_set("positioned located stationed based entrenched holed")
_PHRASE: Final = 9  # words from a deed to the "by" that names who did it
_REACH: Final = 40  # words around the count that are looked at
_VERB_REACH: Final = 14
_CLAUSE_REACH: Final = 25


def doer(page: Page, count: Span, victim: Span | None) -> Span | None:
    """The words for who harmed those counted, from the sentence of the count; None where it names nobody.

    On the training part of the claims corpus, given the annotated counts, five of six answers are the annotated perpetrator
    and nearly half of the annotated ones are found.
    """
    if (count, victim) not in page.doers:
        page.doers[count, victim] = _doer(page, count, victim)
    return page.doers[count, victim]


def _doer(page: Page, count: Span, victim: Span | None) -> Span | None:
    line = line_of(page, page.sentence(count.start))
    at = line.at(count.start)
    for rule in (_agent, _subject, _clause, _opponent, _attack):
        for words in rule(line, at):
            found = _who(line, words) if words else None
            if found and _can_harm(page, line, found) and not is_victim(page, line.span(found), count, victim):
                return line.span(found)
    return None


def phrase_of(page: Page, span: Span) -> Span | None:
    """The whole phrase for the party of which a span is a part, None where the span names nobody: "the" of "the army"."""
    line = line_of(page, page.sentence(span.start))
    phrase = line.range_of(span)
    whole = line.noun_phrase(phrase[0])
    if whole and (not line.holds(span) or (whole[1] > phrase[1] and may_act(line.low(whole[1] - 1)))):
        phrase = whole
    found = _who(line, phrase)
    if found is None or all(line.tag(k) not in "NR" or line.low(k) in _NOBODY for k in range(*found)):
        return None
    return line.span(found)


def deeds(page: Page, line: Line) -> Iterator[tuple[Span, int]]:
    """Who did what in a sentence: the words for the doer and the word for the deed, whether or not somebody is counted."""
    for k in range(len(line)):
        for words in _doers_at(line, k):
            found = _who(line, words) if words else None
            if found and _can_harm(page, line, found):
                yield line.span(found), k


def attacks(line: Line, k: int) -> bool:
    """Whether word `k` is an active verb of harming or attacking, a determiner behind it or not."""
    k -= line.tag(k) == "D"
    harms = line.low(k) in _DID or bool(_HARMS.fullmatch(line.low(k)))
    return harms and line.tag(k) in ("V", "E", "G") and not line.is_passive(k)


def _doers_at(line: Line, k: int) -> Iterator[Range | None]:
    low = line.low(k)
    if low == "by" and _is_agent(line, k, k):
        yield line.noun_phrase(k + 1)
    elif line.tag(k) in ("V", "E") and not line.is_passive(k) and (low in _DID or _HARMS.fullmatch(low)) and low not in _TAKES:
        yield line.subject(k)
    elif low in _DEEDS and line.tag(k) == "N":
        who = _before_deed(line, k)
        yield who if who and any(line.low(j) not in _LOOSE for j in range(*who)) else None  # "rebel fire" names nobody


def is_victim(page: Page, span: Span, count: Span, victim: Span | None) -> bool:
    """Whether the words are those for the people harmed."""
    held = [x for x in (count, victim) if x]
    if any(span.start < x.end and x.start < span.end for x in held):
        return True
    if victim is None or page.quote(victim) in page.quote(span):
        return victim is not None
    same_word = label(page.text, span.start, span.end) == label(page.text, victim.start, victim.end) is not None
    name = page.parties.party(span.start, span.end).name
    return same_word and name in (None, page.parties.party(victim.start, victim.end).name)


def names_nobody(page: Page, span: Span) -> bool:
    """Whether the words name only a means ("a roadside bomb"), a kind ("coordinated insurgent" of an attack) or a number."""
    words = re.findall(r"[\w-]+", page.quote(span).casefold())
    head = next((word for word in reversed(words) if word not in _BARE), None)
    return head is None or head in _DEEDS or head in _THINGS


def _who(line: Line, words: Range) -> Range | None:
    """The doer in a noun phrase: of a deed ("government air strikes on …") whose it is, of somebody the phrase with where he is
    ("rebels positioned in …") or whom he belongs to ("a bomber from …"), without a time or a figure before it."""
    a, b = words
    while a < b and (line.tag(a) in ("T", "Q") or line.low(a)[:1].isdigit()):
        a += 1
    deed = next((k for k in range(a, b) if line.low(k) in _DEEDS and line.tag(k - 1) != "P"), None)
    if deed is not None:
        found = _before_deed(line, deed)
        return found if found and found[0] >= a else None
    belongs = line.low(b) == "from" and line.word(b + 1 + (line.low(b + 1) == "the"))[:1].isupper()
    if (line.low(b) in _WHERE and line.tag(b + 1) == "P") or belongs:
        more = line.noun_phrase(b + 1 if belongs else b + 2)
        b = more[1] if more else b
    return (a, b) if a < b else None


def _can_harm(page: Page, line: Line, words: Range) -> bool:
    """Whether a phrase names somebody who can have done it."""
    low = [line.low(k) for k in range(*words)]
    if line.tag(words[0]) == "R" or _NOT_DOERS.issuperset(low) or low[-1] in _DEEDS or low[-1] in _THINGS:
        return False
    if any(may_act(word) for word in low):
        return True
    spans = [line.span(part) for part in _parts(line, words)]
    return any(page.parties.party(span.start, span.end).side in ("state", "armed_group") for span in spans)


def _parts(line: Line, words: Range) -> Iterator[Range]:
    """A phrase and what it coordinates: "Syrian or Russian"."""
    yield words
    for k in range(words[0] + 1, words[1] - 1):
        if line.tag(k) == "C":
            yield words[0], k


def _agent(line: Line, at: int) -> Iterator[Range | None]:
    """ "killed by X", "in air strikes by X", "a blast triggered by X": the phrases after "by" behind the count."""
    for k in range(max(0, at - _REACH), min(len(line), at + _REACH)):
        if line.low(k) == "by" and line.tag(k + 1) != "G" and _is_agent(line, k, at):
            whole = line.joined(k + 1)
            yield line.noun_phrase(k + 1) if whole and line.tag(whole[1]) in ("A", "V") else whole


def _is_agent(line: Line, by: int, at: int) -> bool:
    """Whether the word that "by" belongs to is a harm or a deed, before the count a deed that was carried out."""
    for k in range(by - 1, max(-1, by - _PHRASE), -1):
        low = line.low(k)
        if low in _DEEDS or low in _KILLINGS or low in _CARRIED or (low == "carried" and line.low(k + 1) == "out"):
            return True
        if _HARMS.fullmatch(low) or low in _DID:
            return k >= at or by > at
        if line.tag(k) not in "NDPMTBZ" or low in _CHARGES:
            return False
    return False


def _subject(line: Line, at: int) -> Iterator[Range | None]:
    """ "X killed five", "X attacked the post, killing five"."""
    verb = next((k for k in range(at - 1, max(-1, at - _VERB_REACH), -1) if line.tag(k) in ("V", "E", "G")), None)
    if verb is None or not _HARMS.fullmatch(line.low(verb)) or line.is_passive(verb):
        return
    if any(line.tag(k) == "S" for k in range(verb, at)):
        return
    subject = line.subject(verb)
    yield None if subject and line.low(subject[0] - 1) in _PLACING else subject  # "an attack in Syria that killed five"
    if line.tag(verb) == "G":
        yield from (line.subject(k) for k in range(verb - 1, -1, -1) if _acts(line, k))


def _acts(line: Line, k: int) -> bool:
    """Whether word `k` is an active verb that does not only report."""
    return line.tag(k) in ("V", "E") and not line.is_passive(k) and not REPORTING_VERB.fullmatch(line.low(k))


def _clause(line: Line, at: int) -> Iterator[Range | None]:
    """ "were killed when X attacked the post"."""
    for k in range(at, min(len(line), at + _REACH)):
        if line.low(k) in ("when", "after", "as", "where"):
            verb = next((j for j in range(k + 1, min(len(line), k + _CLAUSE_REACH)) if line.tag(j) in ("V", "E")), None)
            if verb is not None and line.low(verb) in _DID and not line.is_passive(verb):
                yield line.subject(verb) or line.joined(k + 1)


def _opponent(line: Line, at: int) -> Iterator[Range | None]:
    """ "in an encounter with X"."""
    for k in range(max(0, at - _REACH), min(len(line), at + _REACH)):
        if line.low(k) == "with" and any(_is_meeting(line.low(j)) for j in range(max(0, k - 3), k)):
            yield line.joined(k + 1)


def _is_meeting(low: str) -> bool:
    trigger = noun_trigger(low)
    return low in _MEETING or (trigger is not None and trigger.family == "fight")


def _attack(line: Line, at: int) -> Iterator[Range | None]:
    """ "X's attack", "government air strikes", "police firing", the nearest to the count first."""
    near = range(max(0, at - _REACH), min(len(line), at + _REACH))
    for k in sorted(near, key=lambda k: abs(k - at)):
        if line.low(k) in _DEEDS and line.low(k - 1) != "to" and _one_clause(line, at, k):
            yield _before_deed(line, k)


def _one_clause(line: Line, at: int, deed: int) -> bool:
    """Whether no clause of its own begins between a count and a deed, nor a further count after the deed."""
    a, b = min(at, deed), max(at, deed)
    for k in range(a + 1, b):
        if line.tag(k) == "S" or line.low(k) in (";", "to", "against"):
            return False
        if deed < at and (line.low(k) == "as" or (line.tag(k) == "C" and line.tag(k + 1) == "M")):
            return False
    return True


def _before_deed(line: Line, deed: int) -> Range | None:
    """The possessor in the phrase of a deed, else its words before those that name the means."""
    a, b = deed, deed
    while a > 0 and line.tag(a - 1) in ("N", "Z", "C") and deed - a < 8:
        a -= 1
    mark = next((j for j in range(deed - 1, a, -1) if line.tag(j) == "Z"), None)
    if mark is not None:
        return a, mark
    while a < b and _tells_how(line, b - 1) and (b > a + 1 or opposes(line.low(a))):
        b -= 1
    while a < b and (line.tag(a) == "C" or line.low(a) in _PLAIN):
        a += 1
    return (a, b) if a < b else None


def _tells_how(line: Line, k: int) -> bool:
    """Whether a word before a deed names the means or whom it is against, and not whose it is: "anti-terrorist operation"."""
    return line.low(k) in _DEEDS or line.low(k) in _MEANS or line.tag(k) == "C" or opposes(line.low(k))
