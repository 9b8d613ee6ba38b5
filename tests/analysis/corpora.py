"""Small tables with published answers, outside the project: tests that need them are skipped without them, but not in CI."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[3] / "shared" / "corpora"


def corpus(name: str) -> Path:
    """The path of one file; skips the test where it is not there, and fails it in CI."""
    path = _ROOT / name
    if path.exists():
        return path
    message = f"needs {name} of the corpora, in ../shared beside the checkout (docs/method.md)"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
