"""One answer for all who asked before the question was put: under load, many requests cost one query."""

from collections.abc import Callable
from threading import Lock
from time import monotonic_ns
from typing import Generic, TypeVar

T = TypeVar("T")


class Coalesced(Generic[T]):
    """Threads that call it while another thread's question is under way wait for that one, and then share the next.

    Nobody gets an answer to a question that was put before they came: what was true by then is in it. And nobody waits
    longer than `patience` seconds for who is stuck: then each asks for itself.
    """

    def __init__(self, question: Callable[[], T], patience: float = 1.0) -> None:
        self._question, self._patience = question, patience
        self._asking = Lock()
        self._put_at = -1  # nanoseconds of a clock that never goes back
        self._answer: T | None = None

    def __call__(self) -> T:
        """Raises what the question raises, to the one who put it; the next in turn puts it again."""
        came = monotonic_ns()
        if not self._asking.acquire(timeout=self._patience):
            return self._question()
        try:
            if self._answer is not None and self._put_at > came:
                return self._answer
            put_at = monotonic_ns()
            self._answer, self._put_at = self._question(), put_at
            return self._answer
        finally:
            self._asking.release()
