"""The kinds of long work that there are: a function each, registered by the room that knows how."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import IO, Any, Protocol


class StoppedError(Exception):
    """Somebody asked to stop; raised by `Progress.step`."""


class RefusedError(Exception):
    """The work cannot be done; the message is a sentence for whoever asked."""


class Progress(Protocol):
    def begin(self, total: int) -> None: ...

    def step(self, note: str = "") -> None:
        """One more is done. Raises StoppedError where somebody asked to stop."""

    def left_out(self, problem: str) -> None:
        """Something was not done, and why, in a line."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of it: a sentence, and perhaps a file to download."""

    note: str
    file: IO[bytes] | None = None
    name: str = ""


Work = Callable[[Progress, dict[str, Any]], Result]


@dataclass(frozen=True, slots=True)
class Kind:
    key: str
    permission: str  # to start it
    work: Work
    offer: str = ""  # what the Admin's list of work says on a button that starts it; empty: it is started elsewhere
    arguments: dict[str, Any] = field(default_factory=dict)  # with which that button starts it


KINDS: dict[str, Kind] = {}


def kind(
    key: str, *, permission: str, offer: str = "", arguments: dict[str, Any] | None = None
) -> Callable[[Work], Work]:
    """Register the function as the work of a kind. Among its arguments, `by` is the key of who asked for it."""

    def registered(work: Work) -> Work:
        KINDS[key] = Kind(key, permission, work, offer, arguments or {})
        return work

    return registered
