"""What every template knows about the site."""

from django.conf import settings
from django.http import HttpRequest


def site(_request: HttpRequest) -> dict[str, str]:
    """The site's name and address."""
    return {"site_name": "Nuvika", "site_url": settings.SITE_URL}
