"""Settings of all tests: Hypothesis draws the same examples every time and has no deadline, since machines differ."""

import pytest
from hypothesis import settings

settings.register_profile("recount", deadline=None, derandomize=True)
settings.load_profile("recount")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is read now as the golden readings")


@pytest.fixture(autouse=True)
def _width(monkeypatch):
    """The terminal is as wide wherever the tests run."""
    monkeypatch.delenv("COLUMNS", raising=False)
