"""How long the workbench's pages take on a large ledger, and how many queries each asks.

    python bench/web.py --claims 1000000
    python bench/web.py --claims 20000 --reviewers 50 --seconds 300 --ledger postgresql://...

Makes a ledger of invented claims, indexes it, then asks every list and a spread of reports as one person would. Prints p50, p95
and the most queries (of both databases) for each page. With --reviewers N, as many threads also review for --seconds, and every
review is counted afterwards.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import threading
import time
from pathlib import Path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=20_000)
    parser.add_argument("--ledger", help="an empty database; a file in a temporary folder where none is given")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--reviewers", type=int, default=0)
    parser.add_argument("--seconds", type=int, default=300)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        address = asked.ledger or str(Path(folder) / "bench.db")
        os.environ.update(RECOUNT_LEDGER=address, RECOUNT_HOME=folder, RECOUNT_DOOR_KEY="bench")
        fill(address, asked.claims)
        from recount.web.serving import prepare

        prepare()
        started = time.perf_counter()
        from recount.web.desk.following import catch_up

        catch_up(lambda line: None)
        print(f"indexed in {time.perf_counter() - started:.1f} s")
        pages(asked.rounds)
        if asked.reviewers:
            review(asked.reviewers, asked.seconds)


def fill(address, claims):
    """A ledger of short reports with ten tolls each."""
    from recount.ledger import Ledger

    with Ledger.create(address) as ledger:
        started = time.perf_counter()
        for block in range(0, claims // 10, 500):
            with ledger.transaction():
                for number in range(block, min(block + 500, claims // 10)):
                    ledger.add(report(number), at="2031-03-17T09:00:00Z")
        print(f"{claims:,} claims kept in {time.perf_counter() - started:.1f} s")


def report(number):
    """An invented report: ten tolls, a speaker out of a thousand, a place out of five hundred."""
    from recount.model import Document, Party, Place, Reader, Reading, Span, Toll

    text = f"Report {number}. " + " ".join(
        f"Officials of town {number % 500} said {n + 2} people were killed." for n in range(10)
    )
    tolls = []
    for n in range(10):
        evidence = text.index(f"said {n + 2} people")
        count = Span(evidence + 5, evidence + 5 + len(str(n + 2)))
        who = Party("Officials", evidence - 20, evidence - 11, f"Officials {number % 1000}", None, "state")
        place = Place("town", evidence - 8, evidence - 4, f"Town {number % 500}", "Karsk", "VX", 47.0, 31.0, 1)
        number_of = f"sha256:{number:056x}{n:08x}"
        span = Span(max(0, evidence - 20), min(len(text), evidence + 30))
        tolls.append(
            Toll(id=number_of, evidence=span, speaker=who, harm="killed", low=n + 2, high=n + 2, count=count, place=place)
        )
    document = Document(
        f"sha256:{number:064x}", f"https://x.example/{number}", f"Report {number}", "Outlet", None, "2031-03-16", "en", text
    )
    return Reading(document=document, claims=tuple(tolls), reader=Reader("bench", "1", "none"))


def pages(rounds):
    """Each page, several times, through the whole of Django but the network."""
    from django.test import Client
    from django.urls import reverse
    from sqlalchemy import Engine, event

    asked = [0]
    event.listen(Engine, "before_cursor_execute", lambda *_: asked.__setitem__(0, asked[0] + 1))
    client = Client(headers={"host": "127.0.0.1"})
    client.get("/people/door/bench/")
    report_page = [reverse("document", args=[f"sha256:{n * 7:064x}"]) for n in range(rounds)]
    claim_page = [reverse("claim", args=[f"sha256:{n * 7:056x}{3:08x}"]) for n in range(rounds)]
    wanted = {"desk": ["/"], "queue": ["/queue/"], "reports": ["/documents/"], "parties": ["/parties/"], "events": ["/events/"]}
    wanted |= {"search": ["/search/?q=officials"], "party": ["/parties/officials 7/"], "checks": ["/checks/"], "map": ["/map/"]}
    for name, paths in (wanted | {"report": report_page, "claim": claim_page}).items():
        times, most = [], 0
        for n in range(rounds + 1):
            took, queries = one(client, paths[n % len(paths)], asked)
            if n:  # the first one warms up
                times.append(took)
                most = max(most, queries)
        print(f"{name:8} p50 {statistics.median(times) * 1e3:6.1f} ms  p95 {p95(times) * 1e3:6.1f} ms  {most} queries")


def p95(times):
    """The time that 19 of 20 do not exceed."""
    return sorted(times)[max(0, -(-len(times) * 19 // 20) - 1)]


def one(client, path, asked):
    """Seconds and queries of one page."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked[0] = 0
    with CaptureQueriesContext(connection) as captured:
        started = time.perf_counter()
        answer = client.get(path)
        took = time.perf_counter() - started
    if answer.status_code != 200:
        raise SystemExit(f"{path}: {answer.status_code}")
    own = [one for one in captured.captured_queries if one["sql"].startswith("SELECT")]
    return took, len(own) + asked[0]


def review(people, seconds):
    """So many people accept claims, each their own, as fast as the server answers; nothing may be lost or doubled."""
    from django.db import connections
    from django.test import Client
    from django.urls import reverse

    from recount.web.accounts.models import Person, Role
    from recount.web.ledgers import close, ledger

    sent, times, problems = [0] * people, [], []
    until = time.monotonic() + seconds

    def work(number):
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(accounts[number], backend="django.contrib.auth.backends.ModelBackend")
        while time.monotonic() < until:
            claim = f"sha256:{number + people * (sent[number] // 10):056x}{sent[number] % 10:08x}"
            started = time.perf_counter()
            answer = client.post(reverse("review", args=[claim]), {"decision": "accept"}, headers={"HX-Request": "true"})
            times.append(time.perf_counter() - started)
            if answer.status_code != 200:
                problems.append(answer.status_code)
            sent[number] += 1
            time.sleep(max(0, 2 - times[-1]))  # a person needs at least two seconds a claim
        close()
        connections.close_all()

    accounts = [Person.objects.create_user(f"reviewer-{n}", role=Role.RECORDER) for n in range(people)]
    threads = [threading.Thread(target=work, args=[n]) for n in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    kept = len(ledger().reviews())
    print(f"{people} reviewers, {seconds} s: sent {sum(sent)}, kept {kept}, problems {len(problems)}")
    print(f"p95 {p95(times) * 1e3:.0f} ms")
    if kept != sum(sent) or problems:
        raise SystemExit("a review was lost, doubled or refused")


if __name__ == "__main__":
    main()
