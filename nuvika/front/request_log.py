"""The outermost middleware: gives a request its id, names slow ones, counts those that broke."""

import logging
import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from nuvika.lib import requests

log = logging.getLogger("nuvika.requests")


class RequestLogMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        current, started = requests.begin(request), time.perf_counter()
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = current.id
            _tell(request, response, time.perf_counter() - started)
            return response
        finally:
            requests.end()


def _tell(request: HttpRequest, response: HttpResponse, seconds: float) -> None:
    slow = seconds * 1000 >= settings.SLOW_REQUEST_MS
    if not slow and not settings.LOG_REQUESTS:
        return
    match = request.resolver_match
    log.log(
        logging.WARNING if slow else logging.INFO,
        "%s: %s %s",
        "slow request" if slow else "request",
        request.method,
        request.path,
        extra={
            "status": response.status_code,
            "ms": round(seconds * 1000),
            "view": match.view_name if match else "-",
            "client": requests.current().address,
        },
    )
