"""What a ledger costs, on SQLite and (with --server) on a PostgreSQL server of its own.

    python bench/ledger.py [--claims 1000000] [--kills 0] [--server] [--folder FOLDER]

Appends CLAIMS claims in documents of 200, beside a bare `executemany` of the same rows into the same tables in the same run;
walks the chain; asks with filters, each the best of five; kills `recount add` KILLS times and lets it go on.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from recount.ledger import ClaimFilter, Ledger
from recount.model import Document, Party, Period, Place, Reader, Reading, Span, Toll
from tests.ledger.killing import reports, survives
from tests.ledger.server import new_database, server

EACH = 200  # claims of a document
TOWNS = [f"{name} {n}" for name in ("Karsk", "Veran", "Toma", "Lisk", "Derin") for n in range(60)]
READER = Reader("bench", "1", "none")
FILTERS = {
    "the first 50": ClaimFilter(),
    "harm and category": ClaimFilter(harm="killed", category="civilian"),
    "place": ClaimFilter(place="Karsk 7"),
    "place and period": ClaimFilter(place="Toma 3", first="2015-01-01", last="2016-12-31"),
    "speaker and side": ClaimFilter(speaker="speaker 77", side="medical"),
    "period and harm": ClaimFilter(first="2028-05-01", last="2028-05-03", harm="injured"),
    "place and speaker": ClaimFilter(place="Lisk 9", speaker="speaker 12", harm="killed"),
    "status": ClaimFilter(status="rejected"),
    "nothing": ClaimFilter(place="Atlantis"),
}


def reading(number: int) -> Reading:
    """A report of many tolls, whose words are its own, so that none repeats another."""
    text = " ".join(f"w{number}x{n}" for n in range(40))
    name = f"report {number}"
    document = Document(f"sha256:{number:064x}", name, name, "Bench", None, "2031-01-01", "en", text)
    return Reading(document=document, claims=tuple(toll(number * EACH + n) for n in range(EACH)), reader=READER)


def toll(n: int) -> Toll:
    chance = Random(n)
    town, speaker, low = chance.choice(TOWNS), f"Speaker {chance.randrange(1000)}", chance.randrange(50)
    day = f"{2011 + chance.randrange(20)}-{1 + chance.randrange(12):02}-{1 + chance.randrange(28):02}"
    return Toll(
        id=f"sha256:{n:064x}",
        evidence=Span(0, 90),
        attribution="a1",
        speaker=Party(speaker, 0, 10, name=speaker, side=chance.choice(("state", "medical", "local"))),
        harm=chance.choice(("killed", "injured")),
        low=low,
        high=low,
        count=Span(n % EACH, n % EACH + 3),
        category=chance.choice(("civilian", "armed_group", "unknown")),
        place=Place(town, 30, 35, name=town, admin1=town[:5], country="VX", lat=1.0, lon=2.0, precision=4),
        when=Period("Friday", 40, 46, first=day, last=day, precision=1),
    )


def append(ledger: Ledger, claims: int) -> float:
    """Claims a second of processor time, in transactions of 50 documents."""
    ledger.add(reading(10**9), at="2031-01-01T00:00:00Z")  # loads what the first document loads
    taken, documents = 0.0, claims // EACH
    for first in range(0, documents, 50):
        batch = [reading(n) for n in range(first, min(first + 50, documents))]
        begun = time.process_time()
        with ledger.transaction():
            for one in batch:
                ledger.add(one, at="2031-01-01T00:00:00Z")
        taken += time.process_time() - begun
    return claims / taken


def bare(ledger: Ledger, path: Path, claims: int) -> float:
    """The same rows of claims and their entries by a bare executemany into tables with the same columns and indexes."""
    with sqlite3.connect(ledger.name) as source:
        query = "SELECT sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql NOT NULL"
        made = [sql for (sql,) in source.execute(query)]
        taken = 0.0
        with sqlite3.connect(path, isolation_level=None) as target:
            target.execute("PRAGMA journal_mode = WAL")
            for sql in made:
                target.execute(sql)
            for first in range(0, claims, 10_000):
                for table, key in (("entries", "number"), ("claims", "entry")):
                    query = f"SELECT * FROM {table} WHERE {key} > ? AND {key} <= ?"
                    rows = source.execute(query, (first, first + 10_000)).fetchall()
                    begun = time.process_time()
                    target.execute("BEGIN")
                    target.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
                    target.execute("COMMIT")
                    taken += time.process_time() - begun
    return claims / taken


def best_of_five(ledger: Ledger, wanted: ClaimFilter) -> tuple[float, int]:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        found = ledger.claims(wanted, limit=51)
        times.append(time.perf_counter() - begun)
    return min(times), len(found)


def command(url: str, *options: str) -> float:
    """Seconds of the whole command, start-up included; the best of three."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        program = [str(Path(sys.executable).with_name("recount")), "claims", "--ledger", url, *options]
        subprocess.run(program, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begun)
    return min(times)


@contextmanager
def databases(folder: str | None, with_server: bool) -> Iterator[dict[str, object]]:
    """A function for each kind of database that gives the address of a new one."""
    with tempfile.TemporaryDirectory(dir=folder) as home:
        names = iter(range(1000))
        kinds: dict[str, object] = {"SQLite": lambda: f"{home}/{next(names)}.ledger"}
        if not with_server:
            yield kinds
            return
        with server() as place:
            yield kinds | {"PostgreSQL": lambda: new_database(place, f"bench{next(names)}")}


def measure(name: str, url: str, claims: int) -> None:
    with Ledger.create(url) as ledger:
        rate = append(ledger, claims)
        print(f"{name}: append {rate:,.0f} claims/s of processor time", flush=True)
        if name == "SQLite":
            other = bare(ledger, Path(f"{url}.bare"), claims)
            print(f"{name}: bare executemany {other:,.0f} claims/s; ratio {rate / other:.2f} (bar 0.5)", flush=True)
        for jobs in (1, os.cpu_count() or 1):
            begun, used = time.perf_counter(), time.process_time()
            found = ledger.verify(jobs=jobs)
            taken, used = time.perf_counter() - begun, time.process_time() - used
            if found.flaw:
                raise SystemExit(f"{name}: {found.flaw.what}")
            busy = f", {found.entries / used:,.0f} a second of processor time" if jobs == 1 else ""
            print(f"{name}: verify, {jobs} processes: {found.entries / taken:,.0f} entries/s{busy} (bar 200,000)", flush=True)
        for asked, wanted in FILTERS.items():
            taken, number = best_of_five(ledger, wanted)
            print(f"{name}: claims, {asked}: {taken * 1000:,.0f} ms, {number} found (bar 300)", flush=True)
        whole = command(url, "--place", "Karsk 7", "--harm", "killed")
        print(f"{name}: the whole command `recount claims --place … --harm …`: {whole * 1000:,.0f} ms", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--server", action="store_true")
    parser.add_argument("--folder")
    given = parser.parse_args()
    with databases(given.folder, given.server) as kinds:
        for name, address in kinds.items():
            if given.claims:
                measure(name, address(), given.claims)
            if given.kills:
                url = address()
                Ledger.create(url).close()
                with tempfile.TemporaryDirectory() as home:
                    killed = survives(url, reports(Path(home) / "news.txt", 10 * given.kills), given.kills, seed=2031)
                print(f"{name}: {killed} of {given.kills} runs were killed; verified after each, completed by the last")


if __name__ == "__main__":
    main()
