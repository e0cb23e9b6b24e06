"""What is written to the log."""

from __future__ import annotations

import re
from collections.abc import MutableMapping
from typing import Any

import structlog

from jobalign.settings.machine import env

LOG_LEVEL = env.text("LOG_LEVEL", "INFO", choices=("DEBUG", "INFO", "WARNING", "ERROR"))
LOG_JSON = env.boolean("LOG_JSON", default=False)
DJANGO_STRUCTLOG_CELERY_ENABLED = True
_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
_KEY = re.compile(r"(/(?:calendar|shared|searches|key)/)[\w-]{16,}")


def without_keys(_logger: object, _name: str, said: MutableMapping[str, Any]) -> dict[str, Any]:
    """An address that opens something to whoever has it is not written down whole."""
    return {
        name: _KEY.sub(r"\1…", value) if isinstance(value, str) else value
        for name, value in said.items()
    }


LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": structlog.stdlib.ProcessorFormatter,
            "processors": [
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                without_keys,
                *([structlog.processors.format_exc_info] if LOG_JSON else []),
                structlog.processors.JSONRenderer()
                if LOG_JSON
                else structlog.dev.ConsoleRenderer(
                    # Never with local variables: they hold people's documents.
                    colors=False,
                    exception_formatter=structlog.dev.plain_traceback,
                ),
            ],
            "foreign_pre_chain": _SHARED,
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "INFO", "propagate": False},
        "celery": {"level": "WARNING"},
        "kombu": {"level": "WARNING"},
        "django_structlog": {"level": "WARNING"},
        "fontTools": {"level": "WARNING"},
        "stripe": {"level": "WARNING"},
    },
}
structlog.configure(
    processors=[
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.filter_by_level,
        *_SHARED[1:],
        structlog.processors.StackInfoRenderer(),
        structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
    ],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
