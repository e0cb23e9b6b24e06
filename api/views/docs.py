"""The description of the interface, and two readers of it, served from here alone."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.http import HttpRequest
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import (
    SpectacularAPIView,
    SpectacularRedocView,
    SpectacularSwaggerSplitView,
)
from rest_framework.permissions import AllowAny
from rest_framework.views import APIView

from api.problems import SENTENCES, said

# Both readers write styles into the page, and ReDoc reads the description in a worker.
READER = {
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:"],
    "worker-src": ["blob:"],
    "connect-src": [SELF],
    "font-src": [SELF],
    "object-src": [NONE],
}
schema = SpectacularAPIView.as_view(renderer_classes=[OpenApiJsonRenderer])
swagger = csp_replace(READER)(SpectacularSwaggerSplitView.as_view(url_name="api:schema"))
redoc = csp_replace(READER)(
    SpectacularRedocView.as_view(url_name="api:schema", template_name="api/redoc.html")
)


class NothingHere(APIView):
    """Every other address under ``/api/``: a problem, and not a page."""

    permission_classes = (AllowAny,)
    schema = None

    def http_method_not_allowed(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401, ARG002 - DRF's signature
        return said(404, "not_found", SENTENCES["not_found"])


nothing_here = NothingHere.as_view()
