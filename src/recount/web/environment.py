"""What the server is told by environment variables (docs/deploy.md): for one person on this machine, or for a team."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

from recount.errors import FormatError

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


class SetupError(FormatError):
    """A setting of the server that is missing or wrong; the text names it."""


@dataclass(frozen=True, slots=True)
class SignOn:
    """An OpenID Connect provider that people of the team may sign in with."""

    issuer: str
    client: str
    secret: str


@dataclass(frozen=True, slots=True)
class Environment:
    """The settings of one server.

    `home` is the folder of everything that is not the ledger: accounts, the secret key, uploads that wait. `door_key` opens
    the workbench to the one person who started it; a team has accounts instead. `proxies` counts the trusted servers in front.
    `public` is the folder of a published site that is served too, with the form for readers' letters.
    """

    ledger: str
    home: Path
    accounts: str
    hosts: tuple[str, ...]
    team: bool = False
    public: Path | None = None
    proxies: int = 0
    door_key: str = ""
    person: str = ""
    sign_on: SignOn | None = None

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Environment:
        """The settings that variables tell. SetupError where a team's lack one."""
        ledger = told.get("RECOUNT_LEDGER", "")
        home = Path(told["RECOUNT_HOME"]) if told.get("RECOUNT_HOME") else _home(ledger)
        team = told.get("RECOUNT_TEAM", "") not in ("", "0", "no")
        accounts = told.get("RECOUNT_ACCOUNTS") or f"sqlite:///{home / 'accounts.db'}"
        hosts = tuple(told.get("RECOUNT_HOSTS", "").split())
        if team and not hosts:
            raise SetupError("RECOUNT_HOSTS: the host names that a team's server answers to, such as recount.example.org")
        return cls(
            ledger=ledger,
            home=home,
            accounts=accounts,
            hosts=hosts if team else LOOPBACK,
            team=team,
            public=Path(told["RECOUNT_PUBLIC"]) if told.get("RECOUNT_PUBLIC") else None,
            proxies=_number(told, "RECOUNT_PROXIES"),
            door_key=told.get("RECOUNT_DOOR_KEY", ""),
            person=told.get("RECOUNT_REVIEWER", ""),
            sign_on=_sign_on(told),
        )

    def secret_key(self) -> str:
        """The key that signs sessions: made once, readable by the server's user alone. Without a ledger, as when only the
        settings are looked at, it is another one each time."""
        if not self.ledger:
            return secrets.token_urlsafe(64)
        path = self.home / "secret-key"
        if not path.exists():
            self.home.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write_once(path, secrets.token_urlsafe(64))
        return path.read_text(encoding="ascii")

    def database(self) -> dict[str, Any]:
        """The accounts' database as Django's settings have it. SetupError unless SQLite or PostgreSQL."""
        try:
            url = make_url(self.accounts)
        except ArgumentError as error:
            raise SetupError("RECOUNT_ACCOUNTS: give sqlite:///PATH or postgresql://USER@HOST/NAME") from error
        if url.get_backend_name() == "sqlite":
            pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;"
            options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": pragmas}
            return {"ENGINE": "django.db.backends.sqlite3", "NAME": url.database, "OPTIONS": options}
        if url.get_backend_name() != "postgresql":
            raise SetupError("RECOUNT_ACCOUNTS: give sqlite:///PATH or postgresql://USER@HOST/NAME")
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.database or "",
            "USER": url.username or "",
            "PASSWORD": str(url.password or ""),
            "HOST": url.host or str(url.query.get("host", "")),
            "PORT": url.port or "",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }


def _home(ledger: str) -> Path:
    """Beside a ledger's file; for a ledger on a server, in the user's own data."""
    if "://" not in ledger:
        path = Path(ledger).absolute()
        return path.with_name(f"{path.name}.workbench")
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "recount" / hashlib.sha256(ledger.encode()).hexdigest()[:16]


def _number(told: Mapping[str, str], name: str) -> int:
    value = told.get(name, "0")
    if not value.isdecimal():
        raise SetupError(f"{name}: give a whole number, not {value!r}")
    return int(value)


def _sign_on(told: Mapping[str, str]) -> SignOn | None:
    issuer = told.get("RECOUNT_SSO_ISSUER")
    if not issuer:
        return None
    try:
        secret = Path(told["RECOUNT_SSO_SECRET_FILE"]).read_text(encoding="utf-8").strip()
        return SignOn(issuer, told["RECOUNT_SSO_CLIENT"], secret)
    except KeyError as error:
        raise SetupError(f"{error.args[0]}: single sign-on needs it beside RECOUNT_SSO_ISSUER") from error
    except OSError as error:
        raise SetupError(f"RECOUNT_SSO_SECRET_FILE: {error.strerror}") from error


def _write_once(path: Path, text: str) -> None:
    """Of two servers that start at once, the first writes."""
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    partial.touch(mode=0o600)
    partial.write_text(text, encoding="ascii")
    try:
        os.link(partial, path)
    except FileExistsError:
        return
    finally:
        partial.unlink()
