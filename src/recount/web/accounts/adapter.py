"""Nobody makes an account for themselves: an administrator does."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.http import HttpRequest

from recount.web.accounts.models import Person


class ClosedAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Accounts without sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False


class InvitedOnlyAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # allauth ships no types
    """Single sign-on for accounts that exist: the provider's verified address must be that of one active account."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        """Never."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Tie a first sign-on to the invited account of the same address."""
        if sociallogin.is_existing:
            return
        verified = {one.email.casefold() for one in sociallogin.email_addresses if one.verified and one.email}
        invited = [one for one in Person.objects.filter(is_active=True).exclude(email="") if one.email.casefold() in verified]
        if len(invited) == 1:
            sociallogin.connect(request, invited[0])
