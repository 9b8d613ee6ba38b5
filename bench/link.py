"""Which items of a corpus are one event, for `scorers.linking`.

    python3 bench/link.py maverick ../shared/corpora/maverick/kenya.jsonl out.json
    python3 bench/link.py gun ../shared/corpora/gun-incidents/dev.jsonl.gz out.json
    python3 bench/link.py ecbplus ../shared/corpora/ecbplus/topics_1_35.jsonl.gz out.json --part dev

Articles are read first (`--jobs`), unless `--readings` names a claims file of them. Writes {id: cluster}, and on the standard
error how many pairs were compared and blocking's recall where the corpus has labels.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from corpora import claims_file

from recount.linking import Linkage, Observation, link
from training.link_corpora import gun, maverick
from training.linking import count
from training.mentions import link_mentions


def reports(path: Path, options: argparse.Namespace) -> dict[str, str]:
    """Coded reports of electoral violence."""
    observations, event = maverick(path)
    return clusters(observations, event)


def articles(path: Path, options: argparse.Namespace) -> dict[str, str]:
    """News articles, each by the first incident that recount reads in it."""
    with tempfile.TemporaryDirectory() as folder:
        readings = options.readings or claims_file(path, Path(folder) / "readings.jsonl", options.jobs)
        observations, event, first = gun(path, readings)
    found = clusters(observations, event)
    return {article: found[account] for article, account in first.items()}


def mentions(path: Path, options: argparse.Namespace) -> dict[str, str]:
    """Words for events in news articles."""
    return link_mentions(path, options.part)


def clusters(observations: list[Observation], event: dict[str, str]) -> dict[str, str]:
    """The cluster of each account."""
    linkage = link(observations)
    report(linkage, count((observations, event)).recall if event else None)
    return {name: cluster.id for cluster in linkage.clusters for name in cluster.observations}


def report(linkage: Linkage, recall: float | None) -> None:
    """What was compared."""
    b = linkage.blocking
    known = "unknown: no labels" if recall is None else f"{recall:.3f}"
    print(f"{b.compared:,} of {b.possible:,} pairs compared; blocking recall {known}", file=sys.stderr)


CORPORA = {"maverick": reports, "gun": articles, "ecbplus": mentions}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=CORPORA)
    parser.add_argument("path", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--part", help="only rows of this part (ecbplus)")
    parser.add_argument("--jobs", type=int, default=0, help="processes that read articles (gun)")
    parser.add_argument("--readings", type=Path, help="a claims file of these articles that was made before (gun)")
    options = parser.parse_args()
    found = CORPORA[options.corpus](options.path, options)
    options.out.write_text(json.dumps(found, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
