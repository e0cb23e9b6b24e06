"""What a person may do with companies' boards."""

from __future__ import annotations

import re
from datetime import timedelta
from urllib.parse import unquote

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import Activity, User
from accounts.services import record
from core.errors import Refused
from jobs.boards import COMPANY_BOARDS, board_named
from jobs.gathering.switches import source_of
from jobs.models import BoardUse, CompanyBoard, Job, Posting, Source
from jobs.places import folded

MOST = 50
A_DAY = timedelta(days=1)
TOKEN = re.compile(r"(?:eu/)?[A-Za-z0-9][\w. -]{0,95}")
LEGAL_FORMS = {
    *("", "inc", "ltd", "limited", "llc", "llp", "plc", "co", "corp", "corporation", "company"),
    *("group", "holdings", "gmbh", "ag", "kg", "se", "sa", "sas", "sarl", "srl", "spa", "bv"),
    *("nv", "ab", "as", "oy", "aps", "pty", "kk"),
}
UNKNOWN = (
    "This is not a board that we can read. We read those of Greenhouse, Lever, Ashby, Workable "
    "and SmartRecruiters: paste the address of the company’s page there."
)
WHICH = "Say which provider this name is at, or paste the board’s address."
NOT_A_NAME = "This is not a board’s name: it has letters, figures, spaces, points and dashes."
TOO_MANY = f"You have added {MOST} boards. Remove one before you add another."
TOO_MANY_TODAY = f"You have added {MOST} boards today. Come back tomorrow."
THERE = "You have added {company} already."


@transaction.atomic
def add_board(*, owner: User, said: str, provider: str = "", company: str = "") -> CompanyBoard:
    """Have a company's jobs read, by its board's address or name; one that is read already is
    the person's, too, from now on.

    Raises Refused for what is no board of a provider that is read, for one that the person has
    added already, and for too many, now or in a day: each new board is read at once.
    """
    key, token = _named(said, provider)
    User.objects.select_for_update().get(pk=owner.pk)
    mine = BoardUse.objects.filter(owner=owner)
    if mine.count() >= MOST:
        raise Refused(TOO_MANY)
    today = Activity.objects.owned_by(owner).filter(action=Activity.Action.BOARD_ADDED)
    if today.filter(created_at__gt=timezone.now() - A_DAY).count() >= MOST:
        raise Refused(TOO_MANY_TODAY)
    source = source_of(key)
    Source.objects.select_for_update().get(pk=source.pk)  # two people, one board: once
    board = CompanyBoard.objects.filter(source=source, token__iexact=token).first()
    if board is not None and mine.filter(board=board).exists():
        raise Refused(THERE.format(company=board))
    board = board or _begin(source, token, company)
    BoardUse.objects.create(owner=owner, board=board)
    text = f"Board added: {board.company} at {source}"
    record(owner, Activity.Action.BOARD_ADDED, text, reverse("jobs:sources"))
    return board


def _begin(source: Source, token: str, company: str) -> CompanyBoard:
    board = CompanyBoard.objects.create(
        source=source, token=token, company=employer_of(token, company)
    )
    Source.objects.filter(pk=source.pk).update(due_at=board.due_at)
    return board


def employer_of(token: str, typed: str) -> str:
    """The employer as it is shown to everybody: as typed where that is the board's own name, but
    for a legal form; else the board's name, for nobody is to speak in another's."""
    own, typed = token.removeprefix("eu/"), " ".join(typed.split())[:200]
    letters, of_board = _letters(typed), _letters(own)
    more = letters.removeprefix(of_board) if letters.startswith(of_board) else None
    if letters and (of_board.startswith(letters) or more in LEGAL_FORMS):
        return typed
    return re.sub(r"[-_.]+", " ", own).title()


def _letters(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", folded(name))


def _named(said: str, provider: str) -> tuple[str, str]:
    said = said.strip()
    if provider in COMPANY_BOARDS and TOKEN.fullmatch(said):
        return provider, said
    if "/" in said:
        known = board_named(said if "://" in said else f"https://{said}")
        token = unquote(known[1]) if known else ""
        if known is None or not TOKEN.fullmatch(token):
            raise Refused(UNKNOWN)
        return known[0].KEY, token
    raise Refused(NOT_A_NAME if provider in COMPANY_BOARDS else WHICH)


@transaction.atomic
def remove_board(*, owner: User, board: CompanyBoard) -> bool:
    """Take a board off the person's list; true where it is read no more.

    It is read on for those who use it too, and where staff brought it: they alone end that. Its
    postings stay until they are no longer seen.
    """
    Source.objects.select_for_update().get(pk=board.source_id)  # nobody adds it meanwhile
    BoardUse.objects.filter(owner=owner, board=board).delete()
    held = CompanyBoard.objects.filter(pk=board.pk).first()  # as it is now
    if held is None:
        return True
    if held.by_staff or is_used(held, besides=owner):
        return False
    held.delete()
    return True


def leave_boards(owner: User) -> None:
    """Take all boards off the list of somebody who goes for good."""
    for board in CompanyBoard.objects.filter(uses__owner=owner):
        remove_board(owner=owner, board=board)


def is_used(board: CompanyBoard, *, besides: User) -> bool:
    """Whether somebody else has added the board too, or has saved a job of it."""
    others = BoardUse.objects.filter(board=board).exclude(owner=besides)
    addresses = Posting.objects.filter(board=board).exclude(url="").values("url")
    saved = Job.objects.filter(source=Job.Source.FOUND, url__in=addresses).exclude(owner=besides)
    return others.exists() or saved.exists()
