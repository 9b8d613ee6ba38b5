"""Which tagged counts are tolls: no ages, shots, or those who did it; a victim counted twice is one, "A among three" a part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from typing import Final, cast

from recount.model import Harm, Place, Side, Span
from recount.reading.lexicon.categories import as_head
from recount.reading.lexicon.harm import HARMS
from recount.reading.lexicon.numbers import GROUPS, SCALES, TENS, UNITS, VAGUE
from recount.reading.lexicon.parties import role_of
from recount.reading.text.windows import Words
from recount.reading.tolls.unnumbered import MANY
from recount.reading.tolls.unsuffered import is_nobody, unsuffered
from recount.reading.trained.tolls import Found

_AMONG: Final = re.compile(r"(?i)[^.;:]{0,40}?\b(?:is|was|were)? ?among (?:the )?(?:\w+ ){0,2}$")
_INCLUDING: Final = re.compile(r"(?i)[^.;:]*?(?:\bincluding|\bamong (?:them|whom|those))\b")
_AGE_BESIDE: Final = (re.compile(r"[^\W\d_][’'”\")]?, ?$"), re.compile(r"\s?(?:[,.;)]|$)"))
_AGES: Final = re.compile(r"(?i)\bage[sd]? (?:\d{1,3}(?:, and |, | and ))*$")
_SPELT_AGE: Final = re.compile(r"(?i)[- ]?(?:\w+[- ])?years?[- ]old\b")  # behind the "Twenty-" of "Twenty-three-year-old"
_OLDEST: Final = 105
_YEARS: Final = (1900, 2099)
_THING: Final = re.compile(
    r"(?i)\s?(?:of (?:the|those|his|her|their) )?(?:(?!(?:in|at|on|by|from|near|outside|inside|and|with|after)\b)\w+ )??"
    r"(?:shots|bullets|rounds|(?:hand|shot)?guns?|pistols?|shootings|times"
    r"|stitches|surgeries|(?:air)?strikes|attacks|missiles|rockets|shells|bombs|drones|houses|homes|shops|vehicles|trucks"
    r"|motor(?:cycle|bike)s|huts|cows|cattle|goats|sheep|camels|livestock|horses|donkeys|dogs|detonators|grenades"
    r"|weapons|(?-i:rifles)|kalashnikovs|launchers|mortars|mines|magazines|knives|kilo(?:gram)?s|kg|tonnes|tons"
    r"|tanks|boats|ships|planes|aircraft|helicopters|ambulances|buildings|hospitals|clinics|schools|churches|mosques"
    r"|bridges)\b|\s(?:fewer|less|more) than\b"
    r"|\s?(?:%|per ?cent\b)|\s?fatal shot\b|\s?(?:gunshot |bullet |stab |\w+ion )?wounds?\b"
    r"|[- ]?(?:yo|y/o)\b|-(?:year|month|day|hour)\b(?![- ]old)|\s(?:number|figure|toll)\b"
)
_BY: Final = re.compile(
    r"(?i)\b(?:shot|killed|stabbed|struck|hit|attacked|wounded|slain|murdered|gunned down)(?: \w+)? by (?:a |an |the )?$"
)
_DOES: Final = re.compile(
    r"(?i)(?:-year-old(?: \w+)?)?(?:\s"
    r"(?:(?:(?:who|that)(?: \w+ (?:say|said|believe|allege)s?)?|(?:armed|firing|shooting)[^,.;]{1,30}) )?"
    r"(?:has |had |have |allegedly |\w+ly ){0,3}"
    r"(?:shot|killed|stabbed|fatally shot|shot dead|wounded|injured|kills|shoots|stabs|wounds|injures)"
    r"(?: (?:and|or) (?:killed|wounded|injured))?"
    r" (?:at least |up to |about |more than |around )?"
    rf"(?:an?|another|the|his|her|him|them|their|\d+|{'|'.join([*UNITS, *TENS, *SCALES, *VAGUE, *GROUPS])})\b"
    r"(?! (?:times?|shots?|seconds?|minutes?|hours?|days?|nights?|mornings?|weeks?|months?|years?"
    r"|blocks?|miles?|same|next|few)\b)"
    r"|\s(?:accidentally |fatally )?(?:kills|slays|murders|shoots and kills|fatally shoots)\b(?! (?:him|her|them)?sel(?:f|ves))"
    r"|,? (?:who|that) (?:then )?(?:fatally )?(?:shot|killed|stabbed|murdered)\b(?! (?:him|her|them)?sel(?:f|ves)))"
)
_SUSPECTED: Final = re.compile(
    r"(?i)(?:-year-old(?: \w+)?)?,? (?:(?:who|that) (?:is|was|has been|had been) )?"
    r"(?:accused|suspected|charged|convicted|indicted|wanted) (?:of|in|with|for|on)\b"
)
_SUSPECT: Final = re.compile(
    r"(?i)\b(?:killer|shooter|gunman|suspect) (?:(?:is|was|identified|named|as) )+$"
    r"|\bmug ?shot of $|\b(?:charges?|case) against $"
)
_DIES: Final = re.compile(
    r"(?i)[^.;]{0,150}\b(?:dead|died|dies|fatally|suicide|own life|(?:him|her)self|(?:was|is|been) (?:\w+ )?(?:shot|killed))\b"
)
_MANY: Final = re.compile(rf"(?i){MANY}\b")
_PAIR: Final = re.compile(r" \w+s (?:and|as well as) ")  # "both civilians and fighters": two kinds, not two people
_NO_VICTIM: Final = re.compile(  # an animal, or the start of "a suicide bomber"
    r"(?i)(?:.*[\W_])?(?:dogs?|puppy|k-?9s?|horses?|cats?)|(?:an?|the) suicide"
    r"|(?:hardly|barely|scarcely)(?: any(?:body|one))?|any(?:body|one)|an average of|(?:twice|half|\w+ times) as(?: many)?"
)
_FREED: Final = re.compile(
    r"(?i) (?:\w+ )?(?:escaped|got away|managed to (?:escape|flee)|(?:was|were|have been|had been|has been)"
    r" (?:later |since |then )?(?:freed|released|rescued|set free|let go))\b"
)
_FREEING: Final = re.compile(
    r"(?i)\b(?:free[ds]?|freeing|releas(?:e[sd]?|ing)|let go|set free)(?: (?:at least|about|all|some))? $"
)
_TAKEN: Final = tuple(HARMS.index(harm) for harm in ("abducted", "detained"))
_RANKED: Final = re.compile(r"(?i)(?:.*\W)?no\. ?\d+")  # "the group's No. 2, Ivo Lenz"
_NOT_SO_MANY: Final = re.compile(r"(?i)not (?!(?:fewer|less|more)\b)")
_DAY_OF_MONTH: Final = re.compile(r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}")
_UNHURT: Final = re.compile(
    r"(?i)[^.;:,]{0,40}\b(?:(?:was|were|is|are) (?:not (?:injured|hurt|harmed|hit|shot|struck|wounded)"
    r"|un(?:hurt|injured|harmed))|escaped (?:unhurt|uninjured|unharmed|injury|without))\b"
)
_ONLY_MEANT: Final = re.compile(
    r"(?i)\b(?:attempted (?:murders?|homicides?|killings?|assassinations?) (?:of|on|against)"
    r"|(?:try|tries|tried|trying|attempt\w*|threaten\w*|plan\w*|plot\w*|want\w*|intend\w*|vow\w*|going|about) to"
    r" (?:kill|murder|shoot|hurt|harm)) (?:\w+ )?$|\b(?:endanger(?:ing|ment of)|targeting|aimed at) $"
)
_SOUGHT: Final = re.compile(r"(?i)\b(?:(?:search|look|hunt)\w* for|UPDATE|WRAPUP|FOCUS|TV|Channel|[ANC]BC|CBS) $")
_LISTED: Final = 12  # tolls behind a number that it may include: a sentence of thousands stays linear
_VOICES: Final = ("officials", "sources", "air force")
_OF: Final = re.compile(r"(?i) (?:of|for|at|from|with|in) ")
_BODIES: Final[frozenset[Side | None]] = frozenset(("state", "medical", "media"))
_WHOLE: Final = re.compile(
    r"(?i)(?:all|all of|exactly|only|just|his|her|their|its|our|the|the other|the remaining|the first|the next|a total of"
    r"|a total|each|these|those)"
)
_GROUP: Final = re.compile(r"(?i)\b(?:family|group|party|crowd|crew)$")
_ABOUT: Final = r" (?:(?:at least|about|up to|some|around|more than|over|the|all|another) )?$"
_DOING: Final = tuple(  # harm: the verb right before those who suffer it
    (HARMS.index(harm), re.compile(rf"(?i)\b{verb}{_ABOUT}"))
    for harm, verb in (
        ("injured", r"(?<!killed and )(?<!killed or )(?<!killing and )(?<!killing or )(?:injur|wound)(?:ing|ed)"),
        ("killed", r"(?:killing|executed|massacr(?:ed|ing)|murder(?:ed|ing)|behead(?:ed|ing))"),
        ("detained", r"(?:arrest(?:ed|ing)|detain(?:ed|ing)|round(?:ed|ing) up|apprehend(?:ed|ing))"),
        ("abducted", r"(?:abduct(?:ed|ing)|kidnapp?(?:ed|ing))"),
    )
)
_LABELLED: Final = re.compile(  # "Killed: 12 (four women, three children)", a line of a table
    r"(?i)(?:^|[\n.;,|•*–-])[ *\t]*(?:total |number |of |people |persons |civilians )*"
    r"(?:(?P<killed>killed|dead|deaths?|fatalities|martyrs)|(?P<injured>injured|wounded|injuries|hurt)|(?P<missing>missing)"
    r"|(?P<detained>arrested|detained|arrests)|(?P<abducted>abducted|kidnapped)|(?P<displaced>displaced))"
    r"[ *]*[:=][ *]*(?:at least |about |over |some )?(?:\w+ \([^()\n]*)?$"
)
_GONE: Final = re.compile(
    r"(?i)(?: [a-z]+){0,2}? (?:is|are|was|were|remain(?:s|ed)?|went|reported|stay(?:s|ed)?)"
    r"(?: (?:still|also|now|feared|believed|reported|reportedly|presumed|thought|said|listed|as|to be)){0,3}"
    r" (?:missing|unaccounted for|(?:trapped |buried )?(?:under|beneath) (?:the )?(?:rubble|debris|stones|ruins|wreckage))\b"
)
_SUFFERED: Final = (
    r"(?P<killed>killed|dead|slain)|(?P<injured>injured|wounded|hurt)|(?P<missing>missing)"
    r"|(?P<detained>detained|arrested|captured)|(?P<abducted>abducted|kidnapped)"
)
_BARE: Final = re.compile(  # "and 25 captured": the word right behind a number that has no noun
    rf"(?i) (?:more |others? )?(?:were |was )?(?:{_SUFFERED})(?=[,.;:)]|$|\s(?:and|or|in|by|on|at|when|after)\b)"
)
_HURT_IN_HEADLINES: Final = re.compile(r"(?i) [a-z]+s (?:injured|wounded|hurt)(?=[.,;:)]|$|\s(?:in|by|on|at|when|after|as)\b)")
_IN_HOSPITAL: Final = re.compile(r"(?i) (?:(?:more|others?|later) ){0,2}(?:in|at) (?:the |a )?hospital\b")
_DIED: Final = re.compile(r"(?i)\bdie[sd]?\b(?![^.;]*\b(?:injur|wound|hurt|treat|admi))[^.;]*$")
_OF_WHOM: Final = re.compile(r"(?i) of (?:his|her|their) ")
_ARE_HARMED: Final = re.compile(
    r"(?i)(?: (?!(?:was|were|is|are|has|have|had)\b)[\w-]+){0,6} (?:wounded|injured|hurt|victims?|dead|deaths|killed"
    r"|hostages|captives|missing|abducted|kidnapped|arrested|detained|detainees|casualties|fatalities|shot|who|displaced|taken|held|captured)\b"
)
_AND: Final = re.compile(r"[^.;]* and ")
_PLAIN_LIST: Final = re.compile(r"(?: [\w-]+){1,4}(?:,| and|, and) ")
_PLACED_APART: Final = re.compile(
    r"[^.;]*? (?:in|at|near) (?:[A-Z][\w’'-]* ?)+(?:[,;]? and |[,;] (?:and )?)(?:another |a further )?"
)
_PLACE_BEHIND: Final = re.compile(r"(?: \w+){0,3}? (?:in|at|near) [A-Z]")
_NEW_ATTACK: Final = re.compile(
    r"(?i)\b(?:second|third|another|separate|different|later) (?:\w+ ){0,2}?"
    r"(?:bomb\w*|attacks?|blasts?|explosions?|(?:air)?strikes?|raids?|ambush|incidents?|shootings?|shells?|rockets?|mines?)\b[^.;]*$"
)
_THOSE: Final = re.compile(r"(?i)\bof (?:the|those|its|their) $")  # "two of the five wounded later died"
_SUFFERERS: Final = re.compile(rf"(?i) (?:{_SUFFERED})\b")
_FATALLY: Final = re.compile(r"(?i)[^.;,]{0,30}, (?:at least )?(?:\w+|\w+ of (?:them|whom)) fatally\b")
_CHARGED: Final = re.compile(
    r"(?i)\b(?:charg(?:ed?|ing)|arrest(?:ed|ing)|accus(?:ed|ing)|indict(?:ed|ing)|convict(?:ed|ing)|sentenc(?:ed|ing)) $"
)
_DETERMINED: Final = re.compile(r"(?i) (?:an?|the|his|her|their|one)\b")
_AGED: Final = re.compile(r"(?i)\b(?:boy|girl|child|baby|man|woman|son|daughter) of $")
_PROPER: Final = re.compile(r" [A-Z]")
_KILLED, _INJURED, _MISSING = (HARMS.index(harm) for harm in ("killed", "injured", "missing"))
_NEAR: Final = 40  # characters around a count that are looked at


def settled(words: Words, found: list[Found], places: Iterable[Place]) -> list[Found]:
    """The counts of people harmed, each person beside a number once, "A among three killed" nested. A place is no person."""
    named = {(place.start, place.end) for place in places}
    beside = (found[max(0, k - 1) : k] + found[k + 1 : k + 2] for k in range(len(found)))
    kept = [
        k
        for k, near in enumerate(beside)
        if not (
            _freed(words, found[k], found[max(0, k - _LISTED) : k])
            or _counted(found[k], near)
            or _opens(words, *found[k : k + 2])
            or _is_whole_of(words, found[k], near)
            or _is_other(words, found[k], named)
        )
    ]
    place = {old: new for new, old in enumerate(kept)}
    out = [_harmed(words, _placed(found[k], place)) for k in kept]
    for k, (one, whole) in reversed(list(enumerate(pairwise(out)))):
        if one.above is None and one.harm == whole.harm and one.number.low < whole.number.low and _among(words, one, whole):
            one.above = k + 1
        elif one.above is None and one.number.implicit and whole.above == k + 2 and _beside(words, one, whole):
            one.above = whole.above
    _unnest(words, out)
    _include(words, out)
    _complete(words, out)
    return out


def _complete(words: Words, out: list[Found]) -> None:
    """Nest the last part of a number that its parts make up: "six died: five there and one in hospital"."""
    for k, (part, last) in enumerate(pairwise(out)):
        whole = None if part.above is None else out[part.above]
        if whole is None or last.above is not None or not part.harm == last.harm == whole.harm or part.above == k + 1:
            continue
        parts = sum(f.number.low for f in out if f.above == part.above and f.harm == whole.harm)
        if parts + last.number.low == whole.number.low and _AND.fullmatch(_between(words, part, last)):
            last.above = part.above


def _unnest(words: Words, out: list[Found]) -> None:
    """Cut the links between numbers that stand side by side: "five rebels, two soldiers", "five in X and two in Y"."""
    for one in out:
        whole = None if one.above is None else out[one.above]
        if whole is not None and whole.span < one.span and one.harm == whole.harm and _is_another(words, one, whole, out):
            one.above = None


def _is_another(words: Words, one: Found, whole: Found, out: list[Found]) -> bool:
    """Whether a number is told of other people than the one before in which it was nested."""
    between = _between(words, whole, one)
    if words.sentence[one.span[0]] != words.sentence[whole.span[0]]:
        return _NEW_ATTACK.search(between.rpartition(". ")[2]) is not None
    if _PLACED_APART.fullmatch(between):
        return _PLACE_BEHIND.match(words.text, words.offsets(*one.span).end) is not None
    parts = sum(f.number.low for f in out if f.above is not None and out[f.above] is whole)
    return parts != whole.number.low and _PLAIN_LIST.fullmatch(between) is not None and _is_armed(between)


def _is_armed(between: str) -> bool:
    """Whether the noun in front of the comma or "and" names fighters or police, of whom one kind is no part of another."""
    told = as_head(re.findall(r"\w+", between.removesuffix(" and "))[-1].lower())
    return told is not None and told.category in ("armed_group", "state_forces")


def _include(words: Words, out: list[Found]) -> None:
    """Nest what a sentence lists behind "including" in the number before it, as far as that is large enough."""
    for k, whole in enumerate(out):
        room = whole.number.low
        for one in out[k + 1 : k + 1 + _LISTED]:
            between = _between(words, whole, one)
            if words.sentence[one.span[0]] != words.sentence[whole.span[0]] or one.harm != whole.harm or ";" in between:
                break
            if one.above is None and whole.above is None and one.number.low <= room and _INCLUDING.match(between):
                one.above = k
            room -= one.number.low if one.above == k else 0


def _placed(found: Found, place: dict[int, int]) -> Found:
    """The toll with its whole by the place where it stands now, none where that is gone."""
    return replace(found, above=None if found.above is None else place.get(found.above))


def _harmed(words: Words, found: Found) -> Found:
    """The toll with the harm of the verb whose object or subject it is: "killing A and injuring B", "C are still missing"."""
    end = words.offsets(*found.span).end
    after = words.text[end : end + 2 * _NEAR]
    if _GONE.match(after):
        return replace(found, harm=_MISSING)
    before = _before(words, found)
    if labelled := _LABELLED.search(before):
        return replace(found, harm=HARMS.index(cast(Harm, labelled.lastgroup)))
    bare = _SUFFERERS.match(after) if _THOSE.search(before) else _BARE.match(after)
    if bare and HARMS[found.harm] != "abducted" and bare.lastgroup:
        return replace(found, harm=HARMS.index(cast(Harm, bare.lastgroup)))
    if found.harm == _KILLED and (_some_fatally(words, found) or _HURT_IN_HEADLINES.match(after)):
        return replace(found, harm=_INJURED)
    if found.harm == _INJURED and _IN_HOSPITAL.match(after) and _DIED.search(before):
        return replace(found, harm=_KILLED)  # "two died there and one in hospital"
    return replace(found, harm=next((harm for harm, verb in _DOING if verb.search(before)), found.harm))


def _some_fatally(words: Words, found: Found) -> bool:
    """Whether only some of those counted died: "six people were shot, one fatally"."""
    return not found.number.implicit and _FATALLY.match(words.text, words.offsets(*found.span).end) is not None


def _before(words: Words, found: Found) -> str:
    start = words.offsets(*found.span).start
    return words.text[max(0, start - _NEAR) : start]


def _is_other(words: Words, found: Found, places: set[tuple[int, int]]) -> bool:
    """Whether the words around a count make it something else than people harmed."""
    where = words.offsets(*found.span)
    count = words.text[where.start : where.end]
    before, after = _before(words, found), words.text[where.end : where.end + 2 * _NEAR]
    if is_nobody(count, before, one=found.number.low == 1):
        return True
    if unsuffered(*_line_around(words, where), dead=found.harm in (_KILLED, _MISSING)):
        return True
    if found.harm in (_KILLED, _INJURED) and (
        _names_another(found, count, before, after) or _ONLY_MEANT.search(before) or _UNHURT.match(after)
    ):
        return True
    if found.number.implicit:
        nobody = _THING.match(after) or _MANY.match(count) or _NO_VICTIM.fullmatch(count) or _is_body(count)
        doer = _BY.search(before) or _DOES.match(after) or _is_suspect(found, before, words, where.end)
        return (where.start, where.end) in places or bool(nobody or doer)
    pair = count.lower() == "both" and _PAIR.match(after)
    return _is_age(found, count, before, after) or bool(pair or _THING.match(after) or _SOUGHT.search(before))


def _line_around(words: Words, where: Span) -> tuple[str, str]:
    """What stands before and behind a count on its line, as far as it is looked at."""
    start = where.start + len("not ") * (_NOT_SO_MANY.match(words.text, where.start, where.end) is not None)
    before, after = words.text[max(0, start - 3 * _NEAR) : start], words.text[where.end : where.end + 3 * _NEAR]
    return before.rpartition("\n")[2], after.partition("\n")[0]


def _is_suspect(found: Found, before: str, words: Words, end: int) -> bool:
    """Whether a killing is laid to somebody of whose own death the sentence says nothing: "a youth accused in two murders"."""
    laid = _SUSPECTED.match(words.text, end) or _SUSPECT.search(before)
    return found.harm == _KILLED and laid is not None and not _DIES.match(words.text, end)


def _is_body(count: str) -> bool:
    """Whether a phrase names an institution or its voices ("the army", "hospital officials"), not people in its service."""
    head = count.lower().rpartition(" ")[2]
    if _OF.search(count):
        return False  # "a nurse of the hospital"
    role = role_of(head)
    body = role is not None and role.kind == "g" and role.side in _BODIES and as_head(head) is None
    return body or count.lower().endswith(_VOICES)


def _names_another(found: Found, count: str, before: str, after: str) -> bool:
    """Whether a phrase is cut before the victim ("the father of"), names who is charged, or is a date."""
    if found.number.implicit:
        return (count.endswith(" of") and _DETERMINED.match(after) is not None) or _CHARGED.search(before) is not None
    year = count.isdigit() and _YEARS[0] <= found.number.low <= _YEARS[1] and _PROPER.match(after) is not None
    return year or _DAY_OF_MONTH.fullmatch(count) is not None


def _is_age(found: Found, count: str, before: str, after: str) -> bool:
    """Whether a figure stands between commas behind a noun ("Bibb, 3, of Landover"), in a row of ages or before "year-old"."""
    if (count.isdigit() and _AGES.search(before)) or _AGED.search(before) or _SPELT_AGE.match(after):
        return True
    beside = _AGE_BESIDE[0].search(before) and _AGE_BESIDE[1].match(after)
    return count.isdigit() and found.number.low <= _OLDEST and beside is not None and not before.rstrip(" ,").endswith("dead")


def _freed(words: Words, one: Found, told: list[Found]) -> bool:
    """Whether those counted got away of a number of people taken that was told before: "they took 40 pupils; 12 escaped"."""
    if one.harm not in _TAKEN or not any(f.harm == one.harm and f.number.low >= one.number.low for f in told):
        return False
    return bool(_FREED.match(words.text, words.offsets(*one.span).end) or _FREEING.search(_before(words, one)))


def _is_whole_of(words: Words, one: Found, beside: list[Found]) -> bool:
    """Whether people of whom the text tells nothing but that some of them were harmed: "three of their five children"."""
    if one.number.implicit or not any(_is_part(words, f, one) for f in beside if f.harm == one.harm):
        return False
    return _ARE_HARMED.match(words.text, words.offsets(*one.span).end) is None


def _is_part(words: Words, one: Found, whole: Found) -> bool:
    """Whether a number is told as one out of another: "three of their five"."""
    if one.number.low >= whole.number.low or one.span > whole.span:
        return False
    return _OF_WHOM.fullmatch(_between(words, one, whole)) is not None


def _counted(one: Found, beside: list[Found]) -> bool:
    """Whether a person without a number is the victim of a number right beside: "1 security man"."""
    if not one.number.implicit:
        return False
    numbered = ((f.number.low, f.links.get("victim")) for f in beside if not f.number.implicit and f.harm == one.harm)
    return any(v == one.span or (n == 1 and v and v[0] <= one.span[0] and one.span[1] <= v[1]) for n, v in numbered)


def _opens(words: Words, one: Found, following: Found | None = None) -> bool:
    """Whether what looks like a person is the start of what follows: "all" of "all four victims", "a baker" of "a baker Ada
    Brun", "family" of "family of five"."""
    if following is None or not one.number.implicit or one.harm != following.harm:
        return False
    between = _between(words, one, following)
    where = words.offsets(*one.span)
    if following.number.implicit:  # but a phrase that ends in a comma is one of its own
        phrase = words.text[where.start : where.end]
        return between == (", " if _RANKED.fullmatch(phrase) else " ") and not phrase.endswith(",")
    group = between == " of " and _GROUP.search(words.text, where.start, where.end) is not None
    return group or (between.strip() == "" and _WHOLE.fullmatch(words.text, where.start, where.end) is not None)


def _beside(words: Words, one: Found, other: Found) -> bool:
    """Whether two people stand side by side before the number that they are among: "brother, sister among three killed"."""
    return one.harm == other.harm and _between(words, one, other).strip() in (",", "and", ", and", "&")


def _among(words: Words, one: Found, whole: Found) -> bool:
    if words.sentence[one.span[0]] != words.sentence[whole.span[0]]:
        return False
    return _AMONG.fullmatch(_between(words, one, whole)) is not None


def _between(words: Words, one: Found, other: Found) -> str:
    """The text from the end of one count to the start of a later one."""
    return words.text[words.offsets(*one.span).end : words.offsets(*other.span).start]
