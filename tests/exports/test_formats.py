import runpy
from pathlib import Path

from recount.exports import geojson, hxl
from recount.exports.formats import FORMATS
from recount.exports.redaction.rules import Rules
from recount.exports.reviews import REVIEW_COLUMNS

DOCS = Path(__file__).parents[2] / "docs"


def test_every_column_of_every_format_is_documented():
    generated = runpy.run_path(str(DOCS / "generate_exports.py"))["document"]()
    assert (DOCS / "export-columns.md").read_text(encoding="utf-8") == generated, "run: python docs/generate_exports.py"
    columns = [column for form in FORMATS.values() for column in form.columns]
    for column in (*columns, *geojson.PROPERTIES, *REVIEW_COLUMNS):
        assert f"| `{column.name}` |" in generated
        assert column.meaning.strip().endswith(".")
    assert all(f"`{tag}`" in generated for tag in hxl.TAGS.values())


def test_no_table_has_two_columns_of_one_name():
    for form in FORMATS.values():
        assert len({column.name for column in form.columns}) == len(form.columns)


def test_every_format_and_every_rule_is_in_the_how_to():
    exports = (DOCS / "exports.md").read_text(encoding="utf-8")
    assert all(f"| `{name}` |" in exports for name in FORMATS)
    protection = (DOCS / "protection.md").read_text(encoding="utf-8")
    assert all(f"| `{key}` |" in protection for key in Rules.__struct_fields__)
