"""A cache that is away costs a wait once, not with every page."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from nuvika.backends import caches
from nuvika.lib import caching
from nuvika.lib.caching import ForgivingRedisCache
from tests import services


@pytest.fixture
def hanging() -> Iterator[str]:
    """The address of a Redis that takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield f"redis://127.0.0.1:{server.getsockname()[1]}/0"


def cache_at(address: str) -> ForgivingRedisCache:
    about = caches(address, Path())["default"]
    return ForgivingRedisCache(address, {"OPTIONS": about["OPTIONS"], "KEY_PREFIX": "t"})


def test_one_that_hangs_is_waited_for_once(hanging: str) -> None:
    cache = cache_at(hanging)
    assert cache.get("a", "nothing") == "nothing"
    start = time.monotonic()
    for number in range(50):
        cache.set("a", number)
        assert cache.get("a", "nothing") == "nothing"
    assert time.monotonic() - start < caching.PAUSE / 4, "it was asked again"


def test_after_a_while_it_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    with services.redis() as address:
        cache = cache_at(address)
        cache.set("a", 1)
        monkeypatch.setitem(caching._left_alone, address, time.monotonic() + 60)
        assert cache.get("a", "nothing") == "nothing"
        monkeypatch.setitem(caching._left_alone, address, time.monotonic())
        assert cache.get("a", "nothing") == 1
