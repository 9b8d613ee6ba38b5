from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recount.errors import IntakeError
from recount.intake.encoding import decode, is_binary

SENTENCE = "The army’s men “said” they’d leave — 5–6 km from São Paulo."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_marked_and_utf8_text(encoding):
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


def test_a_declared_encoding_is_used_and_latin1_means_windows_1252():
    assert decode("l’armée".encode("cp1252"), "ISO-8859-1") == "l’armée"
    russian = "Армия заявила о двенадцати погибших"
    assert decode(russian.encode("koi8-r"), "koi8-r") == russian


@pytest.mark.parametrize("declared", ["no-such-charset", "base64", "utf-8", "", None])
def test_a_wrong_declaration_falls_back_to_detection(declared):
    text = "Le président a déclaré que l’armée a tué douze personnes à Gao"
    assert decode(text.encode("cp1252"), declared) == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1256", "قال الجيش إن اثني عشر شخصا قتلوا في الهجوم على المدينة يوم الاثنين"),
        ("cp1251", "Армия заявила, что в результате нападения погибли двенадцать человек"),
        ("gb18030", "军方表示，周一的袭击造成十二人死亡，居民给出了不同的数字。"),
    ],
)
def test_legacy_encodings_are_detected(encoding, text):
    assert decode(text.encode(encoding)) == text


def test_mixed_encodings_in_one_file():
    raw = "Das Militär und die “Armee” – später auch café".encode() + " in São Tomé".encode("cp1252")
    assert decode(raw) == "Das Militär und die “Armee” – später auch café in São Tomé"
    few = "Police said – “no”. ".encode() + "The mayor said “no” – 3 died.".encode("cp1252")
    assert decode(few) == "Police said – “no”. The mayor said “no” – 3 died."


def test_mojibake_is_repaired_and_sound_text_is_left():
    assert decode("the armyâ€™s men in MÃ¼nchen".encode()) == "the army’s men in München"
    assert decode(b"he said \xc2\x93no\xc2\x94") == "he said “no”"
    for sound in ("naïve façade â", "Ângela Ã", "20 °C, 5 £", SENTENCE):
        assert decode(sound.encode()) == sound


@pytest.mark.parametrize("start", [b"%PDF-1.7 text", b"PK\x03\x04rest", b"a\0b", bytes(range(1, 32)) * 8, b"\x89PNG\r\n"])
def test_binary_files_are_known_by_their_first_bytes(start):
    assert is_binary(start)


def test_text_in_any_encoding_is_not_binary():
    assert not any(map(is_binary, (b"", b"plain\r\n\ttext", "é".encode("utf-16"), "数字".encode("gb18030"), SENTENCE.encode())))


def test_nul_characters_are_refused():
    with pytest.raises(IntakeError, match="NUL"):
        decode(b"a" * 5000 + b"\0")


@given(st.binary())
def test_any_bytes_without_nul_decode(raw):
    text = decode(raw.replace(b"\0", b"")) if not is_binary(raw) else ""
    assert "\0" not in text
