"""Nobody fills the disk with a body: gunicorn and Django write uploads to a file before anybody asks for them."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class BodyLimitMiddleware:
    """413 for what is said to be too large; a body of unknown length is not read at all."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        told = request.META.get("CONTENT_LENGTH") or "0"
        if not (told.isascii() and told.isdigit()) or len(told) > 18 or int(told) > settings.MAX_REQUEST_BYTES:
            most = settings.MAX_REQUEST_BYTES // 2**20
            return HttpResponse(f"This is too large: at most {most} MB are taken.", "text/plain", 413)
        return self.get_response(request)
