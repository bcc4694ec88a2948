"""Second steps: an app with codes, passkeys, and the codes on paper that replace them."""

import ipaddress

import qrcode
from allauth.account.internal.stagekit import clear_login, unstash_login
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from quills.web.people import whispers
from quills.web.spaces import session
from quills.web.vault.errors import LockedError, VaultError
from quills.web.vault.identity import Identity


class Steps(DefaultMFAAdapter):
    """Secrets of second steps lie sealed: the passphrase comes first, so they open when they are needed."""

    error_messages: dict[str, str | Promise] = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right, or its time is up. Try the next one."),
        "cannot_generate_recovery_codes": _("Recovery codes come with a second step; switch one on first."),
    }

    def encrypt(self, text: str) -> str:
        """Sealed with the person's own key."""
        return whispers.hide(text, whispers.STEP, session.need(context.request).identity)

    def decrypt(self, encrypted_text: str) -> str:
        """Opened, also between the passphrase and the second step.

        What somebody has put there from elsewhere opens as a secret that nobody knows, so no code fits it.
        """
        identity = _identity(context.request)
        try:
            return whispers.show(encrypted_text, whispers.STEP, identity)
        except VaultError:
            return generate_totp_secret()

    def build_totp_svg(self, url: str) -> str:
        """The QR code as a drawing within the page, without a style and always dark on light."""
        code = qrcode.QRCode(border=3)
        code.add_data(url)
        rows = code.get_matrix()
        path = "".join(
            f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
        )
        drawn = '<svg class="qr" viewBox="0 0 {0} {0}" aria-hidden="true"><path d="{1}"/></svg>'
        return format_html(drawn, len(rows), path)

    def generate_authenticator_name(self, user: AbstractBaseUser, type: Authenticator.Type) -> str:  # noqa: A002  allauth's
        """A number; a name that somebody wrote would lie in the database unsealed."""
        return str(1 + Authenticator.objects.filter(user_id=user.pk, type=type).count())

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        """What the browser shows when it asks for the passkey."""
        return super().get_public_key_credential_rp_entity() | {"name": "Quills"}


def passkeys_offered(request: HttpRequest) -> bool:
    """Browsers make passkeys for names alone, over TLS or on this machine."""
    host = split_domain_port(request.get_host())[0]
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return host == "localhost" or settings.WAY.secure
    return False


def _identity(request: HttpRequest) -> Identity:
    login = unstash_login(request, peek=True)
    waiting = session.waiting(request, login.user.pk) if login and login.user else None
    opened = session.of(request) or waiting
    if opened is None:
        clear_login(request)  # or signing in would lead back here
        raise LockedError("Locked; give your passphrase to go on.")
    return opened.identity
