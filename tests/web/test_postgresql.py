"""The same pages with accounts, index and full text in PostgreSQL: the tests beside this one, run once more on a server."""

import os
import subprocess
import sys
from pathlib import Path

from tests.ledger.server import new_database, server

HERE = Path(__file__).parent
AGAIN = ("test_pages.py", "test_following.py", "test_paging.py", "test_reviewing.py", "test_letters.py")


def test_the_workbench_keeps_accounts_and_words_in_postgresql():
    with server() as home:
        told = {"RECOUNT_TEST_ACCOUNTS": new_database(home, "accounts")}
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(str(HERE / name) for name in AGAIN)]
        done = subprocess.run(command, env=os.environ | told, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]
