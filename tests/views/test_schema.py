import json

import msgspec

from recount.model import Reading
from recount.views.glossary import MEANINGS
from recount.views.schema import schema

from .articles import READING


def test_every_record_and_every_field_says_what_it_means():
    for name, record in schema()["$defs"].items():
        assert record["description"], name
        for field, value in record["properties"].items():
            assert field == record.get("discriminator") or field in {"kind"} or value.get("description"), f"{name}.{field}"


def test_the_glossary_names_no_field_that_is_gone():
    records = schema()["$defs"]
    assert set(MEANINGS) == set(records)
    assert all(set(meanings) <= set(records[name]["properties"]) for name, meanings in MEANINGS.items())


def test_it_is_the_schema_of_what_is_written():
    written = json.loads(msgspec.json.encode(READING))
    records = schema()["$defs"]
    assert set(written) == set(records["Reading"]["properties"])
    for claim in written["claims"]:
        assert set(claim) == set(records[claim["kind"].capitalize()]["properties"])
    assert msgspec.json.decode(msgspec.json.encode(READING), type=Reading) == READING
