"""Values in the words of an edition's language, as the templates print them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar, get_args

from recount.events.naming import title
from recount.events.records import Cell, EventSummary, Heard, Where
from recount.events.silence import called
from recount.model import Category, Harm, Language, Phrase
from recount.model.figure import Figure
from recount.model.phrase import counted, number, phrase
from recount.model.submission import SubmissionKind
from recount.reconciliation import Range, Reason, Ruling
from recount.reconciliation.results import Status
from recount.reconciliation.words import category_name, of_category, remark
from recount.views.phrases import spaced

T = TypeVar("T")

_FATES: Final[dict[Status, Phrase]] = {
    "live": phrase("counts"),
    "superseded": phrase("replaced by a later figure of the same source"),
    "repeats": phrase("repeats an earlier report"),
    "contested": phrase("contested"),
    "retracted": phrase("taken back"),
    "excluded": phrase("not counted"),
}
_LETTERS: Final[dict[SubmissionKind, Phrase]] = {"correction": phrase("A correction"), "reply": phrase("A reply")}
_IN_ALL: Final = phrase("people in all")
_NO_NUMBER: Final = phrase("no number")


def by_harm(figures: Mapping[Harm, T]) -> list[tuple[Harm, T]]:
    """What is known of each harm, the gravest first."""
    return [(harm, figures[harm]) for harm in get_args(Harm) if harm in figures]


def has_range(figures: Range) -> bool:
    """Whether there is more to say than one number."""
    return not (figures.low == figures.best == figures.high) or "high_open" in figures.flags


class Words:
    """The filters of the templates, in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, as the catalogue says."""
        return self.language.pgettext("direction of writing: ltr or rtl", "ltr")

    def filters(self) -> dict[str, Callable[..., Any]]:
        """Each by its name."""
        ours = (self.best, self.category, self.days, self.event, self.fate, self.figure, self.heard_of, self.hearing, self.high)
        more = (self.letter, self.number, self.of_whom, self.parties, self.remarks, self.said, self.span, self.term)
        return {one.__name__: one for one in (by_harm, has_range, *ours, *more, self.voices, self.where, self.who)}

    def said(self, words: Phrase | Reason) -> str:
        """A sentence, or a reason."""
        return words.said(self.language)

    def number(self, value: int) -> str:
        """`1,234`."""
        return number(value, self.language)

    def term(self, value: str) -> str:
        """A value of the format: `armed_group` is "armed group"."""
        return self.language.gettext(spaced(value))

    def best(self, figures: Range) -> str:
        """The best figure, or that the rules withhold one."""
        return self.term("withheld") if figures.best is None else self.number(figures.best)

    def high(self, figures: Range) -> str:
        """The high figure, with a plus where a source left it open."""
        return self.number(figures.high) + ("+" if "high_open" in figures.flags else "")

    def span(self, figures: Range) -> str:
        """`31–38+`; one number where low and high agree."""
        high = self.high(figures)
        return high if figures.low == figures.high else f"{self.number(figures.low)}–{high}"

    def remarks(self, figures: Range) -> str:
        """The flags of a range as half-sentences."""
        return "; ".join(self.said(remark(flag)) for flag in figures.flags)

    def event(self, summary: EventSummary) -> str:
        """What an event is called."""
        return title(summary, self.language)

    def days(self, summary: EventSummary) -> str:
        """`2026-03-10`, `2026-01-29 to 2026-02-05`."""
        if summary.first is None:
            return self.said(phrase("date not known"))
        if summary.last in (None, summary.first):
            return summary.first
        return self.said(phrase("%(low)s to %(high)s", low=summary.first, high=summary.last or ""))

    def where(self, place: Where) -> str:
        """`near Menaka, Menaka Region, ML`."""
        parts = ", ".join(dict.fromkeys(part for part in (place.name, place.admin1, place.country) if part))
        match place.precision:
            case 2:
                return self.said(phrase("near %(place)s", place=parts))
            case 3:
                return self.said(phrase("district of %(place)s", place=parts))
            case 4:
                return self.said(phrase("province of %(place)s", place=parts))
        return parts

    def parties(self, summary: EventSummary) -> str:
        """Who fights whom."""
        return ", ".join(called(one, self.language) for one in summary.heard if one.voice in ("state", "armed_group"))

    def heard_of(self, summary: EventSummary) -> str:
        """`4 reports, 3 origins, 2 independent`."""
        reports = counted("%(n)s report", "%(n)s reports", n=summary.documents)
        return self._of_origins(reports, summary.origins, summary.independent)

    def voices(self, ruling: Ruling) -> str:
        """`5 accounts, 4 origins, 2 independent`."""
        return self._of_origins(
            counted("%(n)s account", "%(n)s accounts", n=ruling.reports), ruling.origins, ruling.independent
        )

    def _of_origins(self, what: Phrase, origins: int, independent: int) -> str:
        parts = (what, counted("%(n)s origin", "%(n)s origins", n=origins), phrase("%(n)s independent", n=independent))
        return ", ".join(map(self.said, parts))

    def who(self, one: Heard) -> str:
        """Whom the event concerns."""
        return called(one, self.language)

    def hearing(self, one: Heard) -> str:
        """`speaks (2 claims)`, `quoted only by the other side (state)`, `not found in 3 sources`."""
        if one.hearing == "speaks":
            return self.said(counted("speaks (%(n)s claim)", "speaks (%(n)s claims)", n=one.claims))
        if one.hearing == "not found":
            return self.said(counted("not found in %(n)s source", "not found in %(n)s sources", n=one.sources))
        return self.term(one.hearing) + (f" ({self.term(one.by)})" if one.by else "")

    def category(self, value: Category) -> str:
        """`armed group`."""
        return self.said(category_name(value))

    def of_whom(self, cell: Cell) -> str:
        """`civilians`, `people in all`."""
        return self.said(_IN_ALL if cell.category is None else of_category(cell.category))

    def figure(self, cell: Cell) -> str:
        """`at least 11`; that there is no number."""
        if cell.modifier is None or cell.low is None:
            return self.said(_NO_NUMBER)
        return self.said(Figure(cell.low, cell.high, cell.modifier).words)

    def fate(self, cell: Cell) -> str:
        """What became of an account under the rules."""
        return self.said(_FATES[cell.status])

    def letter(self, kind: SubmissionKind) -> str:
        """`A correction`."""
        return self.said(_LETTERS[kind])
