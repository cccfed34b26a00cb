"""Django's settings, made from Dateline's own table (options.py)."""

import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dateline.project.data_folder import read_key
from dateline.project.listening import allowed_hosts
from dateline.project.options import origin_of, read_settings

OPTIONS = read_settings()

DATELINE_DATA: Path = OPTIONS["DATA"]
DATELINE_PICTURES = DATELINE_DATA / "pictures"
DATELINE_URL: str = OPTIONS["URL"]
DATELINE_ROOT_PATH: str = urlsplit(DATELINE_URL).path
DATELINE_TIME_ZONE: str = OPTIONS["TIME_ZONE"]
DATELINE_LANGUAGE: str = OPTIONS["LANGUAGE"]
DATELINE_SITE_NAME: str = OPTIONS["SITE_NAME"]
DATELINE_SECOND_FACTOR: str = OPTIONS["SECOND_FACTOR"]
DATELINE_OIDC_NAME: str = OPTIONS["OIDC_NAME"]
DATELINE_OIDC_MATCH: str = OPTIONS["OIDC_MATCH"]

SECRET_KEY = read_key(DATELINE_DATA)
DEBUG = False
ALLOWED_HOSTS = allowed_hosts(OPTIONS["HOST"], DATELINE_URL)
ROOT_URLCONF = "dateline.project.urls"
FORCE_SCRIPT_NAME = DATELINE_ROOT_PATH or None
AUTH_USER_MODEL = "newsroom.User"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"

INSTALLED_APPS = [
    "dateline.newsroom",
    "dateline.desk",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "dateline.desk.headers.Headers",
    "dateline.desk.api.refusals.Refusals",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "dateline.desk.origins.Origins",
    "dateline.desk.api.meant_for.MeantFor",
    "dateline.desk.accounts.sessions.SessionLife",
    "dateline.desk.accounts.second_factor.SecondFactor",
    "allauth.account.middleware.AccountMiddleware",
    "dateline.desk.idempotency.Idempotency",
]

# WAL lets readers read while somebody writes. IMMEDIATE takes the write lock at a transaction's first
# word: without it, four processes that read and then write fail in 592 of 800 transactions. FULL
# makes a commit outlive a power cut: an acknowledged post is on the disk.
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATELINE_DATA / "dateline.sqlite3",
        "CONN_MAX_AGE": None,  # opening it anew is half of what reading the newest change costs
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
            " PRAGMA cache_size=-64000; PRAGMA mmap_size=134217728;",
        },
    }
}

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

STATIC_URL = f"{DATELINE_ROOT_PATH}/static/"
WHITENOISE_USE_FINDERS = True  # nothing to collect: the wheel holds every file
LOGIN_URL = "desk:sign-in"
LOGIN_REDIRECT_URL = "desk:board"
LOGOUT_REDIRECT_URL = "desk:sign-in"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"  # Strict would lose who comes back by OIDC
CSRF_COOKIE_HTTPONLY = False  # the desk's script sends it back as X-CSRFToken
SESSION_COOKIE_AGE = 24 * 60 * 60  # desk/accounts/sessions.py says why, and for how long at most
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = DATELINE_URL.startswith("https://")
SESSION_COOKIE_NAME = "dateline_session"
CSRF_COOKIE_NAME = "dateline_csrf"
CSRF_TRUSTED_ORIGINS = [origin_of(DATELINE_URL)] if DATELINE_URL.startswith("https://") else []
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60  # of a link by which somebody chooses a password
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]

# allauth counts failed tries in the cache. It is this process's memory, which is all there is while one
# process serves the desk: a table would have whoever guesses passwords wait for the same lock as
# whoever publishes. Several desk processes (on PostgreSQL) need a cache that they share.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # so that guessing at many names pushes out no count
    }
}
ACCOUNT_ADAPTER = "dateline.desk.accounts.adapters.Accounts"
ACCOUNT_FORMS = {"login": "dateline.desk.accounts.forms.SignInForm"}
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_REAUTHENTICATION_METHODS = ("password", "mfa")
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlsplit(DATELINE_URL).scheme
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/5m/key"}  # a newsroom shares an address
MFA_ADAPTER = "dateline.desk.accounts.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # half a minute either way: telephones are late
MFA_ALLOW_UNVERIFIED_EMAIL = True  # no e-mail is sent; whoever adds people gives their address
MFA_RECOVERY_CODES_SHOW_ONCE = True
SOCIALACCOUNT_ADAPTER = "dateline.desk.accounts.oidc.Provider"
# A link, not a form: browsers hold a form's redirects to form-action, and a provider may send people on
# to others. What it protects from is harmless here: one can be signed in only as oneself.
SOCIALACCOUNT_LOGIN_ON_GET = True
# Of another issuer the same number is another person: so the issuer is in the provider's id.
DATELINE_OIDC_PROVIDER = (
    f"oidc-{hashlib.sha256(OPTIONS['OIDC_ISSUER'].encode()).hexdigest()[:12]}"
    if OPTIONS["OIDC_ISSUER"]
    else ""
)
if DATELINE_OIDC_PROVIDER:
    SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "OAUTH_PKCE_ENABLED": True,
            "APPS": [
                {
                    "provider_id": DATELINE_OIDC_PROVIDER,
                    "name": DATELINE_OIDC_NAME,
                    "client_id": OPTIONS["OIDC_CLIENT_ID"],
                    "secret": OPTIONS["OIDC_CLIENT_SECRET"],
                    "settings": {"server_url": OPTIONS["OIDC_ISSUER"]},
                }
            ],
        }
    }
DATA_UPLOAD_MAX_MEMORY_SIZE = None  # project/bodies.py has counted the bytes before Django sees one
LOGGING_CONFIG = None
