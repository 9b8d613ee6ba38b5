"""A real Chromium on a real server. Screenshots go to the folder in RECOUNT_SCREENSHOTS, where one is given."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

_PATIENCE = 60_000  # ms; machines that run other things beside these tests are slow
expect.set_options(timeout=_PATIENCE)
SIZES = {"desk": (1440, 900), "phone": (390, 844), "narrow": (320, 700)}


@pytest.fixture
def visit(chromium, live_server, transactional_db):
    """Opens the workbench as its owner or as a `person` of a team: `visit()` gives a page whose errors fail the test."""
    errors = []
    contexts = []

    def open_page(size="desk", scheme="light", *, scale=1, person=None, outside=False):
        width, height = SIZES[size]
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            device_scale_factor=scale,
            base_url=live_server.url,
        )
        context.set_default_timeout(_PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda line: errors.append(line.text) if _is_error(line) else None)
        if person is not None:
            context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": _session(person), "url": live_server.url}])
        elif not outside:
            page.goto(reverse("door-key", args=[settings.RECOUNT.door_key]))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert errors == []


def _is_error(line):
    """Whether a line of the console tells of an error; that the page itself is one (404) is none."""
    own = line.text.startswith("Failed to load resource") and line.location["url"] == line.page.url
    return line.type == "error" and not own


def _session(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies[settings.SESSION_COOKIE_NAME].value
