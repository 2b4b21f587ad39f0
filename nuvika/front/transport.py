"""How answers travel: compressed where that helps, and unlisted where the site is a trial."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressMiddleware(GZipMiddleware):
    """Texts are sent compressed. Pictures, PDF files and archives are small already."""

    SMALL_ALREADY = ("image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf", "application/zip")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or response.get("Content-Type", "").startswith(self.SMALL_ALREADY):
            return response
        return super().process_response(request, response)


class UnlistedMiddleware:
    """A site that is not the one readers know tells search engines to leave it out, on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not settings.SITE_INDEXED:
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
