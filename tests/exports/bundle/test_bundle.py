"""The bundle in a real browser, opened from a file: what is whole is said to be whole, what was altered is named."""

import hashlib
import json
import random
import zipfile

import pytest

from recount.exports import bundle
from recount.exports.bundle.page import page as page_text
from recount.exports.extracting import extract
from recount.exports.importing import import_file
from recount.ledger import ClaimFilter, Ledger
from tests.exports.ledgers import NOON


@pytest.fixture(scope="session")
def whole(ledger):
    return b"".join(bundle.bundle(extract(ledger)))


@pytest.fixture(scope="module")
def tab(chromium, whole, tmp_path_factory):
    """The page of the bundle, opened from a file without a network; it must ask for nothing."""
    folder = tmp_path_factory.mktemp("bundle")
    (folder / "evidence.zip").write_bytes(whole)
    zipfile.ZipFile(folder / "evidence.zip").extract(bundle.PAGE, folder)
    context = chromium.new_context(offline=True)
    tab = context.new_page()
    asked, complaints = [], []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: complaints.append(message.text))
    tab.on("pageerror", lambda error: complaints.append(str(error)))
    tab.goto((folder / bundle.PAGE).as_uri())
    yield tab
    assert [url for url in asked if not url.startswith("file:")] == []
    assert complaints == []
    context.close()


def verdict(tab, content, given=""):
    """What the page says of a bundle."""
    tab.fill("#given", given)
    tab.set_input_files("#bundle", {"name": "evidence.zip", "mimeType": "application/zip", "buffer": content})
    tab.wait_for_selector("#verdict[data-done]")
    return tab.inner_text("#verdict")


def members(content, folder):
    path = folder / "members.zip"
    path.write_bytes(content)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(files, folder, *, sealed=True):
    """A zip of the files; `sealed` as an able forger would, with the right hashes in the list of files."""
    if sealed:
        listed = json.loads(files[bundle.MANIFEST])
        for resource in listed["resources"]:
            content = files.get(resource["path"], b"")
            resource |= {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}
        files = {**files, bundle.MANIFEST: json.dumps(listed).encode()}
    path = folder / "packed.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path.read_bytes()


def test_the_bundle_holds_everything_and_its_bytes_are_always_the_same(ledger, whole, tmp_path):
    assert b"".join(bundle.bundle(extract(ledger))) == whole
    files = members(whole, tmp_path)
    documents = list(ledger.documents())
    assert {name for name in files if name.startswith("documents/")} == {f"documents/{d.entry:06}.txt" for d in documents}
    assert all(files[f"documents/{d.entry:06}.txt"].decode() == d.document.text for d in documents)
    assert {name for name in files if name.startswith("raw/")} == {f"raw/{digest}" for digest, _ in ledger.raw()}
    listed = json.loads(files[bundle.MANIFEST])
    assert listed["ledger_head"] == ledger.head()
    assert {r["path"]: r["hash"] for r in listed["resources"]} == {
        name: f"sha256:{hashlib.sha256(content).hexdigest()}" for name, content in files.items() if name != bundle.MANIFEST
    }
    assert ledger.head() in files["README.txt"].decode()
    assert files[bundle.PAGE].decode() == page_text()


def test_a_bundle_is_imported_as_the_ledger_it_is(ledger, whole, tmp_path):
    (tmp_path / "evidence.zip").write_bytes(whole)
    with Ledger.create(tmp_path / "new.ledger") as new:
        import_file(new, tmp_path / "evidence.zip", at=NOON)
        assert new.head() == ledger.head()
        assert list(new.raw()) == list(ledger.raw())


def test_the_page_finds_a_whole_bundle_whole(tab, ledger, whole):
    assert "Nothing in this bundle was altered." in verdict(tab, whole)
    assert ledger.head() in tab.inner_text("#values")
    assert "3 document" in tab.inner_text("#values")
    report = tab.locator("#documents details").nth(1)
    report.locator("summary").click()
    report.locator("summary + *").wait_for()  # a report is filled in when its toggle event arrives, after the click
    shown = report.inner_text()
    assert "toll: 14 killed – Armed Forces of Verandia asserts" in shown
    assert "The army of Verandia said on Friday that 14 rebels were killed near Old Karsk." in shown
    assert "Ada, 2031-03-14T12:00:00Z: correct. as printed" in shown


def test_the_page_compares_what_one_was_given(tab, ledger, whole):
    assert "It is the one that you were told of." in verdict(tab, whole, ledger.head())
    assert "It is the one that you were told of." in verdict(tab, whole, hashlib.sha256(whole).hexdigest().upper())
    assert "what you were given is not the head of this chain" in verdict(tab, whole, "sha256:" + 64 * "0")


def test_the_page_verifies_an_extract_by_its_own_chain_and_not_by_a_head_that_it_only_names(tab, ledger):
    part = b"".join(bundle.bundle(extract(ledger, ClaimFilter(category="armed_group"))))
    assert "It is the one that you were told of." in verdict(tab, part, hashlib.sha256(part).hexdigest())
    assert "names the head that you were given and cannot prove it" in verdict(tab, part, ledger.head())


def _line(number, old, new):
    def change(files):
        lines = files[bundle.CHAIN].splitlines(keepends=True)
        assert old in lines[number]
        lines[number] = lines[number].replace(old, new)
        return {**files, bundle.CHAIN: b"".join(lines)}

    return change


def _lines(make):
    return lambda files: {**files, bundle.CHAIN: b"".join(make(files[bundle.CHAIN].splitlines(keepends=True)))}


def _other(files, name, content):
    return {**files, name: content}


FORGERIES = [
    (_line(3, b'"low":48', b'"low":47'), "Entry 3 (claim) was altered"),
    (_lines(lambda lines: [*lines[:5], *lines[6:]]), "Entry 5 is missing: entry 6 stands in its place."),
    (_lines(lambda lines: [*lines[:5], lines[6], lines[5], *lines[7:]]), "Entry 5 is missing"),
    (_lines(lambda lines: [*lines[:6], lines[5], *lines[6:]]), "Entry 6 is missing: entry 5 stands in its place."),
    (_lines(lambda lines: lines[:-3]), "The chain is cut off after entry"),
    (_lines(lambda lines: [*lines[:-2], lines[-1]]), "The chain is cut off: entry"),
    (lambda files: _other(files, "documents/000001.txt", files["documents/000001.txt"] + b" "),
     "Entry 1 (document): documents/000001.txt is not the text of the entry."),
    (lambda files: {name: content for name, content in files.items() if name != "documents/000001.txt"},
     "documents/000001.txt is missing."),
]  # fmt: skip


@pytest.mark.parametrize(("forge", "said"), FORGERIES)
def test_the_page_names_the_entry_that_was_altered_even_if_the_list_of_files_was_too(tab, whole, tmp_path, forge, said):
    forged = forge(members(whole, tmp_path))
    assert said in verdict(tab, packed(forged, tmp_path))
    assert tab.is_hidden("#contents")


def test_the_page_names_files_that_were_altered_added_or_removed(tab, whole, tmp_path):
    files = members(whole, tmp_path)
    raw = next(name for name in files if name.startswith("raw/"))
    del files[raw]
    files |= {"claims.csv": files["claims.csv"].replace(b"48", b"49"), "extra.txt": b"?"}
    said = verdict(tab, packed(files, tmp_path, sealed=False))
    assert all(line in said for line in ("claims.csv was altered.", f"{raw} is missing.", "extra.txt was added."))
    compressed = tmp_path / "again.zip"
    with zipfile.ZipFile(compressed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("claims.csv", 100 * b"a")
    assert "claims.csv is compressed: the bundle was packed again." in verdict(tab, compressed.read_bytes())
    assert "This is no zip file" in verdict(tab, b"not a zip")
    assert "This is no zip file" in verdict(tab, whole[:-30])


def test_any_changed_byte_of_any_file_is_detected(tab, whole, tmp_path):
    files, choose = members(whole, tmp_path), random.Random(7)
    for name, content in files.items():
        forged, place = bytearray(content), choose.randrange(len(content))
        forged[place] ^= 1 << choose.randrange(8)
        said = verdict(tab, packed({**files, name: bytes(forged)}, tmp_path, sealed=False))
        assert "This bundle was altered" in said, (name, place)
        assert name == bundle.MANIFEST or f"{name} was altered." in said


def test_the_page_s_own_hash_is_sha_256(tab):
    script = "(text) => hex(new Sha256().update(encode(text)).digest())"
    for length in (0, 1, 55, 56, 63, 64, 65, 119, 120, 1000):
        text = "é" * (length // 2) + "a" * (length % 2)
        assert tab.evaluate(script, text) == hashlib.sha256(text.encode()).hexdigest()


def test_a_large_bundle_is_checked_piece_by_piece_and_the_page_says_how_far(tab, whole, tmp_path):
    """The page is free to paint between two pieces, and a person sees that it works."""
    tab.evaluate("""() => {
        self.said = [];
        new MutationObserver(() => self.said.push(byId("verdict").textContent)).observe(byId("verdict"), { childList: true });
    }""")
    large = packed({**members(whole, tmp_path), "large.bin": bytes(9_000_000)}, tmp_path)
    assert "large.bin was added." in verdict(tab, large)
    said = tab.evaluate("self.said")
    assert [line for line in said if line.startswith("Reading")][-1].endswith("of 10 MB …")
    assert sum(line.startswith("Reading") for line in said) >= 2
    assert any(line.startswith("Checking the files") for line in said)
