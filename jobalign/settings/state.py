"""Where the state lives: database, cache and files."""

from __future__ import annotations

from typing import Any

import dj_database_url

from core.embedded import broker_url
from jobalign.env import EnvironmentProblem
from jobalign.settings.machine import BASE_DIR, DATA_DIR, env

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
        "BACKEND": "django_redis.cache.RedisCache",
        "LOCATION": BROKER_URL.replace("redis+socket://", "unix://"),
        "KEY_PREFIX": "jobalign",
        "OPTIONS": {
            "SOCKET_CONNECT_TIMEOUT": 2,
            "SOCKET_TIMEOUT": 5,
            # Without the cache pages still answer, and limits are not counted; signing in alone is
            # refused, since bad tries could not be counted.
            "IGNORE_EXCEPTIONS": True,
        },
    },
}
DJANGO_REDIS_LOG_IGNORED_EXCEPTIONS = True
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
