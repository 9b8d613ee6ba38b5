import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from recount.cli import main
from recount.views.schema import schema

DOCS = Path(__file__).parents[2] / "docs"


def test_schema_prints_the_schema():
    assert json.loads(CliRunner().invoke(main, ["schema"]).stdout) == json.loads(json.dumps(schema()))


def test_version():
    assert CliRunner().invoke(main, ["--version"]).stdout.startswith("recount ")


def test_help_begins_with_what_it_is_for_and_how_to_start():
    shown = CliRunner().invoke(main, ["--help"]).stdout
    assert "Read reports of armed conflict" in shown
    assert "recount read report.txt" in shown


@pytest.mark.parametrize("group", [[], ["analyse"], ["ledger"], ["review"]], ids=" ".join)
def test_no_line_of_a_list_of_commands_is_cut(group):
    shown = CliRunner().invoke(main, [*group, "--help"], terminal_width=80).stdout
    listed = shown.partition("Commands:")[2]
    assert listed
    assert "..." not in listed


def test_help_loads_no_encoder():
    heavy = "{'onnxruntime', 'tokenizers', 'trafilatura', 'recount.intake', 'recount.reading.pipeline'}"
    code = f"import sys, recount.cli; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_an_unknown_command_is_1():
    result = CliRunner().invoke(main, ["target"])
    assert result.exit_code == 1
    assert "No such command" in result.stderr


def test_the_documentation_is_up_to_date():
    generated = runpy.run_path(str(DOCS / "generate_cli.py"))["document"]()
    assert (DOCS / "cli.md").read_text(encoding="utf-8") == generated, "run: python docs/generate_cli.py"
