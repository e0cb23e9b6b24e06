"""The description of the interface, and two readers of it, served from here alone."""

from __future__ import annotations

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from drf_spectacular.renderers import OpenApiJsonRenderer
from drf_spectacular.views import (
    SpectacularAPIView,
    SpectacularRedocView,
    SpectacularSwaggerSplitView,
)

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
