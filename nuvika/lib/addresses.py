"""Addresses as the outside writes them."""

from urllib.parse import urljoin

from django.conf import settings


def whole(address: str) -> str:
    """A path of this site with scheme and host; what has them already is left as it is."""
    return urljoin(f"{settings.SITE_URL}/", address)
