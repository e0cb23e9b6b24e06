"""What browsers and strangers are held to."""

from __future__ import annotations

from urllib.parse import urlparse

from csp.constants import NONCE, NONE, SELF

from jobalign.settings.billing import STRIPE_PAGES, STRIPE_SECRET_KEY
from jobalign.settings.machine import SITE_URL, env
from jobalign.settings.signing_in import FORMS_MAY_LEAD_TO

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
        # A form that ends at a page for paying, or at a site to log in by, is led on there.
        "form-action": [SELF, *FORMS_MAY_LEAD_TO, *(STRIPE_PAGES if STRIPE_SECRET_KEY else [])],
    },
    # Django's admin theme uses Alpine.js, which needs eval, and inline styles.
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
}
CORS_ALLOWED_ORIGINS = env.listed("CORS_ALLOWED_ORIGINS")
CORS_URLS_REGEX = r"^/api/"
