"""Whether a page is accessible and fits, and its picture."""

import os
from itertools import product
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

from tests.web.browser.conftest import SIZES

_VIEWS = [*product(("desk", "phone"), ("light", "dark")), ("narrow", "light")]
_AUDITED = {("desk", "light"), ("phone", "dark")}


def problems(page, name):
    """What is wrong with the page in each size and theme; the audit is made in one size of each theme, as it takes most of the
    time."""
    found = {}
    for size, scheme in _VIEWS:
        width, height = SIZES[size]
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        wrong = too_wide(page) + (violations(page) if (size, scheme) in _AUDITED else [])
        found |= {(name, size, scheme): wrong} if wrong else {}
        photograph(page, f"{name}-{size}-{scheme}")
    return found


def photograph(page, name):
    """A picture into the folder in RECOUNT_SCREENSHOTS, where one is given."""
    if folder := os.environ.get("RECOUNT_SCREENSHOTS"):
        page.wait_for_timeout(500 if name.startswith("map") else 150)
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def too_wide(page):
    """The beginnings of elements that reach out of a page that is wider than the window."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.body.querySelectorAll('*')].filter(one => one.getBoundingClientRect().right > width + 1)
            .map(one => one.outerHTML.slice(0, 120));
    }""")


def violations(page):
    """What axe finds, each with the beginning of the first element concerned."""
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in Axe().run(page).response["violations"]]
