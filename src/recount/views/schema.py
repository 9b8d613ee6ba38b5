"""The JSON Schema of the claims format, with what every field means."""

from __future__ import annotations

from typing import Any

import msgspec

from recount.model import Reading
from recount.views.glossary import MEANINGS


def schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of one line of a claims file."""
    made = msgspec.json.schema(Reading)
    for name, record in made["$defs"].items():
        for field, value in record["properties"].items():
            meaning = MEANINGS[name].get(field)
            if meaning is not None:
                record["properties"][field] = {"description": meaning, **value}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "recount/1", **made}
