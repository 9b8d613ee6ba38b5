"""Labelled pairs to `incidents.json`, the model of recount.linking.

    recount read ../shared/corpora/gun-incidents/train.jsonl.gz --jobs 0 --format jsonl --output gun-train.jsonl
    python -m training.linking ../shared/corpora gun-train.jsonl

m is the share of each level among the compared pairs of one event, u its share among the compared pairs of different
events. Both are counted on the pairs that blocking compares, so u describes neighbours in place and time, which the model
will see, and not pairs from two ends of a country. Expectation maximisation is no option: without labels it finds no match
at all from 10^5 accounts on.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import duckdb

from recount.linking.blocking import block
from recount.linking.columns import columns
from training.link_comparisons import COMPARISONS
from training.link_corpora import Labelled, gun, maverick
from training.splink_counts import Counted, count_levels, settings_of

MODEL = Path(__file__).parents[1] / "src" / "recount" / "linking" / "data" / "incidents.json"
CUT = 0.35  # chosen on halves of the training corpora that the weights had not seen


def count(labelled: Labelled) -> Counted:
    """The levels of the pairs that blocking compares; an account without a label is of an event of its own."""
    observations, event = labelled
    with duckdb.connect() as database:
        database.register("given", columns(observations))
        database.execute("create table accounts as select * from given")
        block(database)
        return count_levels(database, COMPARISONS, [event.get(o.id, f"alone {o.id}") for o in observations])


def trained(corpora: dict[str, Labelled]) -> dict[str, Any]:
    """The model, as `recount.linking.model.LinkingModel` in JSON."""
    found = {name: count(labelled) for name, labelled in corpora.items()}
    recipe = {
        "trained_by": "training/linking.py",
        "corpora": {name: {"accounts": len(corpora[name][0]), **f.figures} for name, f in found.items()},
        "blocking_recall": round(sum(f.linked for f in found.values()) / sum(f.true for f in found.values()), 4),
    }
    return {"settings": settings_of(COMPARISONS, list(found.values())), "cut": CUT, "recipe": recipe}


def main() -> None:
    corpora, readings = Path(sys.argv[1]), Path(sys.argv[2])
    found = {
        "maverick": maverick(corpora / "maverick" / "kenya.jsonl"),
        "gun-incidents train": gun(corpora / "gun-incidents" / "train.jsonl.gz", readings)[:2],
    }
    MODEL.write_text(json.dumps(trained(found), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
