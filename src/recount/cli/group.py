"""The one place where an error becomes a line on the standard error and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, NoReturn

import click

from recount.errors import RecountError
from recount.views.quotation import plain

EXIT_CODES = {
    0: "Every document was read.",
    1: "Failure: a wrong command line, a file that cannot be written, and the like.",
    2: "Some documents could not be taken in, or were not read, for instance because they are not in English.",
    3: "Input or an option that breaks the rules of its format.",
    4: "The shipped weights are missing or damaged.",
    5: "A ledger that cannot be opened, read or written, or that was altered.",
    130: "Interrupted by Ctrl-C.",
    141: "Whoever read the output went away, as `head` does.",
}


class InterruptedWorkError(RecountError):
    """Ctrl-C; the text says what is left of the work."""

    exit_code = 130


class Failure(click.ClickException):
    """One line and the code to exit with."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code

    def show(self, file: Any = None) -> None:
        """Print the line; on a terminal it begins below the `^C` that the terminal echoed."""
        lead = "\n" if self.code == InterruptedWorkError.exit_code and sys.stderr.isatty() else ""
        click.echo(f"{lead}recount: {plain(self.message)}", file=file, err=True)


class RecountGroup(click.Group):
    """A group of commands whose errors all end in one line; `homes` names each as `module:attribute`, loaded when called."""

    def __init__(self, *args: Any, homes: Mapping[str, str], **extra: Any) -> None:
        super().__init__(*args, **extra)
        self._homes = homes

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in alphabetical order."""
        return sorted(self._homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in self._homes:
            return None
        module, _, name = self._homes[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def main(self, *args: Any, **extra: Any) -> NoReturn:
        """Run the command line and exit; a usage error exits with 1, since 2 tells of documents."""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except click.ClickException as error:
            error.show()
            code = error.code if isinstance(error, Failure) else 1
        sys.exit(code or 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what it raises becomes a `Failure`."""
        try:
            return super().invoke(ctx)
        except RecountError as error:
            raise Failure(str(error), error.exit_code) from error
        except KeyboardInterrupt as error:
            raise Failure("interrupted", InterruptedWorkError.exit_code) from error
        except BrokenPipeError:
            _forget_output()
            ctx.exit(141)
        except OSError as error:
            raise Failure(_told(error), 1) from error


def _forget_output() -> None:
    """Let what is still in the buffer go nowhere, or the interpreter complains about it on its way out."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _told(error: OSError) -> str:
    reason = error.strerror or str(error)
    return f"{error.filename}: {reason}" if error.filename else reason
