"""`recount serve`, as it is started."""

import errno
import os
import socket
import subprocess
import sys

from recount.ledger import Ledger


def test_a_port_that_is_taken_is_told_before_any_link(tmp_path):
    Ledger.create(tmp_path / "karsk.ledger").close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        serve = "from recount.cli import main; main()", "serve", "--ledger", str(tmp_path / "karsk.ledger"), "--port", str(port)
        environment = {name: value for name, value in os.environ.items() if not name.startswith(("RECOUNT", "DJANGO"))}
        done = subprocess.run([sys.executable, "-c", *serve], capture_output=True, text=True, env=environment, timeout=120)
    assert (done.returncode, done.stdout) == (1, "")
    assert (
        done.stderr
        == f"recount: port {port}: {os.strerror(errno.EADDRINUSE)}: stop what listens there, or give another --port\n"
    )
