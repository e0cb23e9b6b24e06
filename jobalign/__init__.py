"""The project: settings, the front door, and what sees every app."""

from jobalign.celery import app as celery_app

__all__ = ["celery_app"]
