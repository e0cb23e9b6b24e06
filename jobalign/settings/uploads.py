"""What may be sent to the site."""

from __future__ import annotations

UPLOAD_LIMIT = 10 * 1024 * 1024
UPLOADS_AT_ONCE = 10
BODY_LIMIT = UPLOAD_LIMIT * UPLOADS_AT_ONCE + 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 4000  # resumes/forms.py: as many entries as may be sent
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "core.uploads.SizeLimitHandler",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
