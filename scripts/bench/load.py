"""A client that asks one address again and again over a few kept connections, and times each answer.

It writes the same bytes every time and reads no more of an answer than tells where it ends, so that the machine is
the server's.
"""

import re
import selectors
import socket
import statistics
import time
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
PATIENCE = 30  # seconds


@dataclass(frozen=True, slots=True)
class Load:
    """What came of it."""

    seconds: float
    times: tuple[float, ...]  # seconds of each answer
    answers: int = 0  # with those before and after the measured time

    @property
    def per_second(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, percent: float) -> float:
        """Seconds within which so many of a hundred answers came."""
        return sorted(self.times)[min(len(self.times) - 1, int(len(self.times) * percent / 100))]

    @property
    def median(self) -> float:
        return statistics.median(self.times)


@dataclass
class _Connection:
    socket: socket.socket
    asked_at: float = 0.0
    answer: bytearray = field(default_factory=bytearray)

    def ask(self, request: bytes) -> None:
        self.answer.clear()
        self.asked_at = time.perf_counter()
        self.socket.sendall(request)

    def is_answered(self) -> bool:
        """Raises ConnectionError where the server hung up."""
        part = self.socket.recv(262_144)
        if not part:
            raise ConnectionError("The server closed a connection that was to be kept.")
        self.answer += part
        head = self.answer.find(b"\r\n\r\n")
        if head < 0:
            return False
        if b" 304 " in self.answer[:16]:
            return True
        if found := LENGTH.search(self.answer, 0, head):
            return len(self.answer) >= head + 4 + int(found[1])
        return bool(CHUNKED.search(self.answer, 0, head)) and self.answer.endswith(b"0\r\n\r\n")


def _opened(parts: SplitResult, request: bytes) -> _Connection:
    """A connection that was answered once. Opened one after the other they spread over the server's processes; of
    many that come at once, the process that wakes first takes all.
    """
    one = _Connection(socket.create_connection((parts.hostname or "", parts.port or 80), PATIENCE))
    one.ask(request)
    while not one.is_answered():
        pass
    return one


def _finish(one: _Connection, *, is_asked: bool) -> None:
    """What it was asked is answered: the server does no work of this run in the next one."""
    while is_asked and not one.is_answered():
        pass
    one.socket.close()


def request_for(address: str, headers: Mapping[str, str]) -> bytes:
    parts = urlsplit(address)
    target = f"{parts.path or '/'}{'?' + parts.query if parts.query else ''}"
    lines = [
        f"GET {target} HTTP/1.1",
        f"Host: {parts.netloc}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def put(
    address: str, *, seconds: float, connections: int = 4, status: int = 200, pace: float = 0, **headers: str
) -> Load:
    """Ask for so many seconds, and for one answer at least.

    `pace` is how many seconds a connection waits between two questions (0: none).

    Raises ValueError for an answer of another status: what is fast because it is an error counts for nothing.
    """
    request = request_for(address, {name.replace("_", "-"): value for name, value in headers.items()})
    parts = urlsplit(address)
    times: list[float] = []
    resting: deque[tuple[float, _Connection]] = deque()  # until when, and who
    with selectors.DefaultSelector() as waiting:
        opened = [_opened(parts, request) for _ in range(connections)]
        for one in opened:
            waiting.register(one.socket, selectors.EVENT_READ, one)
            one.ask(request)
        started = time.perf_counter()
        while not times or time.perf_counter() - started < seconds:
            for one in _answered(waiting, resting, address):
                if one.answer[9:12] != str(status).encode():
                    raise ValueError(f"{address} answers {bytes(one.answer[:300])!r}, not {status}.")
                times.append(time.perf_counter() - one.asked_at)
                resting.append((time.perf_counter() + pace, one))
            while resting and resting[0][0] <= time.perf_counter():
                resting.popleft()[1].ask(request)
        elapsed = time.perf_counter() - started
        for one in opened:
            _finish(one, is_asked=all(one is not other for _, other in resting))
    return Load(elapsed, tuple(times), len(times) + 2 * connections - len(resting))


def _answered(
    waiting: selectors.BaseSelector, resting: deque[tuple[float, _Connection]], address: str
) -> Iterator[_Connection]:
    """Whose answer has come whole by the time that the next question is due."""
    rest = max(0.0, resting[0][0] - time.perf_counter()) if resting else PATIENCE
    ready = waiting.select(rest)
    if not ready and not resting:
        raise TimeoutError(f"{address} gave no answer in {PATIENCE} seconds.")
    yield from (key.data for key, _ in ready if key.data.is_answered())
