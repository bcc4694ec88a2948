"""The Django project. ``quills serve`` says by the environment what varies; reading this writes nothing."""

import os
from pathlib import Path
from typing import Final

from django.utils.translation import gettext_lazy as _

from quills.web import database, folder
from quills.web.way import PROXY, Way

FOLDER: Final = folder.place()
WAY: Final = Way.from_environment()

# ---- the apps: one line each -----------------------------------------------------------------------

INSTALLED_APPS = [
    "django.forms",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "quills.web.look",
    "quills.web.spaces",
    "quills.web.people",
    "allauth.account",
    "allauth.mfa",
    "quills.web.journal",
    "quills.web.check",
    "quills.web.learn",
    "quills.web.example",
]

MIDDLEWARE = [
    "quills.web.headers.Headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "quills.web.uploads.Limit",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "quills.web.headers.OwnOrigin",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "quills.web.spaces.gate.Keys",
    "allauth.account.middleware.AccountMiddleware",
    "quills.web.people.middleware.Confirm",
    "quills.web.people.middleware.Zone",
    "quills.web.check.leaving.OwnSite",
    "quills.web.example.middleware.Example",
]

# Public pages that the service worker keeps for times without a connection: names of addresses.
# They are fetched without cookies, so nothing personal can be on them.
OFFLINE_PAGES = ["offline", "journal:pause", "check:help"]

# ---- what it is ------------------------------------------------------------------------------------

DEBUG: Final = False  # an error page with a person's words in it must not exist, so nothing turns this on
SECRET_KEY = folder.secret_key(FOLDER)
ROOT_URLCONF = "quills.web.urls"
WSGI_APPLICATION = "quills.web.wsgi.application"
DATABASES = {"default": database.database(FOLDER, os.environ.get("DATABASE_URL"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}  # never on disk

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["quills.web.look.templatetags.look"],
        },
    }
]
FORM_RENDERER = "quills.web.look.forms.Renderer"

# ---- who may ask, and how --------------------------------------------------------------------------

ALLOWED_HOSTS = list(WAY.hosts)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if WAY.kind == PROXY else None
SECURE_SSL_REDIRECT = WAY.kind == PROXY
SECURE_REDIRECT_EXEMPT = ["^up$"]
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"

_HOST = "__Host-" if WAY.secure else ""  # such a cookie belongs to this very host and to TLS alone
SESSION_COOKIE_NAME = f"{_HOST}notes"
CSRF_COOKIE_NAME = f"{_HOST}form"
LANGUAGE_COOKIE_NAME = f"{_HOST}language"
SETUP_COOKIE_NAME = f"{_HOST}setup"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = WAY.secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Strict"
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_AGE = None  # gone with the browser
CSRF_FAILURE_VIEW = "quills.web.look.errors.csrf_failure"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

LEAVE_TO = os.environ.get("QUILLS_LEAVE_TO", "https://www.wikipedia.org/")  # where Leave goes

# ---- people: who may sign in, and how --------------------------------------------------------------

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["quills.web.people.backend.Passphrase"]
PASSWORD_HASHERS = ["quills.web.people.hashing.FewRounds"]
LOGIN_URL = "people:signin"
ZONE_COOKIE_NAME = f"{_HOST}zone"
LEAVE_COOKIE_NAME = f"{_HOST}away"

ACCOUNT_ADAPTER = "quills.web.people.adapter.Accounts"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = "name"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # seconds in which a risky act does not ask for the passphrase again
ACCOUNT_FORMS = {
    "login": "quills.web.people.forms.entering.SignIn",
    "reauthenticate": "quills.web.people.forms.entering.Confirm",
}
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,20/10m/key",  # the key is the name; also for the kit and for unlocking
    "reauthenticate": "10/m/user",
    "signup": "10/m/ip",
    "strength": "90/m/ip",
    "example": "10/m/ip",  # looking around makes an account, and deletes it
}
MFA_ADAPTER = "quills.web.people.steps.Steps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "activate_totp": "quills.web.people.forms.steps.ActivateApp",
    "authenticate": "quills.web.people.forms.steps.Code",
    "add_webauthn": "quills.web.people.forms.steps.AddPasskey",
}
MFA_TOTP_ISSUER = "Quills"
MFA_TOTP_TOLERANCE = 1  # half a minute early or late, as phones are
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # there is no mail address
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if WAY.kind == PROXY else 0

# ---- what may come in: kept in memory, never on disk -----------------------------------------------

FILE_UPLOAD_HANDLERS = ["quills.web.uploads.InMemory"]
UPLOAD_LIMIT = 32 * 2**20  # bytes of one request with files in it
FILE_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 2**20  # bytes of one form without its files
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600  # what Django itself writes is style sheets; those too are nobody else's
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700

# ---- words -----------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English")), ("de", _("German"))]
LOCALE_PATHS = [str(Path(__file__).parent / "locale")]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# ---- static files: hashed names, compressed once, kept by browsers for ever ------------------------

STATIC_URL = "/static/"
STATIC_ROOT = FOLDER / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_MAX_AGE = 0

# ---- logs: no paths, no bodies, no values ----------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "quills.web.quiet.Quiet"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "quiet", "level": "ERROR"}},
    "root": {"handlers": ["console"], "level": "ERROR"},
    "loggers": {
        "django": {"handlers": [], "level": "ERROR", "propagate": True},
        "django.security.DisallowedHost": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}
LOGGING_CONFIG = "logging.config.dictConfig"
