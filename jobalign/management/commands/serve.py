"""Runs all of JobAlign on this machine: web, worker, beat, and a broker if none is set."""

from __future__ import annotations

import fcntl
import os
import socket
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connections
from redis import Redis
from redis.exceptions import RedisError

from core import embedded, schema
from core.queue import publish
from core.supervisor import Child, GaveUp, Supervisor
from jobalign.celery import POSTMAN

BROKER_START = 15
WEB_START = 60
# Checks were made by `make check`; each process would take seconds to repeat them.
FAST_START = {"CELERY_SKIP_CHECKS": "1"}


class Command(BaseCommand):
    help = "Run web, workers, beat and, without REDIS_URL, a broker. Ctrl-C stops them all."
    requires_system_checks: list[str] = []  # noqa: RUF012 - Django's own declaration

    def handle(self, *args: Any, **options: Any) -> None:  # noqa: ARG002 - Django's signature
        began = time.monotonic()
        os.umask(0o077)  # documents, mails and the database are nobody else's on this machine
        with alone(settings.DATA_DIR):
            refuse_taken_port(settings.HOST, settings.PORT)
            self.say(f"Database {schema.prepare(verbosity=0)}.")
            supervisor = Supervisor(self.say)
            supervisor.catch_signals()
            try:
                self.start(supervisor)
                self.announce(time.monotonic() - began)
                supervisor.run()
            except GaveUp as problem:
                raise CommandError(str(problem)) from problem
            finally:
                self.say("Stopping.")
                supervisor.stop_all()

    def start(self, supervisor: Supervisor) -> None:
        """Start everything, each once what it needs is there."""
        if settings.EMBEDDED_REDIS:
            supervisor.start(Child("broker", embedded.broker_command(settings.DATA_DIR)))
            if not supervisor.wait_until(broker_answers, seconds=BROKER_START):
                log = settings.DATA_DIR / "broker" / "server.log"
                raise CommandError(f"The broker did not start; its log is {log}.")
        if settings.STRIPE_DEMO:
            self.start_demo_payments(supervisor)
        for child in programs():
            supervisor.start(child)
        if settings.DEMO:
            self.prepare_demo()
        connections.close_all()
        if not supervisor.wait_until(web_answers, seconds=WEB_START) and not supervisor.stopping:
            raise CommandError("The web server did not start; see the lines above.")

    def start_demo_payments(self, supervisor: Supervisor) -> None:
        """A stand-in for Stripe, with what is sold set up in it."""
        refuse_taken_port(settings.HOST, settings.STRIPE_DEMO_PORT)
        supervisor.start(demo_payments())
        there = f"http://127.0.0.1:{settings.STRIPE_DEMO_PORT}/"
        if not supervisor.wait_until(lambda: answers(there), seconds=WEB_START):
            raise CommandError("The demonstration payments did not start.")
        call_command("setup_stripe", apply=True, stdout=self.stdout)
        self.say(f"Demonstration payments: no money moves. Their desk is at {there}")

    def prepare_demo(self) -> None:
        call_command("demo", stdout=self.stdout)
        if settings.DEMO_BOARD:
            call_command("refresh_jobs", "demo", "--facts", "0", stdout=self.stdout)
            publish("jobs.read_postings")  # at once, so that the first visitor is shown jobs

    def announce(self, seconds: float) -> None:
        self.say(
            f"JobAlign answers at {settings.SITE_URL} (after {seconds:.1f} s). Ctrl-C stops it."
        )

    def say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()


def programs() -> list[Child]:
    """The web server, the worker, one that only sends mail, and the clock."""
    python = sys.executable
    celery = [python, "-m", "celery", "--app", "jobalign", "--workdir", str(settings.BASE_DIR)]
    quiet = ["--loglevel", "WARNING"]
    web = [
        *[python, "-m", "gunicorn", "jobalign.wsgi", "--bind", f"{settings.HOST}:{settings.PORT}"],
        *["--workers", str(settings.WEB_WORKERS), "--threads", str(settings.WEB_THREADS)],
        *["--worker-class", "gthread", "--preload", "--log-level", "warning"],
        "--no-control-socket",
    ]
    alone = ["--without-gossip", "--without-mingle", "--optimization", "fair"]
    worker = [*celery, "worker", "--concurrency", str(settings.TASK_WORKERS), *quiet, *alone]
    postman = [
        *[*celery, "worker", "--queues", settings.MAIL_QUEUE, "--concurrency", "1", *quiet],
        *["--hostname", f"{POSTMAN}@%h", *alone],
    ]
    beat = [*celery, "beat", *quiet, "--pidfile", ""]
    return [
        Child("web server", web),
        Child("worker", nice(worker), env=FAST_START),
        Child("postman", postman, env=FAST_START),
        Child("clock", beat, env=FAST_START),
    ]


def demo_payments() -> Child:
    command = [
        *[sys.executable, "-m", "billing.demo_stripe", "--host", settings.HOST],
        *["--port", str(settings.STRIPE_DEMO_PORT), "--url", settings.STRIPE_DEMO_URL],
        *["--file", str(settings.DATA_DIR / "demo-stripe.json")],
    ]
    return Child("demonstration payments", command)


def nice(command: list[str]) -> list[str]:
    """Work in the background gives way to pages."""
    return ["nice", "-n", "10", *command] if Path("/usr/bin/nice").exists() else command


def broker_answers() -> bool:
    url = settings.BROKER_URL.replace("redis+socket://", "unix://")
    try:
        with Redis.from_url(url, socket_connect_timeout=1) as redis:
            return bool(redis.ping())
    except (RedisError, OSError):
        return False


def web_answers() -> bool:
    host = "127.0.0.1" if settings.HOST in ("0.0.0.0", "") else settings.HOST  # noqa: S104 - compared, not bound
    return answers(f"http://{host}:{settings.PORT}/healthz")


def answers(url: str) -> bool:
    try:
        with urlopen(url, timeout=2) as answer:  # noqa: S310 - our own servers
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def refuse_taken_port(host: str, port: int) -> None:
    """Raise CommandError when something else listens there."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise CommandError(
                f"Port {port} on {host} cannot be used ({problem.strerror}). "
                "Choose another, as in: PORT=8001 make run"
            ) from None


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """Hold the data folder's lock; raise CommandError when another JobAlign runs on it."""
    data_dir.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(data_dir / "serve.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise CommandError(
            f"JobAlign runs already on {data_dir}. Stop it, or choose another DATA_DIR."
        ) from None
    try:
        yield
    finally:
        os.close(descriptor)
