"""Addresses of accounts. Of allauth's there are only those that are named here."""

from allauth.account import views as allauth
from django.urls import path

from quills.web.people.views import arriving, ending, entering, you

app_name = "people"
urlpatterns = [
    path("signup", arriving.signup, name="signup"),
    path("signup/strength", arriving.strength, name="strength"),
    path("kit", arriving.kit, name="kit"),
    path("kit/text", arriving.kit_text, name="kit_text"),
    path("signin", allauth.login, name="signin"),
    path("signout", entering.signout, name="signout"),
    path("unlock", entering.unlock, name="unlock"),
    path("recover", entering.recover, name="recover"),
    path("forgotten", entering.forgotten, name="forgotten"),
    path("you", you.you, name="you"),
    path("you/passphrase", you.passphrase, name="passphrase"),
    path("you/kit", you.new_kit, name="new_kit"),
    path("you/browsers", you.browsers, name="browsers"),
    path("you/browsers/<uuid:visit>/out", you.browser_out, name="browser_out"),
    path("you/log", you.log, name="log"),
    path("you/preferences", you.preferences, name="preferences"),
    path("you/delete", ending.delete, name="delete"),
    path("deleted", ending.deleted, name="deleted"),
]
