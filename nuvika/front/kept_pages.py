"""Finished pages in this process: whole answers that only have to be handed out again."""

import gzip
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

import brotli
from django.conf import settings

from nuvika.front.content_version import Version

WORTH_PACKING = 200  # bytes
PLAIN = ""  # the name of the encoding that packs nothing
PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: bytes(brotli.compress(body, quality=5)),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
Headers = list[tuple[str, str]]
Packed = tuple[Headers, bytes]


@dataclass(frozen=True, slots=True)
class Page:
    version: Version
    body: bytes
    etag: str
    modified: float  # seconds since 1970, whole
    until: float  # when the clock makes another page of it
    headers: dict[str, str]
    _packed: dict[str, Packed] = field(default_factory=dict)

    def packed(self, encoding: str = PLAIN) -> Packed:
        """Headers and body in one of PACKERS, packed when it is first asked for."""
        if encoding not in self._packed:
            body = PACKERS[encoding](self.body) if encoding else self.body
            about = {**self.headers, "Content-Length": str(len(body))}
            if encoding:
                about["Content-Encoding"] = encoding
            self._packed[encoding] = list(about.items()), body
        return self._packed[encoding]

    def is_right(self, version: Version, now: float) -> bool:
        """Whether a reader may have it while this is the version of all content."""
        return self.version == version and self.until > now

    @property
    def is_worth_packing(self) -> bool:
        return len(self.body) >= WORTH_PACKING

    @property
    def size(self) -> int:
        """Bytes, with room for what is packed."""
        return 2 * len(self.body) + 2000


class Shelf:
    """Pages by address. Those that nobody asked for the longest go first."""

    def __init__(self, room: int) -> None:
        """With room for so many bytes; without any, nothing stays."""
        self._room, self._taken = room, 0
        self._pages: OrderedDict[str, Page] = OrderedDict()
        self._lock = Lock()

    def get(self, address: str) -> Page | None:
        page = self._pages.get(address)
        if page is not None:
            with self._lock:
                if address in self._pages:
                    self._pages.move_to_end(address)
        return page

    def put(self, address: str, page: Page) -> None:
        with self._lock:
            self._forget(address)
            self._pages[address] = page
            self._taken += page.size
            while self._taken > self._room:
                self._forget(next(iter(self._pages)))

    def clear(self) -> None:
        with self._lock:
            self._pages.clear()
            self._taken = 0

    def __len__(self) -> int:
        return len(self._pages)

    def _forget(self, address: str) -> None:
        if page := self._pages.pop(address, None):
            self._taken -= page.size


SHELF = Shelf(settings.PAGE_MEMORY)
