"""What other apps have to do before an account is deleted.

An app that keeps something of a person where the database does not reach, such as with a payment
service, registers a function in its ``AppConfig.ready``::

    before_closing(cancel_and_forget)

It is called with the person, outside any transaction, before a row is deleted; it must be safe to
call twice. What it raises keeps the account for now, and it is called again later.
"""

from __future__ import annotations

from collections.abc import Callable

from accounts.models import User

Step = Callable[[User], None]
_steps: list[Step] = []


def before_closing(step: Step) -> Step:
    """Have ``step`` called before an account is deleted; each step once."""
    if step not in _steps:
        _steps.append(step)
    return step


def take_steps(person: User) -> None:
    """Call every step."""
    for step in _steps:
        step(person)
