"""The audit of the locked packages fails on a known vulnerability, and never says that all is well when it asked nobody."""

import json
import runpy
from pathlib import Path

import pytest

SCRIPT = runpy.run_path(str(Path(__file__).parents[1] / ".ci" / "audit.py"))
SOUND = {"name": "alpha", "version": "1.0", "vulns": []}
FLAWED = {"name": "beta", "version": "2.0", "vulns": [{"id": "PYSEC-2031-7", "fix_versions": ["2.1"]}]}
SKIPPED = {"name": "gamma", "skip_reason": "Dependency not found on PyPI"}
OFFLINE = ("", "Traceback\nConnectionError: no address for api.osv.dev\n")


def answered(*packages):
    return json.dumps({"dependencies": packages, "fixes": []}), "No known vulnerabilities found\n"


@pytest.mark.parametrize(
    ("pypi", "osv", "status", "said"),
    [
        (answered(SOUND), OFFLINE, 0, "No known vulnerability in 1 packages (pypi)."),
        (answered(SOUND, FLAWED), OFFLINE, 1, "beta 2.0: PYSEC-2031-7; cured in 2.1"),
        (answered(SOUND, SKIPPED), OFFLINE, 1, "not audited:\n  Dependency not found on PyPI"),
        (answered(SKIPPED), answered(FLAWED), 1, "PYSEC-2031-7"),
        (answered(SKIPPED), OFFLINE, 0, "NOT AUDITED"),
        (OFFLINE, OFFLINE, 0, "osv: ConnectionError: no address for api.osv.dev"),
    ],
)
def test_the_audit_says_what_it_knows(pypi, osv, status, said, monkeypatch, capsys):
    answers = {"pypi": pypi, "osv": osv}
    monkeypatch.setitem(SCRIPT["main"].__globals__, "asked", lambda service, _: answers[service])
    assert SCRIPT["main"](["requirements.lock"]) == status
    printed = capsys.readouterr()
    assert said in printed.out + printed.err
