import os
import signal
import subprocess
import sys

import pytest

from recount.cli.group import InterruptedWorkError
from recount.cli.output import held, opened
from recount.errors import FormatError, RecountError
from tests.unprivileged import unprivileged


def test_a_file_takes_its_name_when_it_is_whole(tmp_path):
    target = tmp_path / "claims.jsonl"
    target.write_text("old", encoding="utf-8")
    with opened(str(target), ()) as write:
        write(b"new\n")
        assert target.read_text(encoding="utf-8") == "old"
    assert target.read_text(encoding="utf-8") == "new\n"
    assert list(tmp_path.iterdir()) == [target]


def test_what_was_read_before_ctrl_c_stays_beside_the_target(tmp_path):
    target = tmp_path / "claims.jsonl"

    def interrupted():
        with opened(str(target), ()) as write:
            write(b"one\n")
            raise KeyboardInterrupt

    with pytest.raises(InterruptedWorkError, match=r"claims\.jsonl\.part"):
        interrupted()
    assert not target.exists()
    assert (tmp_path / "claims.jsonl.part").read_bytes() == b"one\n"


def test_ctrl_c_waits_for_the_end_of_a_line():
    seen = []

    def write_while_interrupted():
        with held():
            os.kill(os.getpid(), signal.SIGINT)
            seen.append("whole line")
        seen.append("the next line")

    with pytest.raises(KeyboardInterrupt):
        write_while_interrupted()
    assert seen == ["whole line"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_link_keeps_pointing_to_its_file(tmp_path):
    real, link = tmp_path / "real", tmp_path / "link"
    real.touch()
    link.symlink_to(real)
    with opened(str(link), ()) as write:
        write(b"x")
    assert link.is_symlink()
    assert real.read_bytes() == b"x"


def test_a_device_is_not_replaced():
    with opened(os.devnull, ()) as write:
        write(b"x")
    assert not os.path.isfile(os.devnull)


def test_what_is_read_is_not_written_over(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("Five people were killed.", encoding="utf-8")
    link = tmp_path / "link.txt"
    link.symlink_to(report)
    for inputs in ([str(report)], ["-", link], [str(tmp_path)]):
        with pytest.raises(FormatError, match=r"report\.txt: is, or lies in, what is read"), opened(str(report), inputs):
            pass
    assert report.read_text(encoding="utf-8") == "Five people were killed."
    with opened(str(tmp_path / "report.json"), [report]) as write:
        write(b"{}")
    assert (tmp_path / "report.json").read_bytes() == b"{}"


def test_a_folder_is_no_file_to_write(tmp_path):
    with pytest.raises(FormatError, match="is a folder: give the name of a file in it"), opened(str(tmp_path), ()):
        pass


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="/dev/full is a device of Linux")
def test_a_full_disk_is_told_with_the_file(tmp_path):
    (tmp_path / "claims.csv.part").symlink_to("/dev/full")
    with pytest.raises(OSError, match=r"claims\.csv\.part"), opened(str(tmp_path / "claims.csv"), ()) as write:
        write(b"1")


def test_a_missing_folder_is_told():
    with (
        pytest.raises(RecountError, match=r"^/nowhere/out.txt: cannot be written: there is no folder /nowhere$"),
        opened("/nowhere/out.txt", ()),
    ):
        pass


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    tmp_path.chmod(0o555)
    command = unprivileged(
        sys.executable, "-c", f"from recount.cli.output import opened; opened({str(tmp_path / 'a')!r}, ()).__enter__()"
    )
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.stderr.endswith(f"RecountError: {tmp_path / 'a'}: cannot be written: Permission denied\n")
