"""The WSGI application, with all that pages need loaded: servers load it once and fork."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobalign.settings")
application = get_wsgi_application()
_ = get_resolver().url_patterns
