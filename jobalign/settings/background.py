"""Work off the request path."""

from __future__ import annotations

from celery.schedules import crontab
from kombu import Exchange, Queue

from jobalign.settings.machine import DATA_DIR
from jobalign.settings.state import BROKER_URL

# Each of these was seen to matter: without acks_late and reject_on_worker_lost a killed child
# loses its task; a visibility timeout below the task's time runs it twice.

TASK_TIME_LIMIT = 120
CELERY_BROKER_URL = BROKER_URL
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_TIME_LIMIT = TASK_TIME_LIMIT
CELERY_TASK_SOFT_TIME_LIMIT = 90
CELERY_TASK_PUBLISH_RETRY = False
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 180,
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 2,
    "socket_timeout": 30,
    # A page that hands over work does not wait for a broker that is down: the sweeper sends again.
    "max_retries": 1,
    "interval_start": 0,
}
# Any worker sends mail; one that does nothing else sends a code at once while others read.
MAIL_QUEUE = "mail"
CELERY_TASK_QUEUES = [
    Queue(name, Exchange(name), routing_key=name) for name in ("celery", MAIL_QUEUE)
]
CELERY_TASK_DEFAULT_QUEUE = "celery"
CELERY_TASK_ROUTES = {"accounts.send_mail": {"queue": MAIL_QUEUE}}
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_MAX_TASKS_PER_CHILD = 100
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 400_000
CELERY_WORKER_SOFT_SHUTDOWN_TIMEOUT = 30
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_CANCEL_LONG_RUNNING_TASKS_ON_CONNECTION_LOSS = False
CELERY_BEAT_SCHEDULE_FILENAME = str(DATA_DIR / "beat-schedule")
CELERY_BEAT_SCHEDULE = {
    "sweep": {"task": "core.sweep", "schedule": 10.0, "options": {"expires": 10}},
    "exports": {"task": "resumes.delete_old_exports", "schedule": 3600.0},
    "reminders": {"task": "jobs.remind", "schedule": 600.0, "options": {"expires": 600}},
    "sources": {"task": "jobs.refresh_sources", "schedule": 60.0, "options": {"expires": 60}},
    "postings": {"task": "jobs.read_postings", "schedule": 60.0, "options": {"expires": 60}},
    "old postings": {"task": "jobs.tidy_postings", "schedule": 3600.0},
    "saved jobs": {"task": "jobs.recheck", "schedule": 300.0, "options": {"expires": 300}},
    "feeds": {"task": "matching.start_feeds", "schedule": 30.0, "options": {"expires": 30}},
    "feeds anew": {"task": "matching.start_feeds_over", "schedule": crontab(hour=2, minute=30)},
    "digests": {"task": "matching.send_digests", "schedule": 600.0, "options": {"expires": 600}},
    "reconcile": {"task": "billing.reconcile", "schedule": crontab(hour=3, minute=10)},
    "programs": {"task": "api.tidy", "schedule": 3600.0},
    "guests": {"task": "jobalign.delete_old_guests", "schedule": 3600.0},
    "tidy": {"task": "jobalign.tidy", "schedule": 3600.0},
}
