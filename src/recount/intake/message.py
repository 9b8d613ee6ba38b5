"""E-mails, and web pages that a browser saved as one file (MHTML, RFC 2557), which are e-mails too."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.parser import BytesParser
from email.policy import default

from msgspec.structs import replace

from recount.errors import IntakeError
from recount.intake.article import Article, Found, whole
from recount.intake.days import iso_day
from recount.intake.encoding import decode
from recount.intake.options import IntakeOptions
from recount.intake.plaintext import plain_article
from recount.intake.source import Source
from recount.intake.webpage import page_article

_ANSWERED = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def read_message(source: Source, options: IntakeOptions) -> Iterator[Found]:
    """The one report of an e-mail or a saved page; what is attached to it is not read."""
    yield whole(source, options, "eml", lambda raw: message_article(raw, source.uri))


def message_article(raw: bytes, uri: str | None) -> Article:
    """The text of an e-mail with its subject and day, or the article of a saved page, at the address that it was saved from.

    Raises IntakeError where there is neither.
    """
    try:
        message = BytesParser(policy=default).parsebytes(raw)
        body = message.get_body(("plain", "html"))
        content = body.get_payload(decode=True) if body else None
        address, subject, day = (str(message[name] or "") for name in ("Snapshot-Content-Location", "Subject", "Date"))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:  # what broken headers provoke
        raise IntakeError(f"the message is broken ({type(error).__name__}): save its text") from error
    if body is None or not isinstance(content, bytes):
        raise IntakeError("no text in the message: save what is attached to it")
    if body.get_content_subtype() == "html":
        article = page_article(content, address or uri, body.get_content_charset())
    else:
        article = plain_article(decode(content, body.get_content_charset()))
    if address:
        return article
    return replace(article, title=_ANSWERED.sub("", subject) or article.title, published=article.published or iso_day(day))
