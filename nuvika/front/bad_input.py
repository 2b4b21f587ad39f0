"""What no page of ours sends is answered with 400: forged keys, numbers that no column holds, signs that no text has.

Django and its Admin take some of it for granted (the keys of chosen rows, the value of a field with suggestions), and
would fail with an error of their own.
"""

import logging
from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, FieldDoesNotExist
from django.db import DataError
from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)
FORGED_KEY = "expected a number but got"  # how Django says that a key is no number
NAMELESS_FIELD = "has no field named ''"  # and that `_to_field` was sent without a value


class BadInputMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: Any, _args: Any, _kwargs: Any) -> None:
        """Raises BadRequest. Only for parameters: what stands in a form is for the form to refuse, in a sentence."""
        if any("\0" in text for pair in request.GET.lists() for text in (pair[0], *pair[1])):
            raise BadRequest("A parameter holds a sign that no text has.")

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        forged = isinstance(exception, ValueError) and FORGED_KEY in str(exception)
        nameless = isinstance(exception, FieldDoesNotExist) and NAMELESS_FIELD in str(exception)
        if not forged and not nameless and not isinstance(exception, OverflowError | DataError):
            return None
        log.warning("Refused what no page sends: %s", exception, exc_info=exception)
        return HttpResponse("This is nothing that a page of this site sends.", "text/plain; charset=utf-8", 400)
