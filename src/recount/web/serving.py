"""Getting the server ready, and serving one person."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable
from pathlib import Path

import django
import waitress
from django.core.management import call_command

from recount.errors import RecountError

_THREADS = 8


def prepare() -> None:
    """Load Django and bring the accounts' tables to this version."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recount.web.settings")
    django.setup()
    from django.conf import settings

    for folder in (settings.INBOX, settings.STATIC_ROOT):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def serve(ledger: str, port: int, public: Path | None, tell: Callable[[str], None]) -> None:
    """Serve one person on this machine until interrupted; `tell` is given the link that lets them in."""
    key = secrets.token_urlsafe(24)
    told = {
        "RECOUNT_LEDGER": _absolute(ledger),
        "RECOUNT_DOOR_KEY": key,
        "RECOUNT_PUBLIC": str(public.absolute()) if public else "",
    }
    os.environ.update(told | {"RECOUNT_TEAM": ""})
    prepare()
    from recount.web.desk.following import catch_up
    from recount.web.ledgers import ledger as opened
    from recount.web.wsgi import application

    opened()
    catch_up(tell)
    try:
        server = waitress.create_server(application, host="127.0.0.1", port=port, threads=_THREADS, ident=None)
    except OSError as error:
        raise RecountError(f"port {port}: {error.strerror}: stop what listens there, or give another --port") from error
    tell(f"http://127.0.0.1:{port}/people/door/{key}/")
    server.run()


def _absolute(ledger: str) -> str:
    return ledger if "://" in ledger else str(Path(ledger).absolute())
