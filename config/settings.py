"""The one settings file. Nothing needs to be set to start; docs/operating.md explains each name.

*Embedded* means that DATABASE_URL, REDIS_URL and S3_BUCKET are all unset: database, files and a
secret key made once live in VAR_DIR, mail goes to the console, addresses count as confirmed.
"""

import logging
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from config.environment import Environment
from studio.providers.quirks import Quirks, QuirksFault

env = Environment()
BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where this installation lives ---------------------------------------------------------------
DEBUG = env.flag("DEBUG")
HOST = env.text("HOST", "127.0.0.1")
PORT = env.number("PORT", 8000)
BASE_URL = env.address("BASE_URL", f"http://{HOST}:{PORT}")
SECURE = BASE_URL.startswith("https://")
ALLOWED_HOSTS = env.names(
    "ALLOWED_HOSTS", sorted({"127.0.0.1", "localhost", "[::1]", urlsplit(BASE_URL).hostname or ""})
)
VAR_DIR = env.path("VAR_DIR", BASE_DIR / "var")
VAR_DIR.mkdir(parents=True, exist_ok=True)

DATABASE_URL = env.text("DATABASE_URL")
REDIS_URL = env.text("REDIS_URL")
S3_BUCKET = env.text("S3_BUCKET")
EMBEDDED = not (DATABASE_URL or REDIS_URL or S3_BUCKET)


def _own_secret_key() -> str:
    """Read the key that this installation made for itself, making it the first time."""
    file = VAR_DIR / "secret-key"
    if not file.exists():
        fresh = VAR_DIR / f"secret-key.{secrets.token_hex(4)}"
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(50))
        with suppress(FileExistsError):  # two first starts at once: one key wins, for both
            os.link(fresh, file)
        fresh.unlink()
    return file.read_text()


SECRET_KEY = env.text("SECRET_KEY")
if not SECRET_KEY and EMBEDDED:
    SECRET_KEY = _own_secret_key()
elif len(SECRET_KEY) < 40 or len(set(SECRET_KEY)) < 10:
    env.refuse("SECRET_KEY is missing or weak: set it to 50 or more random characters.")

# --- Applications --------------------------------------------------------------------------------
INSTALLED_APPS = [
    "config",  # first: it sets the broker that the others' actors are declared on
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "django_htmx",
    "csp",
    "rest_framework",
    "drf_spectacular",
    "accounts",
    "billing",
    "gallery",
    "studio",
]
MIDDLEWARE = [
    "config.requests.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "config.urls"
APPEND_SLASH = False
ASGI_APPLICATION = "config.asgi.application"
FORM_RENDERER = "config.forms.Renderer"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.context.studio",
            ]
        },
    }
]

# --- Database ------------------------------------------------------------------------------------


def _database(url: str) -> dict[str, Any]:
    """Read a postgres:// address, or give the embedded SQLite file."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": VAR_DIR / "studio.sqlite3",
            "CONN_MAX_AGE": 0,
            "OPTIONS": {
                # Read-then-write transactions fail as "locked" unless they take the lock at once.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                # FULL because this file holds money: NORMAL may lose the last commits.
                "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;"
                "PRAGMA foreign_keys=ON;PRAGMA mmap_size=134217728;"
                "PRAGMA journal_size_limit=67108864;PRAGMA cache_size=-16000;",
            },
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        env.refuse("DATABASE_URL must begin with postgres://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        # Under ASGI each request is a new thread, so kept connections leak: a pool instead.
        "CONN_MAX_AGE": 0,
        "OPTIONS": {
            "pool": {"min_size": 2, "max_size": env.number("DATABASE_POOL", 16), "timeout": 10}
        },
    }


DATABASES = {"default": _database(DATABASE_URL)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASE_THREADS = 8 if DATABASE_URL else 2
"""Threads on which the worker's coroutines run their database steps."""

FRAME_LEASE = env.number("FRAME_LEASE", 60)
"""Seconds until a frame of a worker that is not heard of is taken back; renewed every third."""

SWEEP_EVERY = env.number("SWEEP_EVERY", 15)
"""Seconds between two sweeps of the queue."""

CALLS_IN_FLIGHT = env.number("CALLS_IN_FLIGHT", 1000)
"""Frames that one worker process has in the making at once."""

STOP_GRACE = env.number("STOP_GRACE", 2 if EMBEDDED else 30)
"""Seconds that frames in the making have to finish when the server stops."""

DRAWING_PROCESSES = env.number("DRAWING_PROCESSES", max(1, os.cpu_count() or 1))
"""Processes beside the server that work on pixels; 0 works in place."""

CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
}

# --- Files ---------------------------------------------------------------------------------------
S3_ENDPOINT_URL = env.address("S3_ENDPOINT_URL")
AWS_ACCESS_KEY_ID = env.text("AWS_ACCESS_KEY_ID")
AWS_SECRET_ACCESS_KEY = env.text("AWS_SECRET_ACCESS_KEY")
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": S3_ENDPOINT_URL or None,
            "access_key": AWS_ACCESS_KEY_ID or None,
            "secret_key": AWS_SECRET_ACCESS_KEY or None,
            "file_overwrite": True,
            "default_acl": "private",
        },
    }
    if S3_BUCKET
    else {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": MEDIA_ROOT, "allow_overwrite": True},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "config" / "static"]
REQUEST_BYTES_MAX = 256 * 1024 * 1024
"""Of one request with all its pictures; more is not even received."""
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

# --- People --------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/studio"
LOGOUT_REDIRECT_URL = "/"
CONFIRM_ADDRESSES = not EMBEDDED
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_FORMS = {
    "login": "accounts.forms.SignInForm",
    "signup": "accounts.forms.SignUpForm",
    "request_login_code": "accounts.forms.RequestCodeForm",
    "confirm_login_code": "accounts.forms.ConfirmCodeForm",
    "reset_password": "accounts.forms.ResetPasswordForm",
    "reset_password_from_key": "accounts.forms.NewPasswordForm",
    "change_password": "accounts.forms.ChangePasswordForm",
    "add_email": "accounts.forms.ChangeAddressForm",
    "reauthenticate": "accounts.forms.ReauthenticateForm",
}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional" if CONFIRM_ADDRESSES else "none"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 1 if SECURE else 0)
"""Proxies in front, whose X-Forwarded-For tells whose tries are counted. TLS ends at one."""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SECURE else "http"
EMAIL_BACKEND = (
    "django.core.mail.backends.console.EmailBackend"
    if EMBEDDED or not env.text("EMAIL_HOST")
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_HOST = env.text("EMAIL_HOST", "localhost")
EMAIL_PORT = env.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = env.text("EMAIL_HOST_USER")
EMAIL_HOST_PASSWORD = env.text("EMAIL_HOST_PASSWORD")
EMAIL_USE_TLS = env.flag("EMAIL_USE_TLS", default=True)
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "ImageV2 Studio <studio@localhost>")
WELCOME_CREDITS = 40

# --- Models and money ----------------------------------------------------------------------------
OPENAI_API_KEY = env.key("OPENAI_API_KEY")
OPENAI_BASE_URL = env.address("OPENAI_BASE_URL", "https://api.openai.com/v1")
GEMINI_API_KEY = env.key("GEMINI_API_KEY")
GEMINI_BASE_URL = env.address("GEMINI_BASE_URL", "https://generativelanguage.googleapis.com")
COMPATIBLE_BASE_URL = env.address("COMPATIBLE_BASE_URL")
COMPATIBLE_API_KEY = env.key("COMPATIBLE_API_KEY")
COMPATIBLE_MODEL = env.text("COMPATIBLE_MODEL")
COMPATIBLE_CREDITS = env.number("COMPATIBLE_CREDITS", 0)
"""What a frame of the self-hosted model costs."""
COMPATIBLE_QUIRKS = Quirks()
"""What that server does differently: JSON of the fields of ``Quirks``."""
try:
    COMPATIBLE_QUIRKS = Quirks.from_json(env.text("COMPATIBLE_QUIRKS"))
except QuirksFault as fault:
    env.refuse(str(fault))
STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = env.text("STRIPE_WEBHOOK_SECRET")
STRIPE_API_BASE = env.address("STRIPE_API_BASE", "https://api.stripe.com")

# --- Safety --------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_REDIRECT_EXEMPT = [r"^health/"]  # whoever asks whether a process lives asks it without TLS
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "config.errors.csrf_failed"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "blob:"],  # a dropped picture is shown before it is sent
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
        "form-action": [SELF],
    }
}

# --- API -----------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "accounts.authentication.ApiKeyAuthentication",
        "accounts.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["accounts.authentication.HasScope"],
    "DEFAULT_PARSER_CLASSES": ["config.parsing.StrictJsonParser"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_SCHEMA_CLASS": "config.schema.Schema",
    "EXCEPTION_HANDLER": "config.api.handle_exception",
    "UNAUTHENTICATED_USER": None,
    "URL_FORMAT_OVERRIDE": None,  # ?format= is a download's, not the answer's
    "STRICT_JSON": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "ImageV2 Studio",
    "VERSION": "1",
    "DESCRIPTION": "Order pictures, see the price first, pay only for pictures you can use.",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": False,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "config.schema.tidy",
    ],
    "SERVERS": [{"url": "/"}],
}

# --- Language, time, logs ------------------------------------------------------------------------
LANGUAGE_CODE = "en"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": logging.INFO},
    "loggers": {
        "django.request": {"level": "ERROR"},
        "httpx": {"level": "WARNING"},  # it logs whole addresses
        "dramatiq": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}

env.raise_problems()
