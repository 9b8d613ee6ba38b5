"""What the documents tell a reader to type, typed: blocks of `sh` run as commands of recount, blocks of `python` as Python.

Commands run in order, in a folder that has `examples/` in it; a block of another language, or none, is not run.
"""

import os
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from recount.cli import main

ROOT = Path(__file__).parents[1]
DOCUMENTS = ["README.md", "docs/tutorial.md", "docs/exports.md", "docs/protection.md"]
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_what_a_document_says_to_type_works(document, tmp_path, monkeypatch):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "environ", os.environ.copy())
    names = {}
    blocks = BLOCK.findall((ROOT / document).read_text(encoding="utf-8"))
    assert blocks
    for language, body in blocks:
        if language == "python":
            exec(compile(body, document, "exec"), names)
        else:
            for line in body.replace("\\\n", " ").splitlines():
                _typed(line)


def _typed(line):
    words = shlex.split(line, comments=True)
    if words[:1] == ["export"]:
        name, _, value = words[1].partition("=")
        os.environ[name] = value
    elif words:
        assert words[0].rpartition("/")[2] == "recount", f"not a command of recount: {line}"
        done = CliRunner().invoke(main, words[1:])
        assert done.exit_code == 0, f"{line}\n{done.output}"


@pytest.mark.parametrize("page", sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md")]), ids=lambda page: page.name)
def test_links_between_documents_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), f"{page.name} links to {target}"
