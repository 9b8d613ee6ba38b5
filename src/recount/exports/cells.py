"""Cells that a spreadsheet would take for a formula, made harmless and turned back (OWASP, "CSV Injection")."""

from __future__ import annotations

import re

from recount.views.csv_table import FORMULA_STARTS

_NUMBER = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?\Z")
# An account's name (@example) calls nothing: a function needs brackets, a reference to a program or sheet "!" or "|".
_ACCOUNT = re.compile(r"@[^\s@()|!=+*/\\'\"\[\]{}-][^()|!=+*/\\'\"\[\]{}\t\r\n]*\Z")


def escaped(cell: str) -> str:
    """The cell with an apostrophe before it if a spreadsheet would run it, or if it already begins with such an apostrophe."""
    return f"'{cell}" if _runs(cell.lstrip("'")) else cell


def unescaped(cell: str) -> str:
    """The cell that `escaped` was given."""
    return cell[1:] if cell.startswith("'") and _runs(cell.lstrip("'")) else cell


def _runs(cell: str) -> bool:
    return cell.startswith(FORMULA_STARTS) and not (_NUMBER.match(cell) or _ACCOUNT.match(cell))
