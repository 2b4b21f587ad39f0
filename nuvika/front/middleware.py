"""Answers that concern every address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.utils.http import escape_leading_slashes


class TrailingSlashMiddleware:
    """A public address with a slash at its end answers 301 to the one without, query kept.

    The Admin and files keep theirs.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path
        if path == "/" or not path.endswith("/") or path.startswith(("/admin/", "/static/", "/media/")):
            return self.get_response(request)
        query = request.META.get("QUERY_STRING", "")
        bare = escape_leading_slashes(path.rstrip("/") or "/")
        return HttpResponsePermanentRedirect(bare + (f"?{query}" if query else ""))
