"""Django's settings, made from Dateline's own table (options.py)."""

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
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "dateline.desk.origins.Origins",
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
LOGGING_CONFIG = None
