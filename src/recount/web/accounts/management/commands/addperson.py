"""`python -m recount.web addperson NAME --role administrator`: the first account of a team."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import IntegrityError

from recount.web.accounts.invitations import invitation
from recount.web.accounts.models import Person, Role


class Command(BaseCommand):
    """Makes an account and prints the path of its invitation."""

    help = "Make an account; prints the page, on this server, where its owner sets the password."

    def add_arguments(self, parser: CommandParser) -> None:
        """NAME and --role."""
        parser.add_argument("name")
        parser.add_argument("--role", choices=Role.values, default=Role.READER.value)

    def handle(self, *args: Any, **options: Any) -> None:
        """Make it. CommandError where the name is taken."""
        made = Person(username=options["name"], role=options["role"])
        made.set_unusable_password()
        try:
            made.save()
        except IntegrityError as error:
            raise CommandError(f"there is an account {options['name']} already") from error
        self.stdout.write(invitation(made))
