"""BYTES -> DOCUMENT: plain text, HTML, PDF, e-mail, JSON Lines, WARC, folders, standard input, addresses and feeds."""

from recount.intake.article import Result
from recount.intake.batch import documents, taken
from recount.intake.identity import document, document_id
from recount.intake.options import IntakeOptions

__all__ = ["IntakeOptions", "Result", "document", "document_id", "documents", "taken"]
