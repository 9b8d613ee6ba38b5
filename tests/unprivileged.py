"""Commands as somebody runs them who may read everything and write next to nothing."""

import os
import shutil

import pytest

_READS = "-all,+dac_read_search"


def unprivileged(*command: object) -> list[str]:
    """The command as it stands, or, where the tests run as root, without root's right to write everywhere."""
    words = [str(word) for word in command]
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        return words
    if shutil.which("setpriv") is None:
        pytest.skip("the tests run as root, and there is no setpriv to lay that down")
    return [
        "setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        f"--inh-caps={_READS}",
        f"--ambient-caps={_READS}",
        *words,
    ]
