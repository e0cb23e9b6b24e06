"""The other sites that people may come in by, each by its keys alone, and the second factor."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from urllib.parse import urlparse

from jobalign.env import EnvironmentProblem
from jobalign.settings.machine import SITE_URL, env

# The addresses are for GitHub Enterprise, and for another server of the same protocol.
GOOGLE_URL = env.text("GOOGLE_URL").rstrip("/")
GITHUB_URL = env.text("GITHUB_URL", "https://github.com").rstrip("/")
LINKEDIN_URL = env.text("LINKEDIN_URL", "https://www.linkedin.com/oauth").rstrip("/")


def _app(name: str, client_id: str, secret: str) -> list[dict[str, Any]]:
    """What allauth calls an app: one where both keys are set, none where neither is."""
    if bool(client_id) != bool(secret):
        raise EnvironmentProblem(
            f"{name}_CLIENT_ID and {name}_CLIENT_SECRET go together: set both, or neither."
        )
    return [{"client_id": client_id, "secret": secret}] if client_id else []


def _origin(url: str) -> str:
    parsed = urlparse(url)
    return f"{parsed.scheme}://{parsed.netloc}"


_GOOGLE = _app("GOOGLE", env.text("GOOGLE_CLIENT_ID"), env.text("GOOGLE_CLIENT_SECRET"))
_GITHUB = _app("GITHUB", env.text("GITHUB_CLIENT_ID"), env.text("GITHUB_CLIENT_SECRET"))
_LINKEDIN = _app("LINKEDIN", env.text("LINKEDIN_CLIENT_ID"), env.text("LINKEDIN_CLIENT_SECRET"))
for _each in _LINKEDIN:
    # https://learn.microsoft.com/linkedin/consumer/integrations/self-serve/sign-in-with-linkedin-v2
    _each |= {
        "provider_id": "linkedin",
        "name": "LinkedIn",
        "settings": {"server_url": LINKEDIN_URL, "token_auth_method": "client_secret_post"},
    }

GOOGLE_SCOPE = ["openid", "profile", "email"]
SOCIALACCOUNT_ADAPTER = "accounts.adapter.SocialAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # for addresses that both sides have verified
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_QUERY_EMAIL = True
SOCIALACCOUNT_STORE_TOKENS = False  # nothing is asked of the other site after the login
SOCIALACCOUNT_REQUESTS_TIMEOUT = 8
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {
    "google": {"APPS": _GOOGLE, "SCOPE": GOOGLE_SCOPE, "OAUTH_PKCE_ENABLED": True},
    "github": {"APPS": _GITHUB},
    "openid_connect": {"APPS": _LINKEDIN},
}
if GOOGLE_URL:
    SOCIALACCOUNT_PROVIDERS["google"] |= {
        "AUTHORIZE_URL": f"{GOOGLE_URL}/oauth2/authorize",
        "ACCESS_TOKEN_URL": f"{GOOGLE_URL}/oauth2/token",
        "IDENTITY_URL": f"{GOOGLE_URL}/userinfo",
        "CERTS_URL": f"{GOOGLE_URL}/jwks",
        "ID_TOKEN_ISSUER": GOOGLE_URL,
    }
if GITHUB_URL != "https://github.com":
    SOCIALACCOUNT_PROVIDERS["github"]["GITHUB_URL"] = GITHUB_URL

# A form that leads to another site's page is refused by browsers unless the site is named.
FORMS_MAY_LEAD_TO = [
    *([_origin(GOOGLE_URL or "https://accounts.google.com")] if _GOOGLE else []),
    *([_origin(GITHUB_URL)] if _GITHUB else []),
    *([_origin(LINKEDIN_URL)] if _LINKEDIN else []),
]

MFA_ADAPTER = "accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "JobAlign"
MFA_TOTP_TOLERANCE = 1  # the last code counts too: clocks differ
MFA_TRUST_ENABLED = True
MFA_TRUST_COOKIE_AGE = timedelta(days=30)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = urlparse(SITE_URL).scheme == "http"  # localhost
USERSESSIONS_TRACK_ACTIVITY = False  # accounts/middleware.py: every few minutes is enough
ADMIN_SECOND_FACTOR = env.boolean("ADMIN_SECOND_FACTOR", default=False)
