"""Where a person is logged in, and by which doors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base import AuthProcess
from django import template

from accounts.presenting import account_name
from accounts.where import device_of
from accounts.where import shortened as shorten

register = template.Library()
PHONES = ("iPhone", "iPad", "Android")


@dataclass(frozen=True, slots=True)
class Connection:
    """A site that one can log in by; ``account`` is the person's there, where it is connected."""

    id: str
    name: str
    address: str
    account: SocialAccount | None
    called: str


@register.simple_tag(takes_context=True)
def connections(context: dict[str, Any]) -> list[Connection]:
    """Each site that has keys here, connected or not."""
    request = context["request"]
    accounts = {each.provider: each for each in SocialAccount.objects.filter(user=request.user)}
    found = []
    for provider in get_adapter().list_providers(request):
        account = accounts.get(provider.sub_id)
        found.append(
            Connection(
                id=provider.sub_id,
                name=provider.name,
                address=provider.get_login_url(request, process=AuthProcess.CONNECT),
                account=account,
                called=account_name(account.extra_data) if account else "",
            )
        )
    return found


@register.filter
def device(agent: str) -> str:
    """A browser and a system: Firefox on Linux."""
    return device_of(agent)


@register.filter
def device_icon(agent: str) -> str:
    """The icon of a device."""
    return "smartphone" if any(each in device_of(agent) for each in PHONES) else "monitor"


@register.filter
def shortened(address: str | None) -> str:
    """The part of a network address that is shown."""
    return shorten(address or "")
