"""Where a request comes from, behind as many proxies as the settings say."""

import ipaddress
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest


def address_of(request: HttpRequest) -> str:
    """The client's IP address; empty where nothing tells it.

    `X-Forwarded-For` is believed as far as the settings' PROXIES wrote it, never what the client put before.
    """
    told = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
    proxies: int = settings.PROXIES
    candidate = told[-proxies] if proxies and len(told) >= proxies else request.META.get("REMOTE_ADDR", "")
    return _normalised(candidate)


@lru_cache(maxsize=4096)
def _normalised(candidate: str) -> str:
    try:
        return str(ipaddress.ip_address(candidate))
    except ValueError:
        return ""


def network_of(request: HttpRequest, _credentials: object = None) -> str | None:
    """What is throttled: an IPv4 address, or the /64 that one IPv6 subscriber has all of."""
    address = address_of(request)
    if ":" not in address:
        return address or None
    return str(ipaddress.ip_network(f"{address}/64", strict=False).network_address)
