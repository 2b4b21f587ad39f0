"""A reader within: asks the site's own application for a page, at the address where others ask for it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes, urlsplit
from wsgiref.util import setup_testing_defaults

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler

from nuvika.front.handing_out import LOOKED, address_of
from nuvika.front.kept_pages import Headers

NAME = "Nuvika (prepares pages)"  # as the log of requests knows it


class Reader:
    def __init__(self) -> None:
        self._application = WSGIHandler()

    def ask(self, path: str) -> None:
        """Have the page made, although it may be kept; it is kept as every page is that was asked for."""
        answer = self._application({**_asking(path), LOOKED: True}, _hear)
        for _ in answer:
            pass
        answer.close()


def kept_under(path: str) -> str:
    """The address of the page as it is kept."""
    return address_of(_asking(path))


def _asking(path: str) -> dict[str, Any]:
    site = urlsplit(settings.SITE_URL)
    told: dict[str, Any] = {
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "HTTP_HOST": site.netloc,
        "HTTP_USER_AGENT": NAME,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": site.scheme,
    }
    setup_testing_defaults(told)
    return told


def _hear(_status: str, _headers: Headers, _error: object = None, /) -> Callable[[bytes], object]:
    """What was answered, the page that is kept says."""
    return len
