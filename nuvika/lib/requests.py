"""Which request is being answered, for whatever is written down meanwhile."""

import re
import uuid
from contextvars import ContextVar
from dataclasses import dataclass

from django.http import HttpRequest

from nuvika.lib.clients import address_of

TELLING = re.compile(r"\A[\w-]{8,64}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Current:
    id: str
    address: str  # of the client


NOBODY = Current("-", "")
_current: ContextVar[Current] = ContextVar("request", default=NOBODY)


def current() -> Current:
    """The request that this thread answers; NOBODY outside of one."""
    return _current.get()


def begin(request: HttpRequest) -> Current:
    """Take the proxy's id where it is one, else make one."""
    told = request.META.get("HTTP_X_REQUEST_ID", "")
    found = Current(told if TELLING.match(told) else uuid.uuid4().hex, address_of(request))
    _current.set(found)
    return found


def end() -> None:
    _current.set(NOBODY)
