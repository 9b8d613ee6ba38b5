from __future__ import annotations

import gzip
import hashlib
import io
import os
import sys

import pytest

from recount.errors import FormatError, IntakeError
from recount.intake import IntakeOptions, documents

from .pages import BODY, PAGE, failed, made, read, warc_record

TEXT = "Nine killed in Karsan market\n\nBy Lena Okafor\n\n" + "\n\n".join(BODY)


def test_a_source_that_does_not_exist_raises_at_once():
    with pytest.raises(IntakeError, match="no such file"):
        documents("no/such/file.txt")


def test_a_folder_is_read_whole_and_sorted(tmp_path):
    for name in ("b/2.txt", "a.txt", "b/1.md", ".hidden/x.txt", "b/.secret", "c"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(TEXT)
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [one.uri for one in made(tmp_path)] == [(tmp_path / name).as_posix() for name in ("a.txt", "b/1.md", "b/2.txt", "c")]
    assert not failed(tmp_path)


def test_bad_files_are_one_line_each_and_the_batch_goes_on(tmp_path):
    bad = {
        "binary.txt": b"\x7fELF\x00\x01" * 50,
        "cut.txt.gz": gzip.compress(TEXT.encode() * 99)[:-20],
        "empty.html": b"",
        "empty.txt": b"",
        "image.png": b"\x89PNG\r\n\x1a\n",
        "late.txt": b"word " * 2000 + b"\0",
        "noarticle.html": b"<html><body></body></html>",
        "not.gz": b"\x1f\x8bnot gzip",
        "paper.pdf": b"%PDF-1.7 stream",
        "white.txt": b" \n\n ",
    }
    for name, raw in bad.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "z.txt").write_text(TEXT)
    found = read(tmp_path)
    assert [str(one).split(": ")[0] for one in found[:-1]] == [str(tmp_path / name) for name in sorted(bad)]
    assert found[-1].text == TEXT


def test_a_file_that_is_too_large_is_one_line(tmp_path):
    path = tmp_path / "large.txt"
    with path.open("wb") as stream:
        stream.truncate(0)
        stream.write(b"The army said that nine people were killed.\n" * 1000)
    assert "larger than 0.01 MB" in failed(path, max_bytes=10_000)[0]
    bomb = tmp_path / "bomb.txt.gz"
    bomb.write_bytes(gzip.compress(b"a" * 5_000_000))
    assert "larger than 1 MB" in failed(bomb, max_bytes=1_000_000)[0]


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_a_file_that_may_not_be_read(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "a.txt").chmod(0)
    assert "cannot be opened" in failed(tmp_path)[0]


def test_an_empty_folder(tmp_path):
    assert failed(tmp_path) == [f"{tmp_path}: no file in it: give a folder with reports"]


@pytest.mark.parametrize(
    ("raw", "texts"),
    [
        (TEXT.encode(), [TEXT]),
        (b'{"text": "a"}\n{"text": "b"}\n', ["a", "b"]),
        (b'{"text": "a"}', ["a"]),
        (b'[{"text": "a"}]', ["a"]),
        (gzip.compress(b'{"text": "a"}\n{"text": "b"}\n', mtime=0), ["a", "b"]),
    ],
)
def test_standard_input_is_recognised_by_its_content(monkeypatch, raw, texts):
    class Slow(io.RawIOBase):
        """A pipe that gives a few bytes at a time."""

        rest = raw

        def readable(self):
            return True

        def readinto(self, buffer):
            piece, self.rest = self.rest[:7], self.rest[7:]
            buffer[: len(piece)] = piece
            return len(piece)

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Slow())))
    assert [one.text for one in made("-")] == texts


def test_content_is_recognised_without_an_extension(tmp_path):
    for name, raw in (("page", PAGE), ("comment", f"<!-- saved -->\n{PAGE}"), ("article.txt", PAGE)):
        (tmp_path / name).write_text(raw)
    (tmp_path / "archive.dat").write_bytes(warc_record(1, PAGE.encode()))
    found = made(tmp_path)
    assert len(found) == 4
    assert {one.outlet for one in found[:3]} >= {"Valley Courier"}
    (tmp_path / "brackets.txt").write_text(f"[REPORT] {TEXT}")
    assert made(tmp_path / "brackets.txt")[0].text == f"[REPORT] {TEXT}"


def test_right_to_left_and_invalid_text(tmp_path):
    arabic = "قُتل اثنا عشر مدنياً على الأقل يوم الاثنين في هجوم على سوق، بحسب الشرطة."
    (tmp_path / "1.txt").write_text(arabic)
    (tmp_path / "2.txt").write_bytes(TEXT.encode() + b"\n\ncaf\xe9 \xff")
    first, second = made(tmp_path)
    assert (first.text, first.language) == (arabic, "ar")
    assert second.text.endswith("café ÿ")


def test_raw_bytes_are_kept_beside(tmp_path):
    kept, given = tmp_path / "kept", tmp_path / "given"
    given.mkdir()
    files = {"a.txt": TEXT.encode(), "b.html": PAGE.encode(), "c.jsonl": b'{"text": "Nine died."}\n'}
    for name, raw in files.items():
        (given / name).write_bytes(raw)
    made(given, keep_raw=kept)
    made(given, keep_raw=kept)
    extensions = {"a.txt": "txt", "b.html": "html", "c.jsonl": "json"}
    expected = {f"{hashlib.sha256(raw).hexdigest()}.{extensions[name]}": raw for name, raw in files.items()}
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == expected


def test_a_consumer_may_stop_early(tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "a"}\n' * 50)
    stream = documents(str(path))
    assert next(stream).text == "a"
    stream.close()


@pytest.mark.parametrize("broken", [{"published": "5 May"}, {"published": "20260205"}, {"timeout": 0}, {"max_bytes": 0}])
def test_options_that_break_their_rules(broken):
    with pytest.raises(FormatError):
        IntakeOptions(**broken)
