"""Addresses that allauth looks up by its own names: the second step, and asking for the passphrase again."""

from allauth.account import views as account
from allauth.mfa.base import views as steps
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.urls import path

from quills.web.people.views.steps import where_passkeys_work
from quills.web.spaces.gate import opened

urlpatterns = [
    path("signin", account.login, name="account_login"),
    path("signin/step", steps.authenticate, name="mfa_authenticate"),
    path("confirm", opened(account.reauthenticate), name="account_reauthenticate"),
    path("you/steps", opened(steps.index), name="mfa_index"),
    path("you/steps/app", opened(app.activate_totp), name="mfa_activate_totp"),
    path("you/steps/app/off", opened(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("you/steps/codes", opened(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path("you/steps/codes/new", opened(codes.generate_recovery_codes), name="mfa_generate_recovery_codes"),
    path("you/steps/passkeys", opened(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path(
        "you/steps/passkeys/add", opened(where_passkeys_work(passkeys.add_webauthn)), name="mfa_add_webauthn"
    ),
    path("you/steps/passkeys/<int:pk>/off", opened(passkeys.remove_webauthn), name="mfa_remove_webauthn"),
]
