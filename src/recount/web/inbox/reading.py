"""A delivery into the ledger: its reports are taken in, read, and kept one by one."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import msgspec
from django.conf import settings

from recount import intake
from recount.errors import IntakeError, RecountError
from recount.intake.identity import document_id
from recount.ledger.clock import now
from recount.model import Document
from recount.reading.pipeline import read
from recount.web.inbox.models import Delivery
from recount.web.ledgers import ledger

_LOG = logging.getLogger(__name__)
_MOST = 20_000  # reports of one delivery
_LINES = 50  # problems that are listed


def read_delivery(delivery: Delivery) -> None:
    """Read all its reports; what goes wrong is noted on it, a report at a time."""
    try:
        for number, found in enumerate(islice(_documents(delivery), _MOST + 1)):
            if number == _MOST:
                found = IntakeError(f"holds more than {_MOST:,} reports; the rest was left out: split it")
            _keep(delivery, found)
            delivery.save()
        failed = not delivery.documents
    except RecountError as error:
        _note(delivery, str(error))
        failed = not delivery.documents
    except Exception:
        _LOG.exception("delivery %s", delivery.pk)
        _note(delivery, "an unexpected error stopped it; the server's log has the details")
        failed = True
    delivery.state = Delivery.State.FAILED if failed else Delivery.State.DONE
    delivery.save()
    if delivery.stored:
        (settings.INBOX / delivery.stored).unlink(missing_ok=True)


def _documents(delivery: Delivery) -> Iterator[intake.Result]:
    published = delivery.published.isoformat() if delivery.published else None
    options = intake.IntakeOptions(published=published, outlet=delivery.outlet or None)
    if delivery.kind == Delivery.Kind.TEXT:
        text = (settings.INBOX / delivery.stored).read_text(encoding="utf-8")
        made = intake.document(text, title=delivery.title or None, outlet=delivery.outlet or None, published=published)
        return iter((made,))
    if delivery.kind == Delivery.Kind.ADDRESS:
        return intake.documents(delivery.name, options)
    path = settings.INBOX / delivery.stored
    return (_renamed(found, path, delivery.name) for found in intake.documents(str(path), options))


def _renamed(found: intake.Result, path: Path, name: str) -> intake.Result:
    """What was found in a file, under the name that the person gave the file, not the one it had in the inbox."""
    if isinstance(found, IntakeError):
        return IntakeError(str(found).replace(str(path), name))
    if found.uri is None or str(path) not in found.uri:
        return found
    uri = found.uri.replace(str(path), name)
    number = document_id(found.text, uri, found.title, found.outlet, found.byline, found.published)
    return msgspec.structs.replace(found, id=number, uri=uri)


def _keep(delivery: Delivery, found: intake.Result) -> None:
    if isinstance(found, IntakeError):
        _note(delivery, str(found))
        return
    try:
        _add(delivery, found)
    except RecountError as error:
        _note(delivery, str(error))


def _add(delivery: Delivery, document: Document) -> None:
    added = ledger().add(read(document), at=now())
    delivery.known += not added.new_reading
    delivery.claims += added.claims
    if document.id not in delivery.documents:
        delivery.documents.append(document.id)


def _note(delivery: Delivery, line: str) -> None:
    if len(delivery.problems) < _LINES:
        delivery.problems.append(line)
