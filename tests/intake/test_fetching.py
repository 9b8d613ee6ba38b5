from __future__ import annotations

import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest

from recount.errors import IntakeError
from recount.intake import IntakeOptions
from recount.intake.fetching import fetch

from .pages import BODY, PAGE, failed, made, read

FEED_ENTRY = "".join(f"<p>{line}</p>" for line in BODY * 2)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        name, _, rest = urlsplit(self.path).path.strip("/").partition("/")
        getattr(self, f"give_{name}", self.give_missing)(rest)

    def give(self, body, media="text/html; charset=utf-8", status=200, **headers):
        self.send_response(status)
        self.send_header("Content-Type", media)
        for key, value in headers.items():
            self.send_header(key, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def give_page(self, _):
        self.give(PAGE.encode())

    def give_latin(self, _):
        self.give(PAGE.replace('<meta charset="utf-8">', "").encode("cp1252"), "text/html; charset=iso-8859-1")

    def give_text(self, _):
        self.give(f"Nine killed\n\n{BODY[0]}\n\n{BODY[1]}\n\nLeave a Reply\n".encode(), "text/plain")

    def give_missing(self, _):
        self.give(b"gone", status=404)

    def give_hop(self, rest):
        self.give(b"", status=302, Location="/page" if rest == "0" else f"/hop/{int(rest) - 1}")

    def give_to(self, rest):
        self.give(b"", status=301, Location=rest.replace("=", "://"))

    def give_large(self, _):
        self.give(b"x" * 400_000)

    def give_slow(self, _):
        self.send_response(200)
        self.end_headers()
        for _ in range(40):
            self.wfile.write(b"x" * 70_000)
            time.sleep(0.05)

    def give_feed(self, _):
        self.give(
            f"""<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
            xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley Courier</title>
            <item><title>Full &amp;amp; entire</title><link>{self.base}/a</link><dc:creator>Lena Okafor</dc:creator>
            <pubDate>Tue, 04 Mar 2025 08:00:00 GMT</pubDate><content:encoded><![CDATA[{FEED_ENTRY}]]></content:encoded></item>
            <item><title>Short</title><link>{self.base}/page</link><description>Nine died.</description></item>
            <item><title>Dead link</title><link>{self.base}/missing</link><description>More.</description></item>
            <item><title>Nothing</title></item></channel></rss>""".encode(),
            "application/rss+xml",
        )

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def base():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.handle_error = lambda *_: None  # the client hangs up on purpose
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def options(**given):
    return IntakeOptions(allow_private=True, **given)


def test_a_page_and_a_text(base):
    (page,) = made(f"{base}/page", allow_private=True)
    assert (page.uri, page.title, page.byline) == (f"{base}/page", "Nine killed in Karsan market", "Lena Okafor")
    assert "“They came" in made(f"{base}/latin", allow_private=True)[0].text
    assert made(f"{base}/text", allow_private=True)[0].text == f"Nine killed\n\n{BODY[0]}\n\n{BODY[1]}"


def test_redirects_are_followed_up_to_the_limit(base):
    assert fetch(f"{base}/hop/3", options(max_redirects=4)).url == f"{base}/page"
    with pytest.raises(IntakeError, match="more than 3 redirects"):
        fetch(f"{base}/hop/3", options(max_redirects=3))


@pytest.mark.parametrize("url", ["ftp://h.example/x", "file:///etc/passwd", "http://", "gopher://h"])
def test_only_http_and_https(url):
    (message,) = failed(url)
    assert "only http and https" in message


def test_a_redirect_to_another_scheme_is_refused(base):
    with pytest.raises(IntakeError, match="only http and https"):
        fetch(f"{base}/to/file=/etc/passwd", options())


def test_private_addresses_are_refused_unless_allowed(base):
    port = urlsplit(base).port
    for host in ("127.0.0.1", "localhost", "2130706433", "0x7f.1", "0.0.0.0", "[::1]", "[::ffff:127.0.0.1]"):
        (message,) = failed(f"http://{host}:{port}/page")
        assert "private address" in message or "cannot be fetched" in message, host
    assert "private address 127.0.0.1" in failed(f"{base}/page")[0]


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1", "::1", "fe80::1",
        "fc00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "ff02::1",
    ],
)  # fmt: skip
def test_a_name_is_judged_by_the_address_it_resolves_to(monkeypatch, address):
    asked = []

    def resolve(host, port, *rest, **named):
        asked.append(host)
        return [(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    for scheme in ("http", "https"):
        with pytest.raises(IntakeError, match="private address"):
            fetch(f"{scheme}://harmless.example/", IntakeOptions())
    assert asked == ["harmless.example"] * 2


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch):
    infos = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: infos)
    with pytest.raises(IntakeError, match=r"private address 10\.0\.0\.1"):
        fetch("http://two.example/", IntakeOptions())


def test_the_connection_goes_to_the_address_that_was_checked(monkeypatch, base):
    """A name server that answers differently the second time gains nothing: there is no second time."""
    answers = iter(["93.184.216.34", "127.0.0.1"])
    connected = []

    def resolve(host, port, *rest, **named):
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(address, *rest, **named):
        connected.append(address)
        raise ConnectionRefusedError("refused")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr("recount.intake.fetching.create_connection", connect)
    with pytest.raises(IntakeError, match="refused"):
        fetch("http://rebinding.example/", IntakeOptions())
    assert connected == [("93.184.216.34", 80)]


def test_errors_of_the_server_and_the_network_are_one_line(base):
    assert "404" in failed(f"{base}/missing", allow_private=True)[0]
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    assert "cannot be fetched" in failed(f"http://127.0.0.1:{port}/", allow_private=True)[0]
    assert "object at 0x" not in failed("http://no-such-host.invalid/")[0]


def test_size_and_time_are_bounded(base):
    assert "larger than 0.1 MB" in failed(f"{base}/large", allow_private=True, max_bytes=100_000)[0]
    started = time.monotonic()
    (message,) = failed(f"{base}/slow", allow_private=True, timeout=0.4)
    assert "takes too long" in message
    assert time.monotonic() - started < 2


def test_a_feed_gives_its_full_entries_and_the_pages_of_the_short_ones(base):
    full, short, dead, nothing = read(f"{base}/feed", allow_private=True)
    assert (full.title, full.byline, full.published) == ("Full & entire", "Lena Okafor", "2025-03-04")
    assert (full.outlet, full.uri) == ("Valley Courier", f"{base}/a")
    assert BODY[3] in full.text
    assert (short.title, short.uri) == ("Short", f"{base}/page")
    assert BODY[3] in short.text
    assert "entry 3" in str(dead)
    assert "404" in str(dead)
    assert "entry 4: neither full content nor a link" in str(nothing)


def test_pages_of_a_feed_are_not_fetched_from_private_addresses(base, tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(f"<rss><channel><title>V</title><item><link>{base}/page</link></item></channel></rss>")
    assert "private address" in failed(path)[0]
    assert len(made(path, allow_private=True)) == 1
