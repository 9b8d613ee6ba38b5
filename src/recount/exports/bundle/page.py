"""The page that verifies a bundle: one file, the same in every bundle, that loads nothing and sends nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@cache
def page() -> str:
    """The page, with its style and its script inside; the browser runs no other script."""
    folder = files("recount.exports.bundle")
    body, style, sha256, verify = (
        folder.joinpath(name).read_text(encoding="utf-8") for name in ("page.html", "page.css", "sha256.js", "verify.js")
    )
    script = f"\n{sha256}\n{verify}"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return body.replace("{{policy}}", _POLICY.format(digest=digest)).replace("{{style}}", style).replace("{{script}}", script)
