"""Who is heard: one-sidedness, labels, and whether the reader serves all sides alike (docs/analysis.md)."""

from recount.analysis.voices.accounts import AFFECTED, INDEPENDENT, Account, Contrast, OneSidedness, Voice, one_sidedness
from recount.analysis.voices.labels import labels
from recount.analysis.voices.reader import ReaderErrors, SideErrors, reader_errors
from recount.analysis.voices.shares import Paired, Share, mcnemar, wilson

__all__ = [
    "AFFECTED",
    "INDEPENDENT",
    "Account",
    "Contrast",
    "OneSidedness",
    "Paired",
    "ReaderErrors",
    "Share",
    "SideErrors",
    "Voice",
    "labels",
    "mcnemar",
    "one_sidedness",
    "reader_errors",
    "wilson",
]
