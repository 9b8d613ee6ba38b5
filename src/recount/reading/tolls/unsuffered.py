"""Counts of people who, by the words around them, did not come to the harm: it is feared, foiled or made up, none of them did,
they live, or the number is a rate or a sum of money."""

from __future__ import annotations

import re
from typing import Final

from recount.reading.lexicon.patterns import any_of

_ABOUT: Final = rf"(?: {any_of('about around over some nearly another the at_least as_many_as more_than up_to')})* $"
_HARM: Final = any_of("kill murder injure wound hurt harm maim displace uproot abduct kidnap detain")
_HARMED: Final = any_of("killed murdered injured wounded hurt harmed maimed displaced uprooted abducted kidnapped")
_DEATH: Final = any_of("death die hang")

# At the end of what stands before the count.
_MAY: Final = rf"\b{any_of('can could will would may might')}(?: (?:also|still|soon|yet|not|\w+ly))?"
_MAY_HARM: Final = rf"{_MAY} {_HARM}(?: (?:and|or) {_HARM})?{_ABOUT}"
_WOULD_HAVE_HARMED: Final = rf"\b(?:could|would) (?:\w+ly )?have {_HARMED}(?: (?:and|or) {_HARMED})?{_ABOUT}"
_AVERAGE: Final = rf"\baverag(?:e of|ed|es|ing){_ABOUT}"
_MONEY: Final = r"(?:[$€£¥]|\b(?:USD|EUR|GBP|Rs\.?)) ?$"
_BEFORE: Final = re.compile(rf"(?i){any_of('', _MAY_HARM, _WOULD_HAVE_HARMED, _AVERAGE, _MONEY)}")

# From the end of the count on.
_MAY_SUFFER: Final = (
    rf"[^.;:,]{{0,40}}?\b{any_of('can could will may might')} (?:(?:also|still|soon|yet|\w+ly) )?"
    rf"(?:be {_HARMED}|die|perish|flee|lose (?:their|his|her) (?:lives|life|homes?))\b"
)
_WOULD_HAVE_SUFFERED: Final = rf"[^.;:,]{{0,40}}?\bwould (?:\w+ly )?have (?:died|been {_HARMED})\b"
_A_DAY: Final = (
    rf"(?: [\w-]+){{0,4}}? (?:an?|each|every|per) {any_of('day night week month year')}"
    rf"(?=[.,;:)]|$|\s{any_of('are is were have die died')}\b)"
)
_AFTER: Final = re.compile(rf"(?i){any_of('', _MAY_SUFFER, _WOULD_HAVE_SUFFERED, _A_DAY)}")

_UNHURT: Final = re.compile(
    r"(?i)[^.;:,]{0,40}\b(?:(?:was|were|is|are)"
    rf" (?:not {any_of('injured hurt harmed hit shot struck wounded')}|un(?:hurt|injured|harmed))"
    r"|escaped (?:unhurt|uninjured|unharmed|injury|without))\b"
)
_MEANING: Final = any_of(r"try tries tried trying attempt\w* threaten\w* plan\w* plot\w* want\w* intend\w* vow\w* going about")
_ONLY_MEANT: Final = re.compile(
    rf"(?i)\b(?:attempted {any_of('murders? homicides? killings? assassinations?')} (?:of|on|against)"
    rf"|{_MEANING} to {any_of('kill murder shoot hurt harm')}) (?:\w+ )?$"
    r"|\b(?:endanger(?:ing|ment of)|targeting|aimed at) $"
)
_NOBODY: Final = re.compile(r"(?i)(?:no(?:t|ne|body)?|neither)\b(?!\.? ?\d| (?:fewer|less|more|only|under)\b)")
_NO_ONE: Final = re.compile(r"(?i)\b(?:no|not)[ -]$")
_CASUALTIES: Final = re.compile(r"(?i) casualties: [^.;]*\b(?:dead|killed)\b[^.;]*\b(?:wounded|injured)\b")  # of both harms
_NONE: Final = re.compile(
    r"(?i)\b(?:none|neither|nobody|no one|not one) (?:of|among) (?:the |its |their |his |her |those |these )?$"
)
_NOT: Final = re.compile(r"(?i)(?:^|\s)not $")  # "not 12, as first reported, but nine"
_BUT: Final = re.compile(r"(?i)[^.;]{0,80}\bbut\b")
_LIVES: Final = re.compile(r"(?i)[^.;:,]{0,40}\b(?:(?:found|rescued|recovered|out|pulled[^.;:,]{0,20}) alive|survived)\b")
_ALIVE: Final = re.compile(r"(?i)[^.;:,]{0,30}? alive\b")
_SAVED: Final = re.compile(rf"(?i)\b(?:pulled|rescued|saved|found|dug)(?: out)?{_ABOUT}")
_SENTENCED: Final = re.compile(r"(?i)\b(?:sentenc(?:ed|es|ing)|condemn(?:ed|s|ing))(?: the)? $")
_TO_DEATH: Final = re.compile(rf"(?i)[^.;,]{{0,40}}? to {_DEATH}\b")
_ARE_SENTENCED: Final = re.compile(rf"(?i)[^.;,]{{0,30}}\b(?:sentenced|condemned) to {_DEATH}\b")
_MADE_UP: Final = re.compile(
    r"(?i)\b(?:simulat(?:ed?|es|ing|ions?)|war ?games?|hypothetical|fictional|fictitious|mock)\b[^.;]*$"
)


def is_nobody(count: str, before: str, *, one: bool) -> bool:
    """Whether a count says that nobody came to the harm: "none", "not a single child", or a `one` behind "no" or "not"."""
    return _NOBODY.match(count) is not None or (one and _NO_ONE.search(before) is not None)


def unhurt(before: str, after: str) -> bool:
    """Whether those counted as killed or injured were neither: they were not hurt, or the harm was only meant for them."""
    return _ONLY_MEANT.search(before) is not None or _UNHURT.match(after) is not None


def unsuffered(before: str, after: str, *, dead: bool) -> bool:
    """Whether those counted did not come to the harm; `before` and `after` are the rest of the count's sentence around it, and
    `dead` tells that they are counted as killed or missing."""
    if _BEFORE.search(before) or _AFTER.match(after) or _MADE_UP.search(before) or _CASUALTIES.match(after):
        return True
    if _NONE.search(before):
        return _LIVES.match(after) is None
    if _NOT.search(before) and _BUT.match(after):
        return True
    return dead and (_lives(before, after) or _is_sentenced(before, after))


def _lives(before: str, after: str) -> bool:
    return _LIVES.match(after) is not None or (_SAVED.search(before) is not None and _ALIVE.match(after) is not None)


def _is_sentenced(before: str, after: str) -> bool:
    """Whether a court put them to death in words: nothing tells that it was done."""
    if _SENTENCED.search(before):
        return _TO_DEATH.match(after) is not None
    return _ARE_SENTENCED.match(after) is not None
