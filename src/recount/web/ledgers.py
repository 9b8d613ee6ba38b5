"""The ledger that the server keeps: one for each thread, since a `Ledger` is for the use of one."""

from __future__ import annotations

import threading

from django.conf import settings

from recount.ledger import Ledger

_HERE = threading.local()


def ledger() -> Ledger:
    """This thread's ledger."""
    wanted: str = settings.RECOUNT.ledger
    if getattr(_HERE, "address", None) != wanted:
        close()
        _HERE.ledger, _HERE.address = Ledger(wanted), wanted
    opened: Ledger = _HERE.ledger
    return opened


def close() -> None:
    """Let go of this thread's ledger."""
    if getattr(_HERE, "address", None) is not None:
        _HERE.ledger.close()
        _HERE.address = None
