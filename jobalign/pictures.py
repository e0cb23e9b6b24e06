"""The picture that another site gives with a login, kept here: pages never load it from there."""

from __future__ import annotations

import structlog
from allauth.socialaccount.models import SocialAccount
from django.conf import settings

from accounts.models import Profile, Sending
from accounts.presenting import account_picture
from accounts.services import keep_photo
from core.errors import Refused
from jobs.fetching import Fetcher, FetchError
from jobs.leaving import note_pages

log = structlog.get_logger()
KINDS = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
SECONDS = 15.0
GOOD = 200


def take(account_id: int) -> None:
    """Keep the picture of an account elsewhere for a person who has none. Safe to run twice."""
    account = SocialAccount.objects.select_related("user").filter(pk=account_id).first()
    if account is None or Profile.objects.exclude(photo="").filter(user=account.user).exists():
        return
    address = account_picture(account.extra_data)
    if not address:
        return
    fetcher = Fetcher(also=settings.FETCH_ALSO, seconds=SECONDS)
    try:
        answer = fetcher.get(address, kinds=KINDS)
        if answer.status == GOOD:
            said = "Photo taken over from a connected account"
            keep_photo(user=account.user, data=answer.body, said=said)
    except (FetchError, Refused) as problem:
        log.info("no picture taken", provider=account.provider, problem=str(problem))
    finally:
        note_pages(account.user, fetcher, "Taking your picture over", Sending.Kind.SIGN_IN)
