from __future__ import annotations

import gzip

import pytest

from .pages import BODY, PAGE, failed, made, read, warc_record, zipped

GOOD = [warc_record(n, PAGE.encode()) for n in range(3)]


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz", "no-extension"])
def test_pages_of_an_archive(tmp_path, name):
    path = tmp_path / name
    path.write_bytes(zipped(GOOD) if name.endswith("gz") else b"".join(GOOD))
    found = made(path)
    assert [one.uri for one in found] == [f"https://courier.example/{n}" for n in range(3)]
    assert {one.title for one in found} == {"Nine killed in Karsan market"}
    assert not failed(path)


def test_only_pages_and_texts_that_were_found_are_read(tmp_path):
    text = f"Nine killed\n\n{BODY[0]}\n\n{BODY[1]}\n\nLeave a Reply"
    records = [
        warc_record(1, b"\x89PNG", "image/png"),
        warc_record(2, PAGE.encode(), status="404 Not Found"),
        warc_record(3, PAGE.encode(), status="301 Moved", headers="Location: /x\r\n"),
        warc_record(4, text.encode(), "text/plain; charset=utf-8"),
        warc_record(5, PAGE.encode()).replace(b"WARC-Type: response", b"WARC-Type: resource"),
        warc_record(6, PAGE.encode()).replace(b"application/http; msgtype=response", b"text/dns"),
    ]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(records))
    (found,) = read(path)
    assert (found.uri, found.title) == ("https://courier.example/4", "Nine killed")
    assert found.text.endswith(BODY[1])


def test_encoded_responses_are_decoded(tmp_path):
    packed = gzip.compress(PAGE.encode())
    chunked = b"".join(f"{len(part):x}\r\n".encode() + part + b"\r\n" for part in (PAGE[:99].encode(), PAGE[99:].encode(), b""))
    path = tmp_path / "a.warc"
    path.write_bytes(
        warc_record(1, packed, headers="Content-Encoding: gzip\r\n")
        + warc_record(2, chunked, headers="Transfer-Encoding: chunked\r\n")
        + warc_record(3, PAGE.replace("utf-8", "x").encode("utf-16"), "text/html")
    )
    assert [BODY[0] in one.text for one in made(path)] == [True] * 3


@pytest.mark.parametrize("cut", [1, 40, 300, 1500])
@pytest.mark.parametrize("packed", [False, True])
def test_a_truncated_archive_keeps_its_earlier_records(tmp_path, cut, packed):
    last = gzip.compress(GOOD[2], mtime=0) if packed else GOOD[2].removesuffix(b"\r\n\r\n")
    path = tmp_path / "a.warc"
    path.write_bytes((zipped(GOOD[:2]) if packed else b"".join(GOOD[:2])) + last[: max(len(last) - cut, 50)])
    whole = len(made(path))  # where only its end mark is cut off, the last record is whole
    assert whole in (2, 3)
    (message,) = failed(path)
    assert message.startswith(f"{path}: damaged or cut off after record {whole} (")


def test_damage_inside_an_archive_is_one_line(tmp_path):
    path = tmp_path / "a.warc"
    path.write_bytes(GOOD[0] + b"garbage\r\n" + GOOD[1])
    assert len(made(path)) == 1
    assert len(failed(path)) == 1


def test_broken_and_empty_responses_spoil_only_themselves(tmp_path):
    records = [
        GOOD[0],
        warc_record(1, b"no gzip", headers="Content-Encoding: gzip\r\n"),
        warc_record(2, b"<html></html>"),
        warc_record(3, b"a\0b" * 9, "text/plain"),
        GOOD[1],
    ]
    path = tmp_path / "a.warc"
    path.write_bytes(b"".join(records))
    assert len(made(path)) == 2
    assert [message.split(": ")[0] for message in failed(path)] == [f"{path} record {n}" for n in (2, 3, 4)]


def test_records_that_are_too_large_are_left_out(tmp_path):
    bomb = warc_record(1, gzip.compress(b"x" * 3_000_000), headers="Content-Encoding: gzip\r\n")
    path = tmp_path / "a.warc"
    path.write_bytes(warc_record(0, b"x" * 2_000_000) + bomb + GOOD[0])
    assert len(made(path, max_bytes=1_000_000)) == 1
    assert len(failed(path, max_bytes=1_000_000)) == 2
