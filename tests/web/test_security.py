"""What must not happen: nobody from outside gets in, and nothing hostile comes out."""

import gzip
import os
import subprocess
import sys
from html import escape

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from recount.events import event_of
from recount.web.accounts.models import Person, Role
from recount.web.events import keeping_up
from recount.web.inbox.models import Delivery
from recount.web.inbox.reading import read_delivery
from tests.web.reports import HOSTILE, HOSTILE_TITLE

pytestmark = pytest.mark.django_db

OPEN = {  # what an outsider may see, each with a reason
    "/accounts/login/": "the way in",
    "/accounts/password/reset/": "a lost password",
    "/people/door/": "says that the workbench is locked",
    "/style/report.css": "the style of the open pages",
}
_PARAMETERS = {"digest": "a" * 64, "int": "1", "str": "x", "path": "x", "slug": "x", "uuid": "0" * 32}


def every_path(resolver=None, prefix="/"):
    """One path for each pattern of the resolver, with parameters filled in."""
    for entry in (resolver or get_resolver()).url_patterns:
        route = str(entry.pattern)
        if route.startswith("^"):
            route = (
                route.strip("^$").replace("(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/", "1-x/").replace("(?P<key>[-:\\w]+)/", "x/")
            )
        for name, value in _PARAMETERS.items():
            while f"<{name}:" in route:
                start = route.index(f"<{name}:")
                route = route[:start] + value + route[route.index(">", start) + 1 :]
        if isinstance(entry, URLResolver):
            yield from every_path(entry, prefix + route)
        elif isinstance(entry, URLPattern):
            yield prefix + route


def test_an_outsider_is_turned_away_from_every_page(book, client, db):
    paths = sorted(set(every_path()))
    assert len(paths) > 60
    for path in paths:
        for method in ("get", "post"):
            answer = getattr(client, method)(path)
            shown = answer.status_code == 200 and path not in OPEN
            allowed = path.startswith(("/accounts/", "/people/door/"))
            assert not shown or allowed, f"{method} {path} shows {answer.status_code} to an outsider"
            assert b"Old Karsk" not in answer.content, path


def test_a_reader_changes_nothing(book, signed_in):
    client = signed_in(Role.READER)
    claim = HOSTILE.claims[0].id
    asked = [
        reverse("inbox"),
        reverse("inbox-text"),
        reverse("review", args=[claim]),
        reverse("correction", args=[claim]),
        reverse("split", args=[claim]),
        reverse("merge", args=[claim]),
        reverse("disputes"),
        reverse("letters"),
        reverse("decided-letters"),
        reverse("people"),
        reverse("person-add"),
    ]
    for path in asked:
        assert {client.get(path).status_code, client.post(path).status_code} <= {403, 405}, path
    assert book.reviews() == []


def test_a_post_without_its_token_is_refused(book, cast):
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast[Role.RECORDER], backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(reverse("review", args=[HOSTILE.claims[0].id]), {"decision": "accept"})
    assert answer.status_code == 403
    assert book.reviews() == []


def test_hostile_text_stays_text(book, signed_in):
    client = signed_in(Role.ADMINISTRATOR)
    party = '<b onmouseover="alert(4)">police</b>'
    keeping_up.catch_up()
    event = event_of(book, HOSTILE.claims[0].id)
    paths = ["/", "/documents/", "/queue/", "/parties/", "/search/?q=police", "/search/?q=%3Cscript%3E", "/checks/"]
    paths += ["/events/", "/timeline/", "/map/", reverse("event", args=[event]), reverse("party", args=[party])]
    paths += [reverse(name, args=[HOSTILE.document.id]) for name in ("document", "changes")]
    paths += [reverse(name, args=[HOSTILE.claims[0].id]) for name in ("claim", "correction", "split", "merge", "dispute")]
    for path in paths:
        page = client.get(path).content.decode()
        for piece in (HOSTILE_TITLE, "<script>alert", "<img src=x", "<svg onload", '<b onmouseover="'):
            assert piece not in page, (path, piece)


def test_what_a_hostile_feed_says_stays_text(book, signed_in, cast):
    feed = f"<rss><channel><item><title>{escape(HOSTILE_TITLE)}</title><link>http://127.0.0.1/{HOSTILE_TITLE}</link></item></channel></rss>"
    (settings.INBOX / "evil.rss").write_text(feed.replace("<link>", "<link><![CDATA[").replace("</link>", "]]></link>"))
    told = {"kind": "file", "name": f"{HOSTILE_TITLE}.rss", "stored": "evil.rss"}
    delivery = Delivery.objects.create(by=cast[Role.RECORDER], **told)
    read_delivery(delivery)
    page = signed_in(Role.RECORDER).get("/inbox/").content.decode()
    assert "&lt;script&gt;" in page
    assert "<script>alert" not in page
    assert delivery.documents == []


def test_every_answer_forbids_scripts_of_others_and_frames(book, signed_in):
    answer = signed_in(Role.READER).get("/")
    policy = answer["Content-Security-Policy"]
    assert "script-src 'self';" in policy + ";"
    assert "unsafe-inline" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in answer["Cache-Control"]
    assert "<script>" not in answer.content.decode()


def test_another_host_name_is_refused(client, db):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400


def test_signing_in_makes_a_new_session(client, db, book):
    client.get(reverse("door"))
    session = client.session
    session["planted"] = "yes"
    session.save()
    before = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    client.get(reverse("door-key", args=["the-key-of-the-door"]))
    assert client.session.session_key != before
    assert client.get("/").status_code == 200


def test_the_door_opens_to_its_key_alone(client, db, book):
    assert client.get(reverse("door-key", args=["another-key"])).status_code == 403
    assert client.get("/").status_code == 302
    client.get(reverse("door-key", args=["the-key-of-the-door"]))
    assert Person.objects.get(username="owner").signature == "Ada Stone"


def test_guessing_passwords_locks_the_account_out(cast, client):
    for _ in range(6):
        client.post("/accounts/login/", {"login": "ada", "password": "wrong"})
    answer = client.post("/accounts/login/", {"login": "ada", "password": "ada has 4 horses"})
    assert answer.status_code in (200, 403, 429)
    assert client.get("/").status_code == 302


def test_nobody_makes_an_account_or_a_role_for_themselves(cast, client):
    client.post("/accounts/signup/", {"username": "eve", "password1": "eve has 4 horses", "password2": "eve has 4 horses"})
    assert not Person.objects.filter(username="eve").exists()


def test_forms_set_only_their_own_fields(signed_in, cast):
    client = signed_in(Role.ADMINISTRATOR)
    rida = cast[Role.READER]
    told = {"email": "", "role": "recorder", "is_active": "on", "is_superuser": "on", "username": "root", "password": "x"}
    client.post(reverse("person", args=[rida.pk]), told)
    after = Person.objects.get(pk=rida.pk)
    assert (after.role, after.username, after.is_superuser, after.password) == ("recorder", "rida", False, rida.password)


def test_an_administrator_cannot_step_down_alone(signed_in, cast):
    client = signed_in(Role.ADMINISTRATOR)
    client.post(reverse("person", args=[cast[Role.ADMINISTRATOR].pk]), {"email": "", "role": "reader", "is_active": "on"})
    assert Person.objects.get(username="adil").role == "administrator"


@pytest.mark.parametrize(
    "name", ["../../evil.txt", "..\\..\\evil.txt", "/etc/passwd", "a/b.txt", "x\0y.txt", "<img src=x>.html"]
)
def test_a_file_name_leads_nowhere(name, book, signed_in, monkeypatch):
    monkeypatch.setattr("recount.web.inbox.worker.wake", lambda: None)
    before = {path for path in settings.RECOUNT.home.rglob("*") if path.parent != settings.INBOX}
    upload = SimpleUploadedFile("x", b"Two people were killed.")
    upload.name = name
    signed_in(Role.RECORDER).post(reverse("inbox-files"), {"uploads": upload})
    after = {path for path in settings.RECOUNT.home.rglob("*") if path.parent != settings.INBOX and "-journal" not in path.name}
    assert {path for path in after - before if "accounts" not in path.name} == set()
    for one in Delivery.objects.all():
        assert (settings.INBOX / one.stored).resolve().parent == settings.INBOX.resolve()


def test_the_end_of_a_file_s_name_tells_what_it_is(book, signed_in, monkeypatch):
    monkeypatch.setattr("recount.web.inbox.worker.wake", lambda: None)
    upload = SimpleUploadedFile("Events.CSV", b"id,killed\n1,9\n")
    signed_in(Role.RECORDER).post(reverse("inbox-files"), {"uploads": upload})
    delivery = Delivery.objects.get()
    read_delivery(delivery)
    assert delivery.problems == ["Events.CSV: a table: give one report a row as JSON Lines"]


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/x", "http://169.254.169.254/latest", "http://[::1]/", "http://localhost:5432/"]
)
def test_an_address_inside_the_network_is_not_fetched(address, book, cast):
    delivery = Delivery.objects.create(by=cast[Role.RECORDER], kind="address", name=address)
    read_delivery(delivery)
    assert delivery.state == "failed"
    assert delivery.documents == []


def test_an_address_must_be_one_of_the_web(book, signed_in):
    answer = signed_in(Role.RECORDER).post(reverse("inbox-address"), {"address": "file:///etc/passwd"})
    assert answer.status_code == 422
    assert not Delivery.objects.exists()


def test_a_bomb_is_not_unpacked(book, cast):
    (settings.INBOX / "bomb.txt.gz").write_bytes(gzip.compress(b"a" * 40_000_000))
    delivery = Delivery.objects.create(by=cast[Role.RECORDER], kind="file", name="bomb.txt.gz", stored="bomb.txt.gz")
    read_delivery(delivery)
    assert delivery.state == "failed"
    assert "larger than 10 MB" in delivery.problems[0]


def test_a_file_outside_the_published_folder_is_not_served(client, book, db, tmp_path, monkeypatch):
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("published")
    (tmp_path / "secret").write_text("secret")
    monkeypatch.setattr("django.conf.settings.RECOUNT", _with(public=tmp_path / "site"))
    assert b"".join(client.get("/public/").streaming_content) == b"published"
    for path in ("/public/../secret", "/public/%2e%2e/secret", "/public/..%2fsecret", f"/public//{tmp_path}/secret"):
        assert client.get(path).status_code in (302, 400, 404), path


def _with(**values):
    import dataclasses

    return dataclasses.replace(settings.RECOUNT, **values)


def test_a_team_is_served_as_the_deployment_check_wants_it(tmp_path):
    told = {
        "RECOUNT_TEAM": "1",
        "RECOUNT_HOSTS": "recount.example.org",
        "RECOUNT_HOME": str(tmp_path),
        "RECOUNT_LEDGER": "x.db",
    }
    command = [sys.executable, "-m", "recount.web", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(command, env=os.environ | told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
