"""When the machine cannot keep what was sent: a page that says so, instead of an error page that says nothing."""

import errno
import logging
from collections.abc import Callable

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

log = logging.getLogger(__name__)

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EROFS)
# As SQLite and PostgreSQL say it.
WORDS = ("disk is full", "readonly database", "disk i/o error", "no space left", "read-only transaction", "is locked")


class OutOfOrderMiddleware:
    """Nothing was saved, and the editor is told: the request's transaction was rolled back before this is asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not cannot_keep(exception):
            return None
        log.error("Nothing could be saved: %s", exception, exc_info=exception)
        return render(request, "not_saved.html", status=409)  # the site as it stands refuses it; it is no bug


def cannot_keep(exception: Exception) -> bool:
    """Whether the disk is full or read-only."""
    if isinstance(exception, OSError):
        return exception.errno in FULL
    return isinstance(exception, DatabaseError) and any(words in str(exception).lower() for words in WORDS)
