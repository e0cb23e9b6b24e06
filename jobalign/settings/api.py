"""The REST interface: who may call it, how often, and how it describes itself."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from corsheaders.defaults import default_headers

from jobalign.settings.machine import SITE_URL

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["api.authentication.Bearer"],
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.IsPerson"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["api.parsers.Json"],
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_THROTTLE_CLASSES": ["api.throttles.ByPlan"],
    "DEFAULT_PAGINATION_CLASS": "api.paging.Pages",
    "DEFAULT_SCHEMA_CLASS": "api.schema.Described",
    "EXCEPTION_HANDLER": "api.problems.answer",
    "UPLOADED_FILES_USE_URL": False,
    "COERCE_DECIMAL_TO_STRING": False,
}
API_ACCESS = timedelta(hours=24)
API_REFRESH = timedelta(days=30)
SIMPLE_JWT = {
    "ACCESS_TOKEN_LIFETIME": API_ACCESS,
    "REFRESH_TOKEN_LIFETIME": API_REFRESH,
    "UPDATE_LAST_LOGIN": False,
}
# Calls a minute: of a person by their plan, of a visitor by their network address.
API_RATES = {"visitor": 60, "free": 120, "pro": 600, "self_hosted": 600}
API_KEEP_ANSWERS = timedelta(hours=24)
# What scripts of the sites in CORS_ALLOWED_ORIGINS may send and read besides the usual.
CORS_ALLOW_HEADERS = (*default_headers, "idempotency-key")
CORS_EXPOSE_HEADERS = (
    *("Location", "Retry-After", "Idempotent-Replayed"),
    *("RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"),
)
SPECTACULAR_SETTINGS = {
    "TITLE": "JobAlign",
    "DESCRIPTION": (
        "Everything that the pages do, for programs. Send `Authorization: Bearer …` with an "
        "access token or a personal token."
    ),
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVERS": [{"url": SITE_URL, "description": "This server"}],
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["rest_framework.permissions.AllowAny"],
    "SERVE_AUTHENTICATION": [],
    "SCHEMA_PATH_PREFIX": r"/api/v1/",
    "COMPONENT_SPLIT_REQUEST": True,
    "COMPONENT_NO_READ_ONLY_REQUIRED": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "PATH_CONVERTER_OVERRIDES": {
        "row": {"type": "integer", "minimum": 0, "maximum": 10**18 - 1},
    },
    "PREPROCESSING_HOOKS": ["api.schema.only_ours"],
    "POSTPROCESSING_HOOKS": ["api.examples.put_in"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"persistAuthorization": False, "displayRequestDuration": True},
}
