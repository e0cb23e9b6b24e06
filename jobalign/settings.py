"""Every setting of JobAlign: from the environment, with a default that works on one laptop."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Literal, cast
from urllib.parse import unquote, urlparse

import dj_database_url
import django_stubs_ext
import structlog
from csp.constants import NONCE, NONE, SELF

from ai.groq.settings import GroqSettings
from core.embedded import broker_url, secret_key
from jobalign.env import Env, EnvironmentProblem

django_stubs_ext.monkeypatch()  # so that generic classes take their types at run time too

BASE_DIR = Path(__file__).resolve().parent.parent
env = Env(os.environ, BASE_DIR / ".env")


def own_secret_key(folder: Path) -> str:
    """The installation's key; the first thing that is written to the data folder."""
    try:
        return secret_key(folder)
    except OSError as problem:
        raise EnvironmentProblem(
            f"DATA_DIR is {folder}, which cannot be used: {problem.strerror}."
        ) from None


# --- the machine --------------------------------------------------------------------------------

DEBUG = env.boolean("DEBUG", default=False)
DATA_DIR = env.path("DATA_DIR", BASE_DIR / "data")
HOST = env.text("HOST", "127.0.0.1")
POSTGRES_PASSWORD = env.text("POSTGRES_PASSWORD")  # compose.yaml reads it from the same file
PORT = env.integer("PORT", 8000, least=1, most=65535)
WEB_WORKERS = env.integer("WEB_WORKERS", 2, least=1, most=64)
WEB_THREADS = env.integer("WEB_THREADS", 4, least=1, most=64)
TASK_WORKERS = env.integer("TASK_WORKERS", 2, least=1, most=64)
SECRET_KEY = env.text("SECRET_KEY") or own_secret_key(DATA_DIR)
ALLOWED_HOSTS = env.listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_URL = env.text("SITE_URL", f"http://localhost:{PORT}").rstrip("/")
TRUSTED_PROXIES = env.integer("TRUSTED_PROXIES", 0, most=10)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
CSRF_TRUSTED_ORIGINS = env.listed("CSRF_TRUSTED_ORIGINS", SITE_URL)
DEMO = env.boolean("DEMO", default=False)

# --- the house ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "jobalign",
    "interviews",
    "matching",
    "resumes",
    "jobs",
    "billing",
    "accounts",
    "core",
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "djstripe",
    "rest_framework",
    "corsheaders",
    "csp",
    "django_htmx",
    "django_structlog",
    "import_export",
    "template_partials",
]

MIDDLEWARE = [
    "core.middleware.BodyLimitMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.middleware.PersonMiddleware",
]

ROOT_URLCONF = "jobalign.urls"
WSGI_APPLICATION = "jobalign.wsgi.application"
ASGI_APPLICATION = "jobalign.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

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
                "core.context.site",
            ],
        },
    },
]

LANGUAGE_CODE = "en-gb"
TIME_ZONE = env.text("TIME_ZONE", "UTC")
USE_TZ = True

# --- where the state lives ----------------------------------------------------------------------

SQLITE = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA_DIR / "jobalign.sqlite3",
    # Without these two, concurrent writers are told "database is locked".
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    },
}


def database(url: str) -> dict[str, Any]:
    """Django's settings for a database's URL; without one, SQLite in the data folder."""
    if not url:
        return dict(SQLITE)
    try:
        parsed = dict(dj_database_url.parse(url, conn_max_age=60, conn_health_checks=True))
    except (dj_database_url.ParseError, dj_database_url.UnknownSchemeError) as problem:
        raise EnvironmentProblem(f"DATABASE_URL is not a database's address: {problem}") from None
    if parsed["ENGINE"] == SQLITE["ENGINE"]:
        return {**SQLITE, "NAME": parsed["NAME"]}
    return parsed


DATABASES = {"default": database(env.text("DATABASE_URL"))}

REDIS_URL = env.text("REDIS_URL")
EMBEDDED_REDIS = not REDIS_URL
BROKER_URL = REDIS_URL or broker_url(DATA_DIR)
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": BROKER_URL.replace("redis+socket://", "unix://"),
        "KEY_PREFIX": "jobalign",
        "OPTIONS": {"socket_connect_timeout": 2, "socket_timeout": 5},
    },
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"

STORAGE_BUCKET = env.text("STORAGE_BUCKET")
MEDIA_ROOT = DATA_DIR / "files"
STATIC_URL = "/static/"
STATIC_ROOT = env.path("STATIC_ROOT", BASE_DIR / "staticfiles")
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if STORAGE_BUCKET:
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {  # type: ignore[dict-item]
            "bucket_name": STORAGE_BUCKET,
            "endpoint_url": env.text("STORAGE_ENDPOINT") or None,
            "access_key": env.text("STORAGE_ACCESS_KEY") or None,
            "secret_key": env.text("STORAGE_SECRET_KEY") or None,
            "region_name": env.text("STORAGE_REGION") or None,
            "default_acl": "private",
            "file_overwrite": False,
        },
    }

# --- uploads ------------------------------------------------------------------------------------

FETCH_ALSO = [
    (host, int(port))
    for host, _, port in (each.rpartition(":") for each in env.listed("FETCH_ALSO"))
]
UPLOAD_LIMIT = 10 * 1024 * 1024
UPLOADS_AT_ONCE = 10
BODY_LIMIT = UPLOAD_LIMIT * UPLOADS_AT_ONCE + 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # resumes/forms.py: as many entries as may be sent
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "core.uploads.SizeLimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# --- people -------------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
SILENCED_SYSTEM_CHECKS = ["auth.W004"]  # e-mail addresses are unique in any case of letters
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.BCryptSHA256PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator"},
    {"NAME": f"{_VALIDATION}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard"
LOGOUT_REDIRECT_URL = "landing"
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_DEFAULT_HTTP_PROTOCOL = urlparse(SITE_URL).scheme

# --- mail ---------------------------------------------------------------------------------------

EMAIL_URL = env.text("EMAIL_URL")
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "JobAlign <no-reply@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_TIMEOUT = 10
EMAIL_BACKEND = "core.mail.ConsoleAndFolder"
EMAIL_FILE_PATH = str(DATA_DIR / "mail")
if EMAIL_URL:
    _mail = urlparse(EMAIL_URL)
    if _mail.scheme not in ("smtp", "smtps", "smtp+tls") or not _mail.hostname:
        raise EnvironmentProblem("EMAIL_URL must look like smtp+tls://user:password@host:587.")
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname
    EMAIL_PORT = _mail.port or (465 if _mail.scheme == "smtps" else 587)
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_USE_TLS = _mail.scheme == "smtp+tls"

# --- background work ----------------------------------------------------------------------------
# Each of these was seen to matter: without acks_late and reject_on_worker_lost a killed child
# loses its task; a visibility timeout below the task's time runs it twice.

TASK_TIME_LIMIT = 120
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = TASK_TIME_LIMIT
CELERY_TASK_SOFT_TIME_LIMIT = 90
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 180,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "socket_timeout": 30,
}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 100
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "core.sweep", "schedule": 10.0, "options": {"expires": 10}},
    "exports": {"task": "resumes.delete_old_exports", "schedule": 3600.0},
    "reminders": {"task": "jobs.remind", "schedule": 600.0, "options": {"expires": 600}},
    "guests": {"task": "jobalign.delete_old_guests", "schedule": 3600.0},
}

# --- the engine ---------------------------------------------------------------------------------

# Any server of OpenAI's protocol will do: GROQ_BASE_URL=http://localhost:11434/v1 for Ollama.
GROQ = GroqSettings(
    api_key=env.text("GROQ_API_KEY"),
    base_url=env.text("GROQ_BASE_URL", "https://api.groq.com"),
    model=env.text("GROQ_MODEL", "openai/gpt-oss-120b"),
    fast_model=env.text("GROQ_FAST_MODEL", "openai/gpt-oss-20b"),
    effort=env.text("GROQ_EFFORT", "low", choices=("none", "low", "medium", "high")),
    timeout=env.number("GROQ_TIMEOUT", 40.0),
    requests_per_minute=env.integer("GROQ_REQUESTS_PER_MINUTE", 30, least=1),
    schema_style=cast(
        "Literal['json_schema', 'json_object']",
        env.text("GROQ_SCHEMA_STYLE", "json_schema", choices=("json_schema", "json_object")),
    ),
)
GROQ_PATIENCE = env.integer("GROQ_PATIENCE", 300)
GROQ_DOLLARS_A_DAY = env.number("GROQ_DOLLARS_A_DAY", 10.0)

# --- Stripe -------------------------------------------------------------------------------------

STRIPE_SECRET_KEY = env.text("STRIPE_SECRET_KEY")
STRIPE_LIVE_MODE = STRIPE_SECRET_KEY.startswith(("sk_live", "rk_live"))
STRIPE_TEST_SECRET_KEY = "" if STRIPE_LIVE_MODE else STRIPE_SECRET_KEY
STRIPE_LIVE_SECRET_KEY = STRIPE_SECRET_KEY if STRIPE_LIVE_MODE else ""
DJSTRIPE_FOREIGN_KEY_TO_FIELD = "id"

# --- safety -------------------------------------------------------------------------------------

HTTPS = urlparse(SITE_URL).scheme == "https"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
    # Django's admin theme uses Alpine.js, which needs eval, and inline styles.
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
}
CORS_ALLOWED_ORIGINS = env.listed("CORS_ALLOWED_ORIGINS")
CORS_URLS_REGEX = r"^/api/"

# --- logs ---------------------------------------------------------------------------------------

LOG_LEVEL = env.text("LOG_LEVEL", "INFO", choices=("DEBUG", "INFO", "WARNING", "ERROR"))
LOG_JSON = env.boolean("LOG_JSON", default=False)
DJANGO_STRUCTLOG_CELERY_ENABLED = True
_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *([structlog.processors.format_exc_info] if LOG_JSON else []),
                structlog.processors.JSONRenderer()
                if LOG_JSON
                else structlog.dev.ConsoleRenderer(
                    # Never with local variables: they hold people's documents.
                    colors=False,
                    exception_formatter=structlog.dev.plain_traceback,
                ),
            ],
            "foreign_pre_chain": _SHARED,
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "celery": {"level": "WARNING"},
        "kombu": {"level": "WARNING"},
        "django_structlog": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
    },
}
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.filter_by_level,
        *_SHARED[1:],
        structlog.processors.StackInfoRenderer(),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)

REST_FRAMEWORK = {
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
}
UNFOLD = {"SITE_TITLE": "JobAlign", "SITE_HEADER": "JobAlign", "SITE_SYMBOL": "description"}

env.refuse_unknown()
