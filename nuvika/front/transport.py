"""How answers travel: compressed where that helps, and unlisted where the site is a trial."""

import gzip
import io
import secrets
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_vary_headers

QUICKEST = 1  # of gzip's levels: a quarter of the time, a sixth more bytes
LEAST = 200  # bytes, as with Django


class CompressMiddleware(GZipMiddleware):
    """Texts are sent compressed. Pictures, PDF files and archives are small already."""

    SMALL_ALREADY = ("image/png", "image/jpeg", "image/webp", "image/gif", "application/pdf", "application/zip")

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if response.streaming or response.get("Content-Type", "").startswith(self.SMALL_ALREADY):
            return response
        if isinstance(response, HttpResponse) and self._waited_for(request, response):
            patch_vary_headers(response, ("Accept-Encoding",))
            response.content = _quickly(response.content)
            response.headers["Content-Length"] = str(len(response.content))
            response.headers["Content-Encoding"] = "gzip"
            return response
        return super().process_response(request, response)

    @staticmethod
    def _waited_for(request: HttpRequest, response: HttpResponse) -> bool:
        """What nobody keeps is made for one reader, who waits while it is compressed: the Admin and its previews."""
        return (
            "no-store" in response.get("Cache-Control", "")
            and "gzip" in request.headers.get("Accept-Encoding", "")
            and len(response.content) >= LEAST
            and not response.has_header("Content-Encoding")
        )


def _quickly(content: bytes) -> bytes:
    """With a name of random length, as Django has it: how long it is tells nothing of the secrets in it."""
    packed = io.BytesIO()
    with gzip.GzipFile("a" * secrets.randbelow(100), "wb", QUICKEST, packed, mtime=0) as file:
        file.write(content)
    return packed.getvalue()


class UnlistedMiddleware:
    """A site that is not the one readers know tells search engines to leave it out, on every answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not settings.SITE_INDEXED:
            response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response
