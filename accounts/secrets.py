"""Seals what must not be readable in a stolen copy of the database.

The key comes from ``SECRET_KEY``; after that is changed, what was sealed under one of
``SECRET_KEY_FALLBACKS`` can still be opened.
"""

from __future__ import annotations

import base64
import hashlib

from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings


def sealed(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unsealed(said: str) -> str:
    """The text as it was. Raises ``cryptography.fernet.InvalidToken`` for what we did not seal."""
    return _box().decrypt(said.encode()).decode()


def _box() -> MultiFernet:
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    digests = [hashlib.sha256(b"second factor:" + str(key).encode()).digest() for key in keys]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(each)) for each in digests])
