import pytest

from recount.errors import FormatError
from recount.exports.redaction.rules import Rules, read_rules

TOML = """
names = ["Samir Adel"]
speakers = ["local"]
victims = true
minors = 18
places = "district"
"""


def test_rules_are_read_from_toml_and_from_json(tmp_path):
    (tmp_path / "rules.toml").write_text(TOML, encoding="utf-8")
    (tmp_path / "rules.json").write_text('{"names": ["Samir Adel"], "minors": 18}', encoding="utf-8")
    assert read_rules(tmp_path / "rules.toml") == Rules(
        names=("Samir Adel",), speakers=("local",), victims=True, minors=18, places="district"
    )
    assert read_rules(tmp_path / "rules.json") == Rules(names=("Samir Adel",), minors=18)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("nmes = []", "unknown field `nmes`"),
        ("places = 'village'", "Invalid enum value 'village' - at `$.places`"),
        ("names = ['—']", "`names` holds '—', which has neither a letter nor a digit"),
        ("minors = 200", "`minors` is an age in years, not 200"),
        ("names = [", ""),
        ("", "withholds nothing"),
    ],
)
def test_rules_that_are_wrong_or_empty_are_one_line_with_the_file_and_the_remedy(tmp_path, content, said):
    path = tmp_path / "rules.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(FormatError) as error:
        read_rules(path)
    assert str(error.value).startswith(f"{path}: ")
    assert said in str(error.value)
    assert "docs/protection.md" in str(error.value)
    assert "\n" not in str(error.value)
