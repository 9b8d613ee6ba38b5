"""`recount add` in a child process that is killed at some moment: what is left verifies, and the same command completes it."""

import os
import random
import signal
import time
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from recount.cli.keeping import adding
from recount.ledger import Ledger
from tests.cli.fakes import ENGINE

OPTIONS = {"published": None, "outlet": None, "jobs": 1, "allow_private": False, "timeout": 30.0, "format": "text"}


def reports(path: Path, number: int) -> Path:
    """A file of reports, one a line, with two claims each."""
    path.write_text("".join(f"{n + 1} killed and {n + 2} hurt in place {n * 7919}\n" for n in range(number)), encoding="utf-8")
    return path


def survives(url: str, source: Path, kills: int, seed: int) -> int:
    """Kill so many runs, each at a random moment; how many were killed at their work. AssertionError where the ledger does not
    verify afterwards, or the last run does not complete it."""
    chance = random.Random(seed)
    killed = 0
    for _ in range(kills):
        killed += _killed(url, source, chance.uniform(0, 0.25))
        with Ledger(url) as ledger:
            found = ledger.verify()
            assert found.flaw is None, found.flaw
    _add(url, source)
    with Ledger(url) as ledger:
        told = [kept.claim.low for kept in ledger.claims()]
        expected = [low for n in range(len(source.read_text().splitlines())) for low in (n + 1, n + 2)]
        assert told == expected
        assert ledger.verify().flaw is None
    return killed


def _killed(url: str, source: Path, seconds: float) -> bool:
    child = os.fork()
    if child == 0:
        try:
            _add(url, source)
        finally:
            os._exit(0)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def _add(url: str, source: Path) -> None:
    with redirect_stdout(StringIO()):
        adding.run(ENGINE, ledger=url, sources=(str(source),), **OPTIONS)
