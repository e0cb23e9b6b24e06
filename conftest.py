"""What every test may use: people, their clients, a real broker, and no network."""

from __future__ import annotations

import gc
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.test import Client

from core import embedded

if TYPE_CHECKING:
    from accounts.models import User

_started: list[tuple[subprocess.Popen[bytes], Path]] = []


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--only-database",
        action="store_true",
        help="Only what uses the database: what another one is tried for.",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what no database can change to the first run, and to PostgreSQL what only it can
    prove."""
    only = config.getoption("--only-database")
    sqlite = settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")
    left = [item for item in items if _is_left(item, only=only, sqlite=sqlite)]
    config.hook.pytest_deselected(items=left)
    items[:] = [item for item in items if item not in set(left)]


def _is_left(item: pytest.Item, *, only: bool, sqlite: bool) -> bool:
    writes_at_once = item.get_closest_marker("at_once") is not None
    return (only and not _uses_database(item)) or (sqlite and writes_at_once)


def _uses_database(item: pytest.Item) -> bool:
    asked = {"db", "transactional_db"} & set(getattr(item, "fixturenames", ()))
    return bool(asked) or item.get_closest_marker("django_db") is not None


def pytest_configure() -> None:
    """Give this process a data folder and a broker of its own, before anything uses them."""
    gc.set_threshold(100_000, 50, 1000)  # garbage is looked for among all that was ever imported
    folder = Path(tempfile.mkdtemp(prefix="jobalign-test-"))
    settings.DATA_DIR = folder
    settings.MEDIA_ROOT = folder / "files"
    settings.STATIC_ROOT = folder / "static"
    settings.STATIC_ROOT.mkdir()
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"  # needs no build
    )
    settings.DOOR_SECONDS = 0  # accounts/tests/test_doors_alike.py has its own
    settings.EMAIL_FILE_PATH = str(folder / "mail")
    settings.BROKER_URL = settings.CELERY_BROKER_URL = embedded.broker_url(folder)
    location = settings.BROKER_URL.replace("redis+socket://", "unix://")
    settings.CACHES["default"]["LOCATION"] = location
    broker = subprocess.Popen(embedded.broker_command(folder))  # noqa: S603 - our own command
    _started.append((broker, folder))
    socket = embedded.socket_path(folder)
    for _ in range(200):
        if socket.exists():
            return
        time.sleep(0.02)
    raise RuntimeError("The tests' broker did not start.")


def pytest_unconfigure() -> None:
    for broker, folder in _started:
        broker.kill()
        broker.wait()
        shutil.rmtree(folder, ignore_errors=True)
    _started.clear()


@pytest.fixture(autouse=True)
def _nothing_remembered() -> None:
    """Of another test, whose rows had the same numbers."""
    from django.core.cache import cache  # noqa: PLC0415 - after the settings above

    from matching.feed.shelf import SHELF  # noqa: PLC0415 - models load late

    cache.clear()
    SHELF.empty()


@pytest.fixture
def user(db: None) -> User:  # noqa: ARG001 - asked for by its name
    """A person."""
    return person("ada@example.org", name="Ada Field")


@pytest.fixture
def stranger(db: None) -> User:  # noqa: ARG001 - asked for by its name
    """Another person."""
    return person("sam@example.org", name="Sam Other")


def person(email: str, **fields: str) -> User:
    """A person with a verified address and no usable password."""
    from allauth.account.models import EmailAddress  # noqa: PLC0415 - models load late

    from accounts.models import User  # noqa: PLC0415 - models load late

    made = User.objects.create_user(email, **fields)
    EmailAddress.objects.create(user=made, email=email, verified=True, primary=True)
    return made


ClientOf = Callable[["User"], Client]


@pytest.fixture
def client_of() -> ClientOf:
    """Makes a client that is signed in as a person."""

    def make(someone: User) -> Client:
        client = Client()
        client.force_login(someone)
        return client

    return make


@pytest.fixture
def mine(client_of: ClientOf, user: User) -> Client:
    """The client of ``user``."""
    return client_of(user)


@pytest.fixture
def theirs(client_of: ClientOf, stranger: User) -> Client:
    """The client of ``stranger``."""
    return client_of(stranger)
