"""A ledger as JSON Lines into the other database, whole; extracts, which are ledgers too; what was altered is named."""

import base64
import hashlib
import json

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recount.errors import FormatError, LedgerError
from recount.exports.extracting import extract
from recount.exports.importing import import_file
from recount.exports.journal_lines import journal_lines
from recount.intake.identity import document_id
from recount.ledger import ClaimFilter, Ledger
from recount.model import Document, Reader, Reading, RecordedEvent, Span, Toll, Withheld
from recount.reading.identity import claim_id
from recount.review.deciding import decide
from tests.exports.ledgers import NOON, filled
from tests.review.cast import signed

WORDS = st.text(min_size=1, max_size=12)
READERS = st.sampled_from([Reader("recount", "1", "w"), Reader("recount", "2", "w")])


@st.composite
def readings(draw):
    """A reading of a made-up document, which may be known, new, a version or a copy."""
    text = draw(st.sampled_from(["six were killed near the old bridge on Friday, they say", "x"])) + draw(st.text(max_size=20))
    fields = [draw(st.none() | WORDS) for _ in range(4)]
    number = document_id(text, *fields, "2031-03-14")
    document = Document(number, *fields, "2031-03-14", "en", text)
    lows = draw(st.lists(st.integers(0, 10**6), max_size=3))
    claims = tuple(
        Toll(
            id=claim_id(number, "toll", at, low), evidence=Span(0, len(text)), harm="killed", low=low, high=None,
            count=Span(at % len(text), at % len(text) + 1), label=draw(st.none() | WORDS),
        )
        for at, low in enumerate(lows)
    )  # fmt: skip
    return Reading(document=document, claims=claims, reader=draw(READERS))


ROWS = st.builds(
    RecordedEvent, id=WORDS, dataset=st.sampled_from(["ucdp-ged", "acled"]), version=st.none() | WORDS, file=WORDS,
    line=st.integers(1, 99), cells=st.dictionaries(WORDS, WORDS, max_size=3),
)  # fmt: skip
REDACTIONS = st.builds(
    Withheld, id=WORDS, at=st.just(NOON), format=WORDS, rules=WORDS, words=st.just(()), documents=st.just({})
)  # fmt: skip
LEDGERS = st.lists(st.one_of(st.tuples(readings(), st.sampled_from(["accept", "reject", None])), ROWS, REDACTIONS), max_size=8)


def fill(ledger, plan):
    for number, item in enumerate(plan):
        match item:
            case RecordedEvent():
                ledger.record(item, at=NOON)
            case Withheld():
                ledger.withhold(item)
            case reading, decision:
                ledger.add(reading, at=NOON, raw=reading.document.text.encode() if number % 2 else None)
                if decision and reading.claims:
                    ledger.review(decide(decision, reading.claims[:1], [], signed(f"person {number}", number)))


def told(ledger):
    """All that a ledger holds."""
    return (
        ledger.head(), list(ledger.entries()), list(ledger.documents()), list(ledger.readings()), ledger.claims(),
        ledger.reviews(), list(ledger.recorded()), list(ledger.withheld()), list(ledger.raw()), list(ledger.links()),
    )  # fmt: skip


def copied(ledger, path, into, **wanted):
    """A new ledger at an address, made from the export of another."""
    path.write_bytes(b"".join(journal_lines(extract(ledger, ClaimFilter(**wanted)))))
    made = Ledger.create(into)
    import_file(made, path, at=NOON)
    return made


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(LEDGERS)
@pytest.mark.parametrize("first", ["sqlite", "postgresql"])
def test_a_ledger_goes_into_the_other_database_and_is_the_same(first, tmp_path_factory, postgresql, plan):
    folder = tmp_path_factory.mktemp("round")
    addresses = [str(folder / "one.ledger"), postgresql()]
    here, there = addresses if first == "sqlite" else reversed(addresses)
    with Ledger.create(here) as one:
        fill(one, plan)
        with copied(one, folder / "export.jsonl", there) as other:
            assert told(other) == told(one)
            assert b"".join(journal_lines(extract(other))) == (folder / "export.jsonl").read_bytes()


@pytest.fixture
def exported(ledger, tmp_path):
    path = tmp_path / "karsk.jsonl"
    path.write_bytes(b"".join(journal_lines(extract(ledger))))
    return path


def test_an_imported_ledger_finds_copies_as_the_first_one_did(ledger, tmp_path):
    with copied(ledger, tmp_path / "x.jsonl", tmp_path / "other.ledger") as other:
        known = next(iter(other.readings()))
        again = msgspec.structs.replace(known, document=msgspec.structs.replace(known.document, id="sha256:new", uri="new"))
        assert other.add(again, at=NOON).copy_of == known.document.id


def test_an_extract_is_a_ledger_of_its_own(ledger, tmp_path):
    wanted = {"speaker": "armed forces", "side": "state", "category": "armed_group"}
    with copied(ledger, tmp_path / "x.jsonl", tmp_path / "other.ledger", **wanted) as other:
        assert [kept.claim for kept in other.claims()] == [kept.claim for kept in ledger.claims(ClaimFilter(**wanted))]
        assert {review.claim for review in other.reviews()} == {"sha256:rebels"}
        assert [link.relation for link in other.links()] == ["copy"]
        assert list(other.raw()) == []
        assert other.head() != ledger.head()
    assert json.loads((tmp_path / "x.jsonl").read_bytes().splitlines()[0])["ledger_head"] == ledger.head()


def test_a_ledger_that_goes_on_takes_in_the_rest_and_one_that_parted_does_not(exported, tmp_path):
    with filled(tmp_path / "later.ledger") as later:
        assert import_file(later, exported, at=NOON).added == 0
        with copied(later, tmp_path / "early.jsonl", tmp_path / "early.ledger") as early:
            later.record(RecordedEvent(id="x", dataset="acled", version=None, file="f", line=2, cells={}), at=NOON)
            (tmp_path / "late.jsonl").write_bytes(b"".join(journal_lines(extract(later))))
            assert import_file(early, tmp_path / "late.jsonl", at=NOON).added == 1
            assert early.head() == later.head()
            early.record(RecordedEvent(id="y", dataset="acled", version=None, file="f", line=2, cells={}), at=NOON)
            assert import_file(early, exported, at=NOON).added == 0
            later.record(RecordedEvent(id="z", dataset="acled", version=None, file="f", line=2, cells={}), at=NOON)
            (tmp_path / "late.jsonl").write_bytes(b"".join(journal_lines(extract(later))))
            with pytest.raises(LedgerError, match="holds other entries than the file"):
                import_file(early, tmp_path / "late.jsonl", at=NOON)


def _raw(content):
    return b'{"raw":"%b","bytes":"%b"}\n' % (hashlib.sha256(content).hexdigest().encode(), base64.b64encode(content))


def _without(lines, number):
    return [*lines[:number], *lines[number + 1 :]]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda lines: [*lines[:2], lines[2].replace(b'"recount"', b'"recoumt"'), *lines[3:]], "entry 2 (reading) was altered"),
        (lambda lines: _without(lines, 3), "entry 3 is missing: entry 4 stands in its place"),
        (lambda lines: [*lines[:4], lines[5], lines[4], *lines[6:]], "entry 4 is missing"),
        (lambda lines: [*lines[:4], lines[3], *lines[4:]], "entry 4 is missing"),
        (lambda lines: lines[:5], "line 5: the file ends here: it was cut off"),
        (lambda lines: [*lines[:5], lines[-1]], "entries are announced and 4 are here"),
        (lambda lines: [*lines[:3], b"{}\n"], "line 4: Object missing required field `entries`"),
        (lambda lines: [*lines[:2], b'{"number":2,"kind":"rumour"}\n'], "line 3: Invalid enum value 'rumour'"),
        (lambda lines: [lines[0], lines[-1].replace(b'"entries":', b'"entries":1')], "are announced and 0 are here"),
        (lambda lines: [line.replace(b'"bytes":"', b'"bytes":"AAAA') for line in lines], "are not those that were read"),
        (lambda lines: [*lines[:-1], _raw(b"new"), lines[-1]], "no document was read from the bytes"),
    ],
)
def test_what_was_altered_is_named_and_nothing_is_taken_in(exported, tmp_path, change, said):
    exported.write_bytes(b"".join(change(exported.read_bytes().splitlines(keepends=True))))
    with Ledger.create(tmp_path / "new.ledger") as new:
        with pytest.raises(FormatError) as error:
            import_file(new, exported, at=NOON)
        assert said in str(error.value)
        assert str(error.value).startswith(str(exported))
        assert list(new.entries()) == []


def test_readings_of_the_reader_are_taken_in(ledger, tmp_path):
    path = tmp_path / "readings.jsonl"
    path.write_bytes(b"".join(msgspec.json.encode(reading) + b"\n" for reading in ledger.readings()))
    with Ledger.create(tmp_path / "new.ledger") as new:
        assert (done := import_file(new, path, at=NOON)).kind == "readings"
        assert (done.held, done.added) == (3, 3)
        assert list(new.readings()) == list(ledger.readings())
        assert import_file(new, path, at=NOON).added == 0
        path.write_bytes(path.read_bytes() + b'{"document": 1}\n')
        with pytest.raises(FormatError, match=r"readings\.jsonl line 4: .*document.*`recount schema`"):
            import_file(new, path, at=NOON)
