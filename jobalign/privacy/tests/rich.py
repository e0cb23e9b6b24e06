"""A person who has something in every table."""

from __future__ import annotations

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.contrib.admin.models import ADDITION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from accounts.models import Profile, User
from conftest import person
from core.tests.test_admin import ROWS
from jobs.tests.factories import a_posting, an_uploaded_job
from matching.feed_models import Feed, HiddenCompany, PostingMark, Recommendation, SavedSearch
from resumes.models import Export
from resumes.tests.factories import a_resume, an_export


def a_rich_person(email: str) -> User:
    """Rows in every table of ours and of the packages, with files where tables have them."""
    owner = person(email, name="Rich Person")
    for make in ROWS.values():
        make(owner)
    an_uploaded_job(owner)
    export = an_export(owner)
    export.file.save("cv.txt", ContentFile(b"as a file"), save=False)
    Export.objects.filter(pk=export.pk).update(file=export.file.name)
    profile = Profile.objects.get(user=owner)
    profile.photo.save("photo.jpg", ContentFile(b"a photo"))
    _of_packages(owner)
    _of_feeds(owner)
    return owner


def _of_feeds(owner: User) -> None:
    """Jobs found for a résumé, and what the person made of them."""
    feed = Feed.objects.create(owner=owner, resume=a_resume(owner))
    posting = a_posting()
    Recommendation.objects.create(feed=feed, posting=posting, rank=1, score=70, content_hash="x")
    PostingMark.objects.create(owner=owner, posting=posting, kind=PostingMark.Kind.values[0])
    HiddenCompany.objects.create(owner=owner, name="long acre nurseries")
    SavedSearch.objects.create(owner=owner, feed=feed, name="Roses", due_at=timezone.now())


def _of_packages(owner: User) -> None:
    Client().force_login(owner)
    client = Client(headers={"User-Agent": "Firefox/130.0 (X11; Linux)"})
    client.force_login(owner)
    client.get("/dashboard/")
    Authenticator.objects.create(user=owner, type="totp", data={"secret": "sealed-secret"})
    there = SocialAccount.objects.create(
        user=owner, provider="linkedin", uid=str(owner.pk), extra_data={"name": "Rich"}
    )
    SocialToken.objects.create(account=there, token="token-of-theirs")
    address = EmailAddress.objects.get(user=owner)
    EmailConfirmation.objects.create(
        email_address=address, key=f"key-{owner.pk}", sent=timezone.now()
    )
    LogEntry.objects.create(
        user=person(f"staff-of-{owner.pk}@example.org"),
        content_type=ContentType.objects.get_for_model(User),
        object_id=str(owner.pk),
        object_repr=owner.email,
        action_flag=ADDITION,
    )
