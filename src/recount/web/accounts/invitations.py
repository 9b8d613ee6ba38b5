"""The one link by which a new person sets a password, which an administrator hands over."""

from __future__ import annotations

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.urls import reverse

from recount.web.accounts.models import Person


def invitation(person: Person) -> str:
    """The path of the page; it works once, and until the password is set."""
    key = default_token_generator.make_token(person)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(person), "key": key})
