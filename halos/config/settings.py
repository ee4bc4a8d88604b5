"""Settings of Halos. Everything an operator may set comes from `environment`; see docs/operators.md."""

from typing import Any

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from halos.config import environment
from halos.config.logging import logging_settings
from halos.core import clock

ROOT = environment.ROOT
DATA_DIR = environment.folder("HALOS_DATA_DIR", ROOT / "var")
BUILD_DIR = environment.folder("HALOS_BUILD_DIR", ROOT / "build")
MODEL_DIR = BUILD_DIR / "matching"
DATA_DIR.mkdir(mode=0o700, parents=True, exist_ok=True)

DEMO = environment.flag("HALOS_DEMO")
DEBUG = environment.flag("HALOS_DEBUG")
clock.set_by_operator(environment.text("HALOS_NOW"), mode="demo" if DEMO else "live")
SECRET_KEY = environment.secret_key(DATA_DIR)
ALLOWED_HOSTS = environment.words("HALOS_HOSTS", "localhost,127.0.0.1,[::1]")
ORIGIN = environment.text("HALOS_ORIGIN", "http://localhost:8000").rstrip("/")
HTTPS = ORIGIN.startswith("https://")

INSTALLED_APPS = [
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "csp",
    "halos.core.clock",
    "halos.core.design",
    "halos.core.lists",
    "halos.core.search",
    "halos.catalogue",
    "halos.pages",
]

MIDDLEWARE = [
    "halos.core.clock.middleware.ArrivalMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "halos.config.logging.RequestLogMiddleware",
    "halos.config.headers.HeadersMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "halos.core.design.middleware.NorwegianMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "halos.config.urls"
WSGI_APPLICATION = "halos.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["halos.core.design.templatetags.design"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "halos.core.design.context.site",
            ],
        },
    }
]

# --- database: SQLite for one machine, PostgreSQL by DATABASE_URL -------------------------------------------
DATABASES = {
    "default": dj_database_url.parse(
        environment.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'halos.sqlite3'}"),
        conn_max_age=60,
        conn_health_checks=True,
    )
}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # IMMEDIATE and a timeout: deferred transactions that read, then write, fail at once when two run together.
    # synchronous=FULL: what was acknowledged survives a power cut. secure_delete: what is deleted is gone.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }

# --- language and time --------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("en", _("English")),
    ("sv", _("Swedish")),
    ("da", _("Danish")),
    ("de", _("German")),
    ("nb", _("Norwegian")),
]
LOCALE_PATHS = [ROOT / "locale"]
LANGUAGE_COOKIE_NAME = "halos_language"
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_SECURE = HTTPS
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Copenhagen"

# --- files served with the pages ----------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = BUILD_DIR / "static-root"
STATICFILES_DIRS = [path for path in [BUILD_DIR / "static"] if path.is_dir()]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "halos.core.design.finders.StylesheetFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- security -----------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
# not "no-referrer": browsers then send "Origin: null" with our own forms, and the CSRF check refuses them
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if environment.flag("HALOS_BEHIND_PROXY") else None
CSRF_TRUSTED_ORIGINS = [ORIGIN]
CSRF_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "halos.pages.errors.csrf_failure"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

SILENCED_SYSTEM_CHECKS = [] if HTTPS else ["security.W004", "security.W008", "security.W012", "security.W016"]

LOGGING_CONFIG = None
LOGGING = logging_settings(pretty=DEBUG)
