"""Everything that can go wrong, as one tree. One place (the command line) turns these into one line and an exit code."""

from __future__ import annotations


class RecountError(Exception):
    """Base of all expected failures; its text is one clear line that names file, line, field and remedy where known."""

    exit_code = 1


class IntakeError(RecountError):
    """A file, page, archive or address that cannot become a document."""

    exit_code = 2


class NotReadError(IntakeError):
    """A document that was kept but not read, since it is not in English or holds no article."""


class FormatError(RecountError):
    """Input in the claims format, or an option, that breaks its own rules."""

    exit_code = 3


class ReviewError(FormatError):
    """A decision about a claim that cannot be taken as it was given."""


class WeightsError(RecountError):
    """The shipped weights are missing or do not match their hash."""

    exit_code = 4


class AnalysisError(RecountError):
    """A question that the data cannot answer; the text says what is missing."""

    exit_code = 6


class ReconciliationError(RecountError):
    """Claims of an event, a rule set or a statement that contradict their own rules."""

    exit_code = 3


class LinkingError(RecountError):
    """Accounts or decisions about links that contradict themselves."""

    exit_code = 3


class EventError(RecountError):
    """An event, a link or a statement about events that does not exist or contradicts itself."""

    exit_code = 3


class LedgerError(RecountError):
    """A ledger that cannot be opened, read or written; nothing was half-written."""

    exit_code = 5
