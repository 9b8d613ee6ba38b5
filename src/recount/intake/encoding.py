"""Bytes to text: marks, UTF-8, what the source declares, detection; and repair of text that was decoded wrongly before."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from recount.errors import IntakeError

# UTF-32 first: its little-endian mark begins with that of UTF-16
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY_STARTS = (b"%PDF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"\xd0\xcf\x11\xe0")
_CONTROL = bytes(n for n in range(32) if n not in b"\t\n\r\f\x1b")
_FEW = 0.02  # share of stray characters up to which detection would only guess
_SAMPLE = 65_536  # bytes that detection looks at: enough to decide, and it keeps time linear
# UTF-8 that was read as Windows-1252 or Latin-1, or a lone C1 control: each starts with one of these
_SUSPECT = re.compile("[ÂÃâðØÙÐÑ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|[\x80-\x9f]")
# Soft hyphens, places where a word may break, marks of byte order: they show nothing and stand inside words
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"))
_LEGACY = {"ascii", "iso8859-1"}  # browsers read both as Windows-1252 (WHATWG Encoding Standard)


def is_binary(head: bytes) -> bool:
    """Whether a file's first bytes are no text in any encoding."""
    if any(head.startswith(mark) for mark, _ in _MARKS):
        return False
    if head.startswith(_BINARY_STARTS) or b"\0" in head:
        return True
    return len(head.translate(None, _CONTROL)) < 0.95 * len(head)


def visible(text: str) -> str:
    """The text without the characters that show nothing and would cut words in two."""
    return text.translate(_INVISIBLE)


def decode(raw: bytes, declared: str | None = None) -> str:
    """The text of a file or page, repaired where it holds mojibake. Raises IntakeError where it holds NUL characters."""
    text = _repair(_decoded(raw, declared))
    if "\0" in text:
        raise IntakeError("it holds NUL characters: a binary file is no report, convert it to text or HTML first")
    return text


def _decoded(raw: bytes, declared: str | None) -> str:
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return raw.decode(name, "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(raw, declared)


def _legacy(raw: bytes, declared: str | None) -> str:
    """Text that is not all UTF-8: UTF-8 with strays, what the source declares, English with a few accents, or detection."""
    sample = raw[:_SAMPLE].decode("utf-8", "replace")
    broken = sample.count("\ufffd")
    sound = sum(character > "\x7f" for character in sample) - broken
    if sound and sound >= broken:
        return _mixed(raw)
    as_declared = _declared(raw, declared)
    if as_declared is not None or broken < _FEW * len(sample):
        return _mixed(raw) if as_declared is None else as_declared
    best = from_bytes(raw[:_SAMPLE]).best()
    return raw.decode(best.encoding if best else "cp1252", "replace")


def _declared(raw: bytes, declared: str | None) -> str | None:
    """None where the declaration is unknown or wrong, or names a codec that is no encoding of text."""
    try:
        name = codecs.lookup((declared or "").strip()).name
        return raw.decode("cp1252" if name in _LEGACY else name)
    except (LookupError, ValueError):
        return None


def _mixed(raw: bytes) -> str:
    """UTF-8 with stray Windows-1252 bytes."""
    return raw.decode("utf-8", "recount_cp1252")


def _stray(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("recount_cp1252", _stray)


def _repair(text: str) -> str:
    """Undo mojibake line by line: in a page put together from several sources only some lines are broken."""
    if not _SUSPECT.search(text):
        return text
    from ftfy import fix_encoding  # slow to load, and few texts need it

    return "\n".join(fix_encoding(line) if _SUSPECT.search(line) else line for line in text.split("\n"))
