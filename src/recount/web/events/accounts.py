"""The claim matrix as a page shows it: a table for each harm, and the rival accounts side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from recount.events import Cell, EventDossier, Row
from recount.model import Category, Harm
from recount.reconciliation import Reason, Ruling
from recount.reconciliation.records import CATEGORIES
from recount.views import phrases

_SETS = ("R5", "R6", "R7", "R8", "R9", "R10")
_STANDS = ("live", "contested")
_SIDES = (
    "state",
    "armed_group",
    "medical",
    "local",
    "international",
    "civil_society",
    "political",
    "media",
    "expert",
    "unknown",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a matrix: what one voice said in one report, with a list of cells under the label of each column."""

    row: Row
    outlet: str
    columns: tuple[tuple[str, tuple[Cell, ...]], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """What carries its figures, each sentence once."""
        return tuple(dict.fromkeys(cell.words for cell in self.row.cells if cell.words))


@dataclass(frozen=True, slots=True)
class Matrix:
    """The claims of one harm over time, under the categories that any of them names."""

    harm: Harm
    ruling: Ruling | None
    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def outcome(self) -> list[Reason]:
        """The reasons that set the figures."""
        return [one for one in self._reasons() if one.rule in _SETS]

    @property
    def steps(self) -> list[Reason]:
        """What was done with each claim before that."""
        return [one for one in self._reasons() if one.rule not in _SETS]

    def _reasons(self) -> tuple[Reason, ...]:
        return self.ruling.reasons if self.ruling else ()


@dataclass(frozen=True, slots=True)
class Voice:
    """One who says it, and the figures that stand."""

    who: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """What one side says, voice by voice."""

    side: str
    voices: tuple[Voice, ...]


def matrices(dossier: EventDossier) -> tuple[Matrix, ...]:
    """A matrix for each harm, the dead first."""
    outlets = {s.document: s.outlet or s.uri or "" for group in dossier.origins for s in group.sources}
    harms = dict.fromkeys([*(("killed",) if "killed" in dossier.rulings else ()), *(row.harm for row in dossier.matrix)])
    return tuple(_matrix(harm, dossier, outlets) for harm in harms)


def rivals(dossier: EventDossier) -> tuple[Account, ...]:
    """Each side's figures of the dead that stand, beside those of the others; a claim that another replaced is left out."""
    rows = [row for row in dossier.matrix if row.harm == "killed"]
    sides = sorted({row.side for row in rows}, key=lambda side: (_SIDES.index(side) if side in _SIDES else len(_SIDES), side))
    accounts = (Account(side, tuple(_voices(row for row in rows if row.side == side))) for side in sides)
    return tuple(account for account in accounts if account.voices)


def _matrix(harm: Harm, dossier: EventDossier, outlets: dict[str, str]) -> Matrix:
    rows = sorted((r for r in dossier.matrix if r.harm == harm), key=lambda r: (r.reported or "", r.document, r.speaker))
    named = {cell.category for row in rows for cell in row.cells}
    wanted: list[Category | None] = [c for c in CATEGORIES if c in named]
    columns = {c: _label(c) for c in (*wanted, *([None] if None in named else []))}
    lines = tuple(Line(row, outlets.get(row.document, ""), _under(row.cells, columns)) for row in rows)
    return Matrix(harm, dossier.rulings.get(harm), tuple(columns.values()), lines)


def _label(category: Category | None) -> str:
    return gettext(phrases.CATEGORIES[category] if category else "all people")


def _under(cells: Sequence[Cell], columns: Mapping[Category | None, str]) -> tuple[tuple[str, tuple[Cell, ...]], ...]:
    return tuple((label, tuple(cell for cell in cells if cell.category == column)) for column, label in columns.items())


def _voices(rows: Iterable[Row]) -> list[Voice]:
    """By who said it first; the same figure in several reports once."""
    said: dict[str, dict[tuple[object, ...], Cell]] = {}
    for row in rows:
        for cell in row.cells:
            if cell.status in _STANDS and cell.figure:
                said.setdefault(row.origin, {}).setdefault((cell.category, cell.figure, cell.stance), cell)
    return [Voice(who, tuple(cells.values())) for who, cells in said.items()]
