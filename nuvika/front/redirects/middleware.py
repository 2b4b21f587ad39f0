"""The last word on an address that shows nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, resolve
from django.utils.http import escape_leading_slashes

from nuvika.front.redirects.models import Redirect, plain_path
from nuvika.front.redirects.shown import is_shown
from nuvika.front.redirects.views import gone

ELSEWHERE = ("/admin/", "/static/", "/media/", "/preview/", "/calendar/")


class AddressMiddleware:
    """A 404 becomes 301 where the thing moved or was only written another way, 410 where it was withdrawn."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        readable = request.method in ("GET", "HEAD") and not request.path.startswith(ELSEWHERE)
        if response.status_code != 404 or not readable:
            return response
        return better_answer(request) or response


def better_answer(request: HttpRequest) -> HttpResponse | None:
    path = plain_path(request.path)
    if "\0" in path:
        return None  # no column holds it, and PostgreSQL will not be asked
    noted = Redirect.objects.filter(old_path=path[:500]).first()
    if noted is not None:
        return _moved(request, noted.target) if noted.target and is_shown(noted.target) else gone(request)
    return _moved(request, path) if path != request.path and _is_address(path) else None


def _moved(request: HttpRequest, target: str) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    joint = "&" if "?" in target else "?"
    return HttpResponsePermanentRedirect(escape_leading_slashes(target) + (joint + query if query else ""))


def _is_address(path: str) -> bool:
    try:
        resolve(path)
    except Resolver404:
        return False
    return True
