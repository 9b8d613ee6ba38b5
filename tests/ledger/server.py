"""A PostgreSQL server of our own: made in a temporary folder, reached by a socket in it, gone afterwards."""

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

_SETTINGS = "-c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=50"


@contextmanager
def server(settings=_SETTINGS):
    """The folder of the socket of a running server; skips where PostgreSQL is not installed, which in CI is a failure."""
    programs = _programs()
    if programs is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("PostgreSQL is not installed: no initdb found")
    home = Path(tempfile.mkdtemp(prefix="recount-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(home, "postgres")
        data = home / "data"
        _run(programs / "initdb", "-D", data, "-U", "owner", "--auth=trust", "--encoding=UTF8", "--locale=C")
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", home / "log", "-o", f"{settings} -k {home}", "start")
        try:
            yield home
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def new_database(home: Path, name: str) -> str:
    """The address of a new, empty database."""
    with psycopg.connect(host=str(home), user="owner", dbname="postgres", autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return f"postgresql://owner@/{name}?host={home}"


def _programs() -> Path | None:
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    return max((path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")), default=None)


def _run(*command: object) -> None:
    """The server refuses to run as root, so root runs it as the user that the package made."""
    as_user = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []
    subprocess.run([*as_user, *map(str, command)], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
