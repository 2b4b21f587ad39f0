"""Requests that a browser has sent and nobody waits for: a test ends when they have."""

from collections.abc import Callable
from threading import Condition

from django.http import HttpRequest, HttpResponse

PATIENCE = 10  # seconds

_changed = Condition()
_running = 0


class InFlightMiddleware:
    """Counts what is being answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        _count(1)
        try:
            return self.get_response(request)
        finally:
            _count(-1)


def _count(step: int) -> None:
    global _running
    with _changed:
        _running += step
        _changed.notify_all()


def wait_for_answers() -> None:
    """Until every request is answered: one that still writes would lock the database for the next test."""
    with _changed:
        assert _changed.wait_for(lambda: _running == 0, PATIENCE), "A request takes too long."
