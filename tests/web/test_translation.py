"""All that the pages say in words of their own is ready for translation."""

import gettext
import os
import re
import shutil
from pathlib import Path
from typing import get_args

import pytest
from django.core.management import call_command
from lxml import html

import recount.web
from recount.events import records
from recount.model import claim, decision, party, review, submission
from recount.reconciliation import cumulative, results
from recount.reconciliation import records as reconciling
from recount.views.phrases import spaced
from recount.web.vocabulary import TERMS

WEB = Path(recount.web.__file__).parent
TEMPLATES = sorted(WEB.glob("**/templates/**/*.html"))
MARKED = re.compile(r"{% blocktranslate.*?{% endblocktranslate %}|{% comment.*?{% endcomment %}|{#.*?#}", re.DOTALL)
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
READ_ALOUD = ("alt", "aria-label", "data-done", "data-failed", "data-label", "placeholder", "title")
NAMES = {"recount", "SVG"}  # they are the same in every language


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_word_of_a_template_is_left_unmarked(template):
    left = TAG.sub("", MARKED.sub("", template.read_text(encoding="utf-8")))
    page = html.fromstring(f"<div>{left}</div>")
    said = [text for one in page.iter() if one.tag not in ("kbd", "script", "style") for text in (one.text, one.tail)]
    said += [value for one in page.iter() for name, value in one.attrib.items() if name in READ_ALOUD]
    words = {word for text in said if text for word in re.findall(r"[^\W\d_]{2,}", text)}
    assert words <= NAMES


@pytest.mark.parametrize(
    "words",
    [
        *(
            claim.Harm,
            claim.Category,
            claim.Stance,
            claim.Position,
            party.Side,
            decision.Relation,
            review.Decision,
            review.Status,
        ),
        *(submission.SubmissionKind, records.Hearing, reconciling.Stance, results.Status, results.Flag, cumulative.Verdict),
    ],
    ids=lambda words: "-".join(get_args(words)[:2]),
)
def test_every_word_of_the_format_is_marked(words):
    assert {spaced(value) for value in get_args(words)} <= set(TERMS)


def test_a_catalogue_is_made_and_used(tmp_path, monkeypatch, settings):
    """What docs/workbench.md tells translators to type, on a copy of the sources."""
    if shutil.which("xgettext") is None:
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)("GNU gettext is not installed: no xgettext found")
    copy = tmp_path / "web"
    shutil.copytree(WEB, copy, ignore=shutil.ignore_patterns("vendor", "__pycache__"))
    (copy / "locale").mkdir()
    settings.LOCALE_PATHS = [copy / "locale"]
    monkeypatch.chdir(copy)
    call_command("makemessages", locale=["eo"], verbosity=0)
    catalogue = copy / "locale" / "eo" / "LC_MESSAGES" / "django.po"
    made = catalogue.read_text(encoding="utf-8")
    assert made.count("\nmsgid ") > 300
    assert 'msgid "armed group"' in made
    catalogue.write_text(made.replace('msgid "Queue"\nmsgstr ""', 'msgid "Queue"\nmsgstr "Vico"'), encoding="utf-8")
    call_command("compilemessages", locale=["eo"], verbosity=0)
    assert gettext.translation("django", copy / "locale", languages=["eo"]).gettext("Queue") == "Vico"
