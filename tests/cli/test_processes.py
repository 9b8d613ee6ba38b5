"""The program as the shell runs it: pipes that break, and Ctrl-C."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from . import fakes

PROGRAM = f"import sys; from recount.cli import main; from {fakes.__name__} import ENGINE; main(obj=ENGINE)"
MANY = 20_000


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "news.txt"
    path.write_text("slow 3 killed\n" * MANY, encoding="utf-8")
    return path


def _start(*args, **streams):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", PROGRAM, "read", *map(str, args)]
    given = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **streams}
    return subprocess.Popen(command, text=True, env=environment, start_new_session=True, **given)


def _interrupt(process):
    """Ctrl-C reaches every process of the group, as from a terminal."""
    os.killpg(process.pid, signal.SIGINT)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_reader_that_goes_away_ends_the_work_quietly(source, jobs):
    process = _start(source, "--format", "jsonl", "--jobs", jobs)
    assert json.loads(process.stdout.readline())["format"] == "recount/1"
    process.stdout.close()
    assert process.wait(timeout=60) == 141
    assert process.stderr.read() == ""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_leaves_whole_lines_and_says_one(source, jobs):
    process = _start(source, "--format", "jsonl", "--jobs", jobs)
    first = process.stdout.readline()
    _interrupt(process)
    rest, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == "recount: interrupted\n"
    lines = (first + rest).splitlines(keepends=True)
    assert 0 < len(lines) < MANY
    assert all(line.endswith("\n") and json.loads(line)["claims"] for line in lines)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_keeps_what_was_read_beside_the_file(source, tmp_path, jobs):
    target = tmp_path / "claims.jsonl"
    part = tmp_path / "claims.jsonl.part"
    process = _start(source, "--format", "jsonl", "--output", target, "--jobs", jobs)
    _wait_until_filled(part)
    _interrupt(process)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130
    assert said == f"recount: interrupted; what was read so far is in {part}\n"
    assert not target.exists()
    assert all(json.loads(line)["claims"] for line in part.read_text(encoding="utf-8").splitlines())


def test_long_work_shows_its_progress_on_a_terminal(source):
    ours, theirs = os.openpty()
    process = _start(source, "--format", "jsonl", stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    _read_until(ours, b" read ")
    _interrupt(process)
    _read_until(ours, b"recount: interrupted")
    os.close(ours)
    assert process.wait(timeout=60) == 130


def _read_until(terminal, expected):
    shown = b""
    while expected not in shown:
        shown += os.read(terminal, 4096)


def _wait_until_filled(path: Path):
    until = time.monotonic() + 60
    while not (path.exists() and path.stat().st_size) and time.monotonic() < until:
        time.sleep(0.02)
