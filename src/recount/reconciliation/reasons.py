"""Why the rules gave the figures that they gave: R3 to R6 and R11, in sentences for a person."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from recount.model import Category, Phrase
from recount.model.figure import Figure
from recount.model.phrase import phrase
from recount.reconciliation.figures import Voice, r6_conflict
from recount.reconciliation.records import Account
from recount.reconciliation.results import Range, Reason, reason
from recount.reconciliation.rule_sets import RuleSet
from recount.reconciliation.stances import is_denial, worth
from recount.reconciliation.words import category_name


def why_figures(category: Category | None, voices: Sequence[Voice], r: Range, rules: RuleSet) -> Iterator[Reason]:
    """R5 of one category (null: of all the people): who set low, best and high; and R6, where two of one rank cannot both be
    right."""
    name = _group_name(category, voices[0].account.of)
    yield reason("R5", category, phrase("%(people)s: %(figures)s", people=name, figures=_picked(voices, r, rules)))
    if pair := r6_conflict(voices):
        a, b = (phrase("%(who)s (%(figure)s)", who=v.account.origin, figure=v.figure.words) for v in pair)
        said = phrase(
            "%(people)s: %(one)s and %(other)s have the same rank and cannot both be right. No figure is struck between them.",
            people=name,
            one=a,
            other=b,
        )
        yield reason("R6", category, said)


def _group_name(category: Category | None, of: str | None) -> Phrase:
    name = phrase("All the people") if category is None else category_name(category)
    return phrase("%(people)s of %(party)s", people=name, party=of) if of else name


def _picked(voices: Sequence[Voice], r: Range, rules: RuleSet) -> Phrase:
    heard = [v for v in voices if v.stance in rules.weights.admissible]
    high = phrase("high is %(n)s and open", n=r.high) if "high_open" in r.flags else phrase("high is %(n)s", n=r.high)
    if not heard:
        return _nobody_heard(min(voices, key=rules.weights.order), r, high)
    if "too_few_origins" in r.flags:
        only = min(heard, key=rules.weights.order).account.origin
        return phrase(
            "only %(who)s is an accepted source, and two are needed: best is withheld; %(high)s.", who=only, high=high
        )
    low = phrase("low is %(n)s", n=r.low)
    if r.low and r.low == max(v.account.named for v in heard):
        low = phrase("low is %(n)s (the victims known by name)", n=r.low)
    return phrase("%(best)s; %(low)s; %(high)s.", best=_best(r.best, heard, rules), low=low, high=high)


def _nobody_heard(first: Voice, r: Range, high: Phrase) -> Phrase:
    best = phrase("best is withheld") if r.best is None else phrase("best is %(n)s", n=r.best)
    told = phrase("%(who)s has %(figure)s", who=first.account.origin, figure=first.figure.words)
    if r.low:
        return phrase(
            "nobody whose word is admissible gave a figure; low is %(low)s and %(best)s; %(told)s; %(high)s.",
            low=r.low,
            best=best,
            told=told,
            high=high,
        )
    return phrase(
        "nobody whose word is admissible gave a figure, so low is 0 and %(best)s; %(told)s; %(high)s.",
        best=best,
        told=told,
        high=high,
    )


def _best(best: int | None, heard: Sequence[Voice], rules: RuleSet) -> Phrase:
    """The figure, and whose it is: of those who gave it, whom the rule set hears first."""
    if best is None:
        return phrase("no best is chosen")
    gave = [v for v in heard if best in (v.figure.point, v.figure.low)]
    if not gave:
        return phrase("best is %(n)s", n=best)
    return phrase("best is %(n)s, by %(who)s", n=best, who=min(gave, key=rules.weights.order).account.origin)


def why_claims(voices: Sequence[Voice]) -> Iterator[Reason]:
    """R3, R4 and R11 of the live counts."""
    for v in voices:
        a, f = v.account, v.figure
        if f.modifier not in ("exact", "range"):
            yield reason("R3", a.category, _read_as(a.origin, f))
        if is_denial(a):
            denied = phrase("%(who)s denied that anyone was harmed: a claim of 0.", who=a.origin)
            yield reason("R11", a.category, denied)
        yield reason("R4", a.category, worth(a, v.stance))


def _read_as(origin: str, f: Figure) -> Phrase:
    allowed = phrase("%(n)s or more", n=f.low)
    if f.high is not None:
        allowed = phrase("%(low)s to %(high)s", low=f.low, high=f.high)
    if f.modifier == "vague":
        return phrase(
            "a word of %(who)s is read as %(allowed)s, with %(n)s as its point value.", who=origin, allowed=allowed, n=f.point
        )
    return phrase(
        '"%(figure)s" by %(who)s is read as %(allowed)s, with %(n)s as its point value.',
        figure=f.words,
        who=origin,
        allowed=allowed,
        n=f.point,
    )


def why_uncounted(live: Iterable[Account], counted: Collection[str]) -> Iterator[Reason]:
    """R3 of the live counts that are not among the `counted`, by their ids."""
    for a in live:
        if a.kind == "count" and a.id not in counted:
            said = phrase("%(who)s gave no number; the claim is kept and not counted.", who=a.origin)
            yield reason("R3", a.category, said)
