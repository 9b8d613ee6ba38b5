"""What reconciling yields: a range with its reasons, and the fate of every claim."""

from __future__ import annotations

from typing import Literal

import msgspec

from recount.model import ENGLISH, Category, Harm, Language, Phrase
from recount.reconciliation.records import Stance

Status = Literal["live", "superseded", "repeats", "contested", "retracted", "excluded"]
Rule = Literal["R0", "R1", "R2", "R3", "R4", "R5", "R6", "R7", "R8", "R9", "R10", "R11"]
Flag = Literal["floor", "conflict", "disputed", "high_open", "too_few_origins", "no_deaths"]
Grade = Literal["confirmed", "fair", "weak", "contested", "discounted"]
Position = Literal["not assessed", "non credible", "credible", "duplicate"]


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Low, best and high of one category or of all. `best` null is withheld; `best_ged` always has a number.

    `basis` is the stance of the claim that sets `best_ged`, `claim` its id; null where no single claim does.
    """

    low: int
    best: int | None
    best_ged: int
    high: int
    flags: tuple[Flag, ...] = ()
    basis: Stance | None = None
    claim: str | None = None


class Ruled(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What became of a claim: its status, the stance of its origin, and the other claim or person that decided it, if any."""

    id: str
    status: Status
    stance: Stance
    by: str | None = None


class Reason(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One sentence for a person, under the rule that it applies; `category` is null where it concerns all of them. `text` is
    English, `words` what it was made of."""

    rule: Rule
    category: Category | None
    text: str
    words: Phrase

    def said(self, language: Language) -> str:
        """The sentence in a language."""
        return _sentence(self.words, language)


def reason(rule: Rule, category: Category | None, words: Phrase) -> Reason:
    """A reason with its sentence."""
    return Reason(rule, category, _sentence(words, ENGLISH), words)


def _sentence(words: Phrase, language: Language) -> str:
    text = words.said(language)
    return text[:1].upper() + text[1:]


class Ruling(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One event's harm reconciled under a named rule set.

    `inputs` is the hash of what was reconciled, in canonical order. `reports` counts the claims with a figure, `origins` the
    voices they come from and `independent` those of no party. `grade` and `positions` (by party) belong to the rule set
    `airwars`.
    """

    event: str
    harm: Harm
    rules: str
    version: str
    inputs: str
    categories: dict[Category, Range]
    total: Range
    claims: tuple[Ruled, ...]
    reasons: tuple[Reason, ...]
    reports: int
    origins: int
    independent: int
    grade: Grade | None = None
    positions: dict[str, Position] = {}
