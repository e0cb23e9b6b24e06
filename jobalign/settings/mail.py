"""How mail is sent."""

from __future__ import annotations

from urllib.parse import unquote, urlparse

from jobalign.env import EnvironmentProblem
from jobalign.settings.machine import DATA_DIR, env

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
