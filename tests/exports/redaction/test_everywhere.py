"""What is redacted occurs in no exported byte, of any format, in any spelling."""

import base64
import html
import io
import json
import re
import unicodedata
import zipfile
from functools import lru_cache
from urllib.parse import quote, unquote

import msgspec
import pyarrow.parquet as pq
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from recount.exports.dossier import Dossier, Extract
from recount.exports.formats import FORMATS
from recount.exports.redaction.redact import redacted, redaction
from recount.exports.redaction.rules import Rules
from recount.ledger.standing import standing
from recount.model import Document, Party, Place, Reader, Reading, RecordedEvent, Span, Toll
from recount.reading.totals import document_totals
from recount.review.deciding import decide
from tests.review.cast import signed

SECRETS = ("Zoltán Ørsedqvist", "Quillaume", "O’Xandrey Pfötzk", "Žižkovna")

DISGUISES = (
    str, str.upper, str.lower, str.title,
    lambda name: unicodedata.normalize("NFD", name), lambda name: unicodedata.normalize("NFKC", name.upper()),
    lambda name: f"{name}'s", lambda name: f"{name}’s", lambda name: f"{name}s",
    lambda name: name.replace(" ", "-"), lambda name: name.replace(" ", "\n   "), lambda name: name.replace(" ", " \u200b "),
    lambda name: name.replace(" ", ""), lambda name: name[:3] + "\u00ad" + name[3:],
    lambda name: ", ".join(reversed(name.rsplit(" ", 1))),
    lambda name: "".join(unicodedata.normalize("NFKD", name)).encode("ascii", "ignore").decode() if "Ø" not in name else name,
    quote, lambda name: quote(quote(name.upper())), lambda name: html.escape(name).replace("ö", "&amp;ouml;"),
    lambda name: name.encode("unicode-escape").decode(), lambda name: name.encode("ascii", "xmlcharrefreplace").decode(),
    lambda name: f"“{name}”", lambda name: f"({name})", lambda name: f"={name}", lambda name: f"@{name}",
)  # fmt: skip
HIDDEN = st.builds(lambda name, disguise: disguise(name), st.sampled_from(SECRETS), st.sampled_from(DISGUISES))
RULES = Rules(names=SECRETS, places="province")


@lru_cache(maxsize=10_000)
def spelled(text):
    """The text with everything folded away in which two spellings may differ: only letters and digits are left."""
    plain = unicodedata.normalize("NFKD", html.unescape(unquote(text))).casefold()
    return "".join(c for c in unicodedata.normalize("NFKD", plain.replace("ø", "o")) if c.isalnum())


def texts(content):
    """All text that some bytes hold: as they are, inside a zip, in cells of Parquet, behind JSON escapes and Base64."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name
                yield from texts(archive.read(name))
        return
    if content.startswith(b"PAR1"):
        found = pq.read_table(io.BytesIO(content))
        yield str(found.to_pydict())
        yield str(found.schema.metadata)
        yield content.decode("latin-1")
    text = content.decode("utf-8", "replace")
    yield text
    yield re.sub(r"\\u([0-9a-fA-F]{4})", lambda match: chr(int(match[1], 16)), text).replace("\\n", "\n")
    for piece in re.findall(rb'"bytes":"([^"]*)"', content):
        yield base64.b64decode(piece).decode("utf-8", "replace")


def tell(content, names=SECRETS):
    """Which of the names the bytes tell, whole or by their last part."""
    said = "\n".join(spelled(text) for text in texts(content))
    return [name for name in names if spelled(name) in said or spelled(name.split()[-1]) in said]


def dossier(text, fields, reason):
    """A document whose every sort of field may hold a name, with claims that quote it and a review with a reason."""
    title, outlet, byline, uri = fields
    document = Document("sha256:plain", uri, title, outlet, byline, "2031-03-14", "en", text)
    whole = Span(0, len(text))
    party = Party(text, 0, len(text), name=text, role=text, side="local")
    place = Place(text, 0, len(text), "Old Karsk", "Karsk", "VX", 41.25, -3.5, 1)
    toll = Toll(
        id="sha256:toll", evidence=whole, speaker=party, harm="killed", low=2, high=2, count=whole, victim=whole, label=text,
        category="civilian", perpetrator=party, place=place,
    )  # fmt: skip
    totals, by_category = document_totals([toll], text)
    reading = Reading(
        document=document,
        claims=(toll,),
        places=(place,),
        totals=totals,
        totals_by_category=by_category,
        reader=Reader("r", "1", "w"),
    )
    put = msgspec.structs.replace(toll, id="sha256:person", label=reason)
    review = decide("correct", [toll], [put], msgspec.structs.replace(signed("Ada"), reason=reason, reviewer=f"Ada {reason}"))
    return Dossier(
        entry=1, added="2031-03-17T12:00:00Z", series=1, version=1, newest=True, origin=1, reading=reading,
        standings=(standing(toll, [review]),), selected=frozenset(["sha256:toll"]),
    )  # fmt: skip


def extract(words):
    """An extract in whose every field one of the words stands."""
    at = iter([*words, *words])
    fields = [f"said {next(at)} today" for _ in range(3)] + [f"https://example.org/{quote(next(at))}.html"]
    cells = {column: f"{next(at)}; and others" for column in ("side_a", "source_article", "source_original")}
    row = RecordedEvent(
        id="sha256:row", dataset="ucdp-ged", version=next(at), file=f"{next(at)}.csv", line=2,
        cells={"best": "2", "where_prec": "1", "latitude": "41.25", "longitude": "-3.5", "priogrid_gid": "1", **cells},
        flags=("priogrid_gid 1 is not the cell of the coordinates (188994)",),
    )  # fmt: skip
    told = dossier(f"Two died, {next(at)} told us, near Old Karsk.", fields, next(at))
    return Extract(head="sha256:head", at="2031-03-17T12:00:00Z", dossiers=[told], recorded=[row])


def exported(name, of, rules=RULES):
    return b"".join(FORMATS[name].write(redacted(of, redaction(rules, of.dossiers))))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=6, phases=[Phase.generate])
@given(st.lists(HIDDEN, min_size=12, max_size=12))
def test_a_redacted_name_is_in_no_exported_byte(name, words):
    assert tell(exported(name, extract(words))) == []


@pytest.mark.parametrize("name", FORMATS)
def test_this_test_would_find_a_name_in_any_format(name):
    """What is not redacted is found, in every spelling that is tried."""
    for disguise in DISGUISES:
        content = b"".join(FORMATS[name].write(extract([disguise(secret) for secret in SECRETS] * 3)))
        assert tell(content), disguise


def test_two_exports_of_the_same_have_the_same_bytes_and_ids_that_cannot_be_guessed():
    one = extract(["Quillaume"] * 12)
    assert exported("jsonl", one) == exported("jsonl", one)
    said = exported("jsonl", one).decode()
    assert "sha256:toll" not in said
    assert "sha256:plain" not in said
    for line in said.splitlines():
        json.loads(line)


@pytest.mark.parametrize("name", FORMATS)
def test_a_place_is_told_no_finer_than_the_rules_allow(name):
    content = exported(name, extract(["Quillaume"] * 12))
    assert not any("Old Karsk" in text or "41.25" in text or "188994" in text for text in texts(content))
