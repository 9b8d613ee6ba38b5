"""Our own articles, read and printed as marked-up text that a person can review.

`pytest tests/test_golden.py --update-golden` writes what is read now; look at the difference before committing it. An article
is its day of publication on the first line, then its text.
"""

from pathlib import Path

import pytest

from recount.facade import read
from recount.views.markup import marked

ARTICLES = sorted((Path(__file__).parent / "golden").glob("*.txt"))


def test_there_are_at_least_forty() -> None:
    assert len(ARTICLES) >= 40


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_reading_is_the_golden_one(path: Path, request: pytest.FixtureRequest) -> None:
    published, _, text = path.read_text(encoding="utf-8").partition("\n")
    now = marked(read(text, published=published, uri=path.stem))
    golden = path.with_suffix(".marked")
    if request.config.getoption("--update-golden"):
        golden.write_text(now, encoding="utf-8")
    assert now == golden.read_text(encoding="utf-8")
