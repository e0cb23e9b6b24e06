"""Every setting of JobAlign: from the environment, with a default that works on one laptop.

A module a subject; what is read from the environment is read in one of them, and what none of
them has read is refused.
"""

# ruff: noqa: F403 - a settings module is the names that it holds

from __future__ import annotations

import django_stubs_ext

django_stubs_ext.monkeypatch()  # so that generic classes take their types at run time too

from jobalign.settings.machine import *  # noqa: E402 isort: skip
from jobalign.settings.api import *  # noqa: E402
from jobalign.settings.background import *  # noqa: E402
from jobalign.settings.billing import *  # noqa: E402
from jobalign.settings.engine import *  # noqa: E402
from jobalign.settings.house import *  # noqa: E402
from jobalign.settings.jobs import *  # noqa: E402
from jobalign.settings.logs import *  # noqa: E402
from jobalign.settings.mail import *  # noqa: E402
from jobalign.settings.people import *  # noqa: E402
from jobalign.settings.safety import *  # noqa: E402
from jobalign.settings.signing_in import *  # noqa: E402
from jobalign.settings.state import *  # noqa: E402
from jobalign.settings.uploads import *  # noqa: E402

env.refuse_unknown()  # noqa: F405
