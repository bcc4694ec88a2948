"""How allauth signs people in here."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.stagekit import clear_login
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from quills.web.people import entering, renewal
from quills.web.people.names import fold
from quills.web.people.ways import home
from quills.web.people.who import as_person
from quills.web.spaces import session
from quills.web.vault.errors import LockedError, VaultError


class Accounts(DefaultAccountAdapter):
    """No mail, no messages of allauth's own; the vault opens with the passphrase."""

    error_messages: dict[str, str | Promise] = DefaultAccountAdapter.error_messages | {
        "incorrect_password": _("This is not your passphrase. Look for a typing error and try again."),
        "username_password_mismatch": _("Name and passphrase do not fit together. Nothing was opened."),
        "too_many_login_attempts": _("Too many tries just now. Wait ten minutes, then try again."),
        "rate_limited": _("Too many tries just now. Wait a minute, then try again."),
        "incorrect_code": _("This code is not right, or its time is up. Try the next one."),
    }

    def add_message(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401  allauth's signature
        """Pages here say themselves what happened."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made by ``views.arriving``, never by allauth."""
        del request
        return False

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the first page of the signed-in."""
        del request
        return home()

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: allauth's answer to scripts would give back what was typed, the passphrase too."""
        del request
        return False

    def pre_login(self, request: HttpRequest, user: AbstractBaseUser, **_: Any) -> HttpResponse | None:  # noqa: ANN401
        """Keep the keys for the session, before a second step is asked; nothing opens until it is done."""
        person = as_person(user)
        if person.opened is None:
            raise VaultError("Nobody enters without the passphrase or the kit.")
        try:
            entering.begin(request, person, person.opened)
        except VaultError as error:
            clear_login(request)
            return render(request, "people/broken.html", {"found": str(error)})
        renewal.wait(request, person, person.opened, person.renewal)
        return None

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """The passphrase was right, and so was the second step where there is one."""
        if session.waiting(request, as_person(user).pk) is None:
            clear_login(request)  # the second step took too long
            raise LockedError("Locked; give your passphrase to go on.")
        super().login(request, user)
        entering.enter(request, as_person(user))

    def post_login(self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any) -> HttpResponse:  # noqa: ANN401
        """On to the first page, with the person's language and time zone."""
        answer = super().post_login(request, user, **kwargs)
        entering.tell_browser(request, as_person(user), answer)
        return answer

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:  # noqa: ANN401
        """By passphrase alone: the app with the codes is often on the very phone that lies open."""
        if not user.is_authenticated:
            return []
        return [{"id": "reauthenticate", "description": "", "url": reverse("account_reauthenticate")}]

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:  # noqa: ANN401
        """Tries are counted by the name as it is compared, whatever host or case it was typed with."""
        del request
        return fold(str(credentials.get("username", "")))
