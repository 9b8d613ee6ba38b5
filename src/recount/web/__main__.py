"""Django's own commands: `python -m recount.web check --deploy`, `migrate`, `changepassword NAME`."""

from __future__ import annotations

import os

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "recount.web.settings")
    execute_from_command_line()
