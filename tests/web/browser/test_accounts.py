"""Pages of accounts, and pages that say what went wrong: accessible, and they fit."""

import dataclasses

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from playwright.sync_api import expect

from recount.web.accounts.invitations import invitation
from recount.web.accounts.models import Role
from recount.web.desk import views as desk
from tests.web.browser.audits import problems

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "ada has 4 horses"


@pytest.fixture(autouse=True)
def _team(monkeypatch):
    """The pages of a team, and no limits left of an earlier test."""
    monkeypatch.setattr("django.conf.settings.RECOUNT", dataclasses.replace(settings.RECOUNT, team=True))
    cache.clear()


def code(secret):
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def sign_in(page):
    page.goto(reverse("account_login"))
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_pages_before_signing_in(cast, visit):
    page = visit(outside=True)
    found = {}
    for name in ("account_login", "account_reset_password", "account_signup", "account_inactive", "door"):
        page.goto(reverse(name))
        found |= problems(page, name)
    assert found == {}


def test_an_invited_person_sets_a_password(cast, visit):
    page = visit(outside=True)
    page.goto(invitation(cast[Role.RECORDER]))
    found = problems(page, "set-password")
    page.get_by_label("New Password:", exact=True).fill("a horse has 4 shoes")
    page.get_by_label("New Password (again):").fill("a horse has 4 hooves")
    page.get_by_role("button", name="Change Password").click()
    found |= problems(page, "set-password-refused")
    page.get_by_label("New Password:", exact=True).fill("a horse has 4 shoes")
    page.get_by_label("New Password (again):").fill("a horse has 4 shoes")
    page.get_by_role("button", name="Change Password").click()
    page.wait_for_url("**/done/")
    found |= problems(page, "set-password-done")
    page.goto(invitation(cast[Role.READER])[:-4] + "abc/")
    found |= problems(page, "set-password-bad-link")
    assert found == {}


def test_two_step_sign_in_is_set_up_and_used(book, cast, visit):
    page = visit(outside=True)
    sign_in(page)
    page.goto(reverse("mfa_index"))
    found = problems(page, "mfa")
    page.get_by_role("link", name="Activate").click()
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_url("**/totp/activate/")
    found |= problems(page, "mfa-activate")
    secret = page.get_by_label("Authenticator secret").input_value()
    page.get_by_label("Authenticator code").fill(code(secret))
    page.get_by_role("button", name="Activate").click()
    page.wait_for_url("**/recovery-codes/**")
    found |= problems(page, "mfa-codes")
    for name in ("mfa_index", "mfa_generate_recovery_codes", "mfa_deactivate_totp"):
        page.goto(reverse(name))
        found |= problems(page, name)
    page.get_by_role("button", name="Sign out").click()
    cache.clear()  # a code counts once; the test does not wait for the next
    sign_in(page)
    page.wait_for_url("**/2fa/authenticate/**")
    found |= problems(page, "mfa-code-asked")
    page.get_by_label("Code").fill(code(secret))
    page.get_by_role("button", name="Sign In").click()
    expect(page.get_by_role("navigation", name="Workbench")).to_be_visible()
    assert found == {}


def test_pages_of_one_s_own_account(book, cast, visit):
    page = visit(person=cast[Role.ADMINISTRATOR])
    found = {}
    for name in ("account_change_password", "account_email", "account_logout", "account_reauthenticate", "profile"):
        page.goto(reverse(name))
        found |= problems(page, name)
    page.goto(reverse("person", args=[cast[Role.RECORDER].pk]))
    found |= problems(page, "person")
    page.get_by_role("button", name="Make a new link").click()
    found |= problems(page, "invitation")
    assert found == {}


def test_pages_that_say_what_went_wrong(book, cast, visit, monkeypatch):
    def broken(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(desk, "render", broken)
    page = visit(person=cast[Role.READER])
    found = {}
    for status, path in ((404, "/no/such/page/"), (403, reverse("people")), (500, reverse("desk"))):
        assert page.goto(path).status == status
        found |= problems(page, f"error-{status}")
    page.goto(reverse("profile"))
    page.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'")
    page.get_by_role("button", name="Sign out").click()
    found |= problems(page, "error-403-csrf")
    assert found == {}


def test_a_locked_out_person_is_told_so(cast, visit):
    page = visit(outside=True)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        page.goto(reverse("account_login"))
        page.get_by_label("Username").fill("ada")
        page.get_by_label("Password").fill("wrong")
        page.get_by_role("button", name="Sign in", exact=True).click()
        page.wait_for_load_state()
    expect(page.get_by_role("heading", name="Too many tries")).to_be_visible()
    assert problems(page, "error-429") == {}
