"""Where and how this installation runs."""

from __future__ import annotations

import os
from pathlib import Path

from core.embedded import secret_key
from jobalign.env import Env, EnvironmentProblem

BASE_DIR = Path(__file__).resolve().parent.parent.parent
env = Env(os.environ, BASE_DIR / ".env")


def own_secret_key(folder: Path) -> str:
    """The installation's key; the first thing that is written to the data folder."""
    try:
        return secret_key(folder)
    except OSError as problem:
        raise EnvironmentProblem(
            f"DATA_DIR is {folder}, which cannot be used: {problem.strerror}."
        ) from None


DEBUG = env.boolean("DEBUG", default=False)
DATA_DIR = env.path("DATA_DIR", BASE_DIR / "data")
HOST = env.text("HOST", "127.0.0.1")
POSTGRES_PASSWORD = env.text("POSTGRES_PASSWORD")  # compose.yaml reads it from the same file
PORT = env.integer("PORT", 8000, least=1, most=65535)
WEB_WORKERS = env.integer("WEB_WORKERS", 2, least=1, most=64)
WEB_THREADS = env.integer("WEB_THREADS", 4, least=1, most=64)
TASK_WORKERS = env.integer("TASK_WORKERS", 2, least=1, most=64)
SECRET_KEY = env.text("SECRET_KEY") or own_secret_key(DATA_DIR)
SECRET_KEY_FALLBACKS = env.listed("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env.listed("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
SITE_URL = env.text("SITE_URL", f"http://localhost:{PORT}").rstrip("/")
TRUSTED_PROXIES = env.integer("TRUSTED_PROXIES", 0, most=10)
ALLAUTH_TRUSTED_PROXY_COUNT = TRUSTED_PROXIES
CSRF_TRUSTED_ORIGINS = env.listed("CSRF_TRUSTED_ORIGINS", SITE_URL)
DEMO = env.boolean("DEMO", default=False)
