"""So many people who review at once, on a PostgreSQL server and a web server of their own.

    python bench/reviewers.py [--people 50] [--seconds 300] [--pause 2] [--workers 2] [--threads 8]

Each signs in, opens reports and accepts their claims one after the other over HTTP, with a pause (seconds) after each as a
person needs it; one review in twenty is sent twice, as by a finger that pressed twice. Prints the times of the server's answers
as the browser sees them, and counts afterwards: each review must be kept once, and every answer must be good. PostgreSQL has
its log on the disk before it answers (fsync).
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.invented import EACH, claim_of, document_id, keep_reports
from recount.ledger import Ledger
from tests.ledger.server import new_database, server

_HOST, _PORT = "127.0.0.1", 8345
_PASSWORD = "a horse has 4 legs"
_SERVER = "-c listen_addresses= -c max_connections=100"
_TWICE = 20


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--people", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=300)
    parser.add_argument("--pause", type=float, default=2.0)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--threads", type=int, default=8)
    asked = parser.parse_args()
    with server(_SERVER) as home, tempfile.TemporaryDirectory() as folder:
        address = new_database(home, "ledger")
        told = {
            "RECOUNT_TEAM": "1", "RECOUNT_HOSTS": _HOST, "RECOUNT_PROXIES": "1", "RECOUNT_LEDGER": address,
            "RECOUNT_ACCOUNTS": new_database(home, "accounts"), "RECOUNT_HOME": folder,
        }  # fmt: skip
        os.environ.update(told)
        reports = int(asked.people * (1 + asked.seconds / max(asked.pause, 0.1) / EACH))
        with Ledger.create(address) as made:
            keep_reports(made, reports)
        enrol(asked.people)
        with served(asked.workers, asked.threads):
            people = [Reviewer(n, asked.people, asked.pause) for n in range(asked.people)]
            everybody(people, asked.seconds)
        report(people, address, asked.seconds)


def enrol(people: int):
    """The accounts' tables, an account for each person, and the workbench's index."""
    from recount.web.serving import prepare

    prepare()
    from recount.web.accounts.models import Person, Role
    from recount.web.desk.following import catch_up

    for n in range(people):
        Person.objects.create_user(f"reviewer-{n}", password=_PASSWORD, role=Role.RECORDER)
    catch_up(lambda line: None)


@contextmanager
def served(workers: int, threads: int) -> Iterator[None]:
    """The web server as docs/deploy.md runs it."""
    command = [sys.executable, "-m", "gunicorn", "recount.web.wsgi", "--workers", workers, "--threads", threads]
    running = subprocess.Popen([*map(str, command), "--bind", f"{_HOST}:{_PORT}", "--log-level", "warning"])
    try:
        wait_for_port()
        yield
    finally:
        running.terminate()
        running.wait()


def wait_for_port():
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            connection = http.client.HTTPConnection(_HOST, _PORT)
            connection.request("GET", "/accounts/login/", headers={"X-Forwarded-Proto": "https"})
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.2)
    raise SystemExit("the web server did not start")


@dataclass(slots=True)
class Reviewer:
    """One person at a browser: what was sent, how long each answer took, and what went wrong."""

    number: int
    people: int
    pause: float
    sent: Counter[str] = field(default_factory=Counter)
    took: dict[str, list[float]] = field(default_factory=lambda: {"open a report": [], "review a claim": []})
    problems: list[str] = field(default_factory=list)
    cookies: dict[str, str] = field(default_factory=dict)

    def sign_in(self):
        told = {"login": f"reviewer-{self.number}", "password": _PASSWORD}
        self.ask("GET", "/accounts/login/")
        status, _ = self.ask("POST", "/accounts/login/", told)
        if status != 302:
            raise SystemExit(f"could not sign in: {status}")

    def work(self, until: float):
        draw = random.Random(self.number)
        time.sleep(draw.random() * self.pause)
        report = self.number
        while time.monotonic() < until:
            self.timed("open a report", "GET", f"/documents/{document_id(report).removeprefix('sha256:')}/")
            for n in range(EACH):
                if time.monotonic() > until:
                    return
                self.review(claim_of(report, n), twice=draw.randrange(_TWICE) == 0)
                time.sleep(self.pause)
            report += self.people

    def review(self, claim: str, *, twice: bool):
        self.sent[claim] += 1
        for _ in range(1 + twice):
            path = f"/claims/{claim.removeprefix('sha256:')}/review/"
            self.timed("review a claim", "POST", path, {"decision": "accept"})

    def timed(self, what: str, method: str, path: str, told: dict[str, str] | None = None):
        began = time.perf_counter()
        status, _ = self.ask(method, path, told)
        self.took[what].append(time.perf_counter() - began)
        if status != 200:
            self.problems.append(f"{method} {path}: {status}")

    def ask(self, method: str, path: str, told: dict[str, str] | None = None) -> tuple[int, str]:
        """The status and the text of an answer; cookies are kept as a browser keeps them."""
        headers = {"Host": _HOST, "X-Forwarded-Proto": "https", "X-Forwarded-For": f"192.0.2.{self.number}"}
        headers |= {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items()), "HX-Request": "true"}
        body = None
        if told is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": f"https://{_HOST}/"}
            body = urlencode(told | {"csrfmiddlewaretoken": self.cookies["recount_csrf"]})
        connection = http.client.HTTPConnection(_HOST, _PORT, timeout=60)
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        for name, value in re.findall(r"(\w+)=([^;]+);", "\n".join(answer.headers.get_all("Set-Cookie") or ())):
            self.cookies[name] = value
        text = answer.read().decode()
        connection.close()
        return answer.status, text


def everybody(people: list[Reviewer], seconds: int):
    """All sign in, then work at once until the time is over."""
    for one in people:
        one.sign_in()
    until = time.monotonic() + seconds
    threads = [threading.Thread(target=one.work, args=[until]) for one in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def report(people: list[Reviewer], address: str, seconds: int):
    """What it took, and whether each review is in the ledger once."""
    sent = Counter({(f"reviewer-{one.number}", claim): 1 for one in people for claim in one.sent})
    with Ledger(address) as ledger:
        kept = Counter((one.reviewer, one.claim) for one in ledger.reviews())
        proved = ledger.verify().flaw is None
    lost, doubled = sent - kept, kept - sent
    problems = [line for one in people for line in one.problems]
    for what in people[0].took:
        times = sorted(took for one in people for took in one.took[what])
        late = times[max(0, -(-len(times) * 19 // 20) - 1)]
        print(f"{what}: {len(times):,}, p50 {statistics.median(times) * 1e3:.0f} ms, p95 {late * 1e3:.0f} ms")
    print(f"{len(people)} reviewers, {seconds} s: {sent.total():,} reviews sent, {kept.total():,} kept, ", end="")
    print(
        f"{lost.total()} lost, {doubled.total()} doubled, {len(problems)} problems; the chain {'holds' if proved else 'BROKE'}"
    )
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    if lost or doubled or problems or not proved:
        raise SystemExit("\n".join(problems[:5]) or "a review was lost or doubled")


if __name__ == "__main__":
    main()
