"""Events follow the journal in the background: a page never waits for the linker."""

from __future__ import annotations

import logging
import threading

from recount.errors import RecountError
from recount.events import behind as newer
from recount.events.refreshing import refresh
from recount.ledger.clock import now
from recount.web.ledgers import close, ledger

_LOG = logging.getLogger(__name__)
_LOCK = threading.Lock()


def behind() -> int:
    """How many entries of the journal the events do not know yet. Where there are any, they are being brought up to it."""
    missing = newer(ledger())
    if missing > 0:
        _start()
    return max(0, missing)


def catch_up() -> None:
    """Bring the events up to the journal now."""
    refresh(ledger(), at=now())


def _start() -> None:
    if _LOCK.acquire(blocking=False):
        threading.Thread(target=_work, name="events", daemon=True).start()


def _work() -> None:
    try:
        catch_up()
    except RecountError as error:
        _LOG.warning("events: %s", error)
    except Exception:
        _LOG.exception("events")
    finally:
        close()
        _LOCK.release()
