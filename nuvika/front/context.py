"""What every template knows about the site."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from nuvika.front.frame import reading as frame


def site(_request: HttpRequest) -> dict[str, Any]:
    """The site's frame, read where a page shows it; its address, and whether search engines shall list it."""
    about = SimpleLazyObject(frame.current)
    return {
        "site": about,
        "site_name": SimpleLazyObject(lambda: about.name),
        "site_url": settings.SITE_URL,
        "indexed": settings.SITE_INDEXED,
    }
