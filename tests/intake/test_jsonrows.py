from __future__ import annotations

import gzip
import json
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recount.intake import IntakeOptions, documents

from .pages import PAGE, failed, made, read

NOT_BLANK = st.text(min_size=1).filter(lambda text: bool(text.strip()))
ON_DISK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@ON_DISK
@given(st.lists(NOT_BLANK, min_size=1, max_size=5), st.booleans(), st.booleans())
def test_any_text_arrives_verbatim(tmp_path, texts, ascii_only, packed):
    raw = "".join(json.dumps({"text": text}, ensure_ascii=ascii_only) + "\n" for text in texts).encode()
    path = tmp_path / ("rows.jsonl.gz" if packed else "rows.jsonl")
    path.write_bytes(gzip.compress(raw) if packed else raw)
    assert [found.text for found in made(path)] == texts


@ON_DISK
@given(st.lists(NOT_BLANK, min_size=1, max_size=5), st.none() | st.integers(0, 4))
def test_arrays_arrive_verbatim(tmp_path, texts, indent):
    path = tmp_path / "rows.json"
    path.write_text(json.dumps([{"text": text} for text in texts], ensure_ascii=False, indent=indent), "utf-8")
    assert [found.text for found in made(path)] == texts


def test_text_is_never_repaired_trimmed_or_stripped(tmp_path):
    text = "  armyâ€™s\r\n\nShare:\nLeave a Reply\n\u200f\ufeff e\u0301 \0 "
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": text}))
    assert made(path)[0].text == text


def test_provenance_of_a_row(tmp_path):
    path = tmp_path / "rows.jsonl"
    row = {"text": "Nine died.", "title": "T", "outlet": "O", "byline": "B", "published": "4/5/2017", "labels": [{"deep": 1}]}
    addresses = [{"id": 7, "uri": "u", "url": "w"}, {"uri": "u", "url": "w"}, {"url": "w"}, {"id": ""}]
    path.write_text("\n".join(json.dumps(row | address) for address in addresses))
    found = made(path, outlet="other", published="2020-01-01")
    assert [one.uri for one in found] == ["7", "u", "w", f"{path.as_posix()}#4"]
    assert {(one.title, one.outlet, one.byline, one.published) for one in found} == {("T", "O", "B", "2017-04-05")}


def test_options_stand_in_where_the_row_is_silent(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "Nine died."}\n{"text": "Nine died.", "published": " ", "outlet": ""}\n')
    assert {(one.outlet, one.published) for one in made(path, outlet="o", published="2020-01-01")} == {("o", "2020-01-01")}


def test_a_day_that_cannot_be_read_is_told_and_the_next_row_is_read(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "Nine died.", "published": "last Ides of March"}\n{"text": "Ten died."}\n')
    bad, good = read(path, published="2020-01-01")
    assert str(bad) == f"{path} line 1: `published` 'last Ides of March' is no day: write it as 2026-02-05, or leave it out"
    assert good.published == "2020-01-01"


def test_other_names_of_the_day_that_crawlers_write(tmp_path):
    path = tmp_path / "rows.jsonl"
    days = [{"date": "2026-03-12"}, {"date_publish": "2026-03-12 08:00:00"}, {"publishedAt": "2026-03-12T08:00:00Z"}]
    days += [{"published": "2026-03-12", "date": "2026-04-01"}, {"published": "", "publish_date": "12 March 2026"}]
    path.write_text("\n".join(json.dumps({"text": "Nine died."} | day) for day in days))
    assert {one.published for one in made(path, published="2020-01-01")} == {"2026-03-12"}
    path.write_text('{"text": "Nine died.", "date": "soon"}\n{"text": "Nine died.", "date": 1773273600}')
    bad, good = read(path)
    assert "`date` 'soon' is no day" in str(bad)
    assert good.published is None


def test_html_rows(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"id": "p1", "html": PAGE, "title": "Ours"}) + '\n{"html": "<html></html>"}\n')
    good, bad = read(path)
    assert (good.uri, good.title, good.outlet, good.published) == ("p1", "Ours", "Valley Courier", "2025-03-04")
    assert "no article" in str(bad)
    assert str(bad).startswith(f"{path} line 2: ")


BROKEN = {
    "{}": "no `text` or `html`: give one of them",
    '{"id": 1, "content": "Nine died."}': "no `text` or `html` among its fields id, content: give one of them",
    '{"text": null, "html": null}': "no `text` or `html` among its fields text, html: give one of them",
    '{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1,"g":1,"h":1,"i":1}': "among its fields a, b, c, d, e, f, g, h …: give one of them",
    '{"text": ""}': "`text` is empty",
    '{"html": " "}': "`html` is empty",
    '{"text": 5}': "`$.text`",
    '{"text": "x", "byline": ["a"]}': "`$.byline`",
    "[1]": "Expected `object`",
    '{"text": "x"': "no valid JSON",
    "not json": "no valid JSON",
    '{"text": "\\ud800"}': "no valid JSON",
    '{"a":' * 5000: "no valid JSON",
}


def test_broken_rows_are_named_and_the_rest_goes_on(tmp_path):
    path = tmp_path / "claims.jsonl"
    path.write_text('{"text": "first"}\n\n' + "\n".join(BROKEN) + '\n{"text": "last"}\n')
    assert [found.text for found in made(path)] == ["first", "last"]
    for number, (message, said) in enumerate(zip(failed(path), BROKEN.values(), strict=True), 3):
        assert message.startswith(f"{path} line {number}: ")
        assert said in message


def test_invalid_utf8_spoils_its_row_only(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "caf\xe9"}\n{"text": "fine"}\n')
    assert "UTF-8" in failed(path)[0]
    assert [found.text for found in made(path)] == ["fine"]


def test_a_row_that_is_too_long_is_skipped(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "a"}\n{"text": "' + "x" * 300_000 + '"}\n{"text": "b"}\n')
    assert [found.text for found in made(path, max_bytes=1000)] == ["a", "b"]
    assert "line 2: longer than 0.001 MB" in failed(path, max_bytes=1000)[0]


def test_a_single_object_and_a_marked_file(tmp_path):
    for name, raw in (("one.json", b'{\n "text":\n "Nine died."\n}'), ("two.jsonl", b'\xef\xbb\xbf{"text": "Nine died."}')):
        (tmp_path / name).write_bytes(raw)
    assert [found.text for found in made(tmp_path)] == ["Nine died.", "Nine died."]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ('[{"text": "a"}, {"text": "b"', "no valid JSON"),
        ('[{"text": "a"},', "cut off"),
        ('[{"text": "a"}, oops]', "no valid JSON"),
        ('[{"text": "a"}, ' + '{"x":' * 50_000, "no valid JSON"),
        ('[{"text": "a"}, 5]', "item 2: Expected `object`"),
    ],
)
def test_a_broken_array_keeps_what_stands_before(tmp_path, raw, said):
    path = tmp_path / "rows.json"
    path.write_text(raw)
    assert [found.text for found in made(path)] == ["a"]
    assert said in failed(path)[0]


def test_empty_arrays_and_files_of_blank_lines(tmp_path):
    for name, raw in (("a.json", "[]"), ("b.json", " "), ("c.jsonl", "\n\n"), ("d.jsonl", "")):
        (tmp_path / name).write_text(raw)
    assert len(failed(tmp_path)) == 4


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.json"])
def test_memory_does_not_grow_with_the_number_of_rows(tmp_path, name):
    peaks = []
    for count in (500, 10_000):
        rows = [json.dumps({"text": f"The army said that {n} people were killed. " * 10}) for n in range(count)]
        path = tmp_path / name
        path.write_text("\n".join(rows) if name.endswith("l") else f"[{','.join(rows)}]")
        tracemalloc.start()
        assert sum(1 for _ in documents(str(path), IntakeOptions())) == count
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]
