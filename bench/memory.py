"""Memory and time of `recount read` on a folder, at a quarter of the articles and at all of them: both should be level.

    python bench/memory.py ../shared/corpora/fakes-pool/articles.jsonl [--articles 10000] [--jobs 1]

The folder is made of the corpus's texts, repeated under new names. Prints the peak of resident memory of the largest process,
and articles a second of wall time.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from corpora import objects


def make_folder(folder: Path, pool: list[str], number: int) -> None:
    for k, text in enumerate(islice(cycle(pool), number)):
        (folder / f"{k:06}.txt").write_text(text, encoding="utf-8")


def measured(folder: Path, jobs: int) -> tuple[float, float]:
    """Seconds, and the peak of the largest process in MB."""
    command = [Path(sys.executable).with_name("recount"), "read", folder, "--format", "jsonl", "--jobs", str(jobs)]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=1)
    args = parser.parse_args()
    pool = [row["text"] for row in objects(args.corpus)]
    for number in (args.articles // 4, args.articles):
        with tempfile.TemporaryDirectory() as scratch:
            make_folder(Path(scratch), pool, number)
            seconds, peak = measured(Path(scratch), args.jobs)
        print(f"{number:6} articles  {peak:5.0f} MB  {number / seconds:6.1f} articles/s", flush=True)


if __name__ == "__main__":
    main()
