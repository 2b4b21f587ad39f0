"""Caches that may be away or full: what cannot be kept is made again, and nobody waits for it."""

import logging
import pickle
import time
import zlib
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
PAUSE = 2.0  # seconds
_left_alone: dict[str, float] = {}  # by address, until when: of time.monotonic()
AWAY = (OSError, RedisError)
UNREADABLE = (EOFError, pickle.UnpicklingError, zlib.error, ValueError, TypeError, LookupError, AttributeError)
DAMAGED = (OSError, ImportError, *UNREADABLE)  # what reading a file of other bytes, or of another version, raises


class ForgivingRedisCache(RedisCache):
    """A Redis that does not answer is an empty cache, and is left alone for PAUSE: nobody waits for it twice."""

    def __init__(self, server: Any, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._place = str(server)

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        return self._asked(lambda: super(ForgivingRedisCache, self).get(key, default, version), default)

    def get_many(self, keys: Any, version: Any = None) -> Any:
        return self._asked(lambda: super(ForgivingRedisCache, self).get_many(keys, version), {})

    def set(self, key: Any, value: Any, timeout: Any = 300, version: Any = None) -> None:
        self._asked(lambda: super(ForgivingRedisCache, self).set(key, value, timeout, version), None)

    def set_many(self, data: Any, timeout: Any = 300, version: Any = None) -> Any:
        return self._asked(lambda: super(ForgivingRedisCache, self).set_many(data, timeout, version), list(data))

    def delete(self, key: Any, version: Any = None) -> Any:
        return self._asked(lambda: super(ForgivingRedisCache, self).delete(key, version), False)

    def _asked(self, question: Callable[[], Any], unanswered: Any) -> Any:
        if time.monotonic() < _left_alone.get(self._place, 0.0):
            return unanswered
        try:
            return question()
        except AWAY as error:
            _left_alone[self._place] = time.monotonic() + PAUSE
            return _told(error, unanswered)


class ForgivingFileCache(FileBasedCache):
    """A folder that is full, cannot be written to or holds damaged files is a cache that forgot."""

    def _createdir(self) -> None:
        try:
            super()._createdir()  # type: ignore[misc]
        except OSError as error:
            _told(error, None)

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        try:
            return super().get(key, default, version)
        except DAMAGED as error:
            return _told(error, default)

    def set(self, key: Any, value: Any, timeout: Any = 300, version: Any = None) -> None:
        try:
            super().set(key, value, timeout, version)
        except OSError as error:
            _told(error, None)


def _told(error: Exception, answer: Any) -> Any:
    log.warning("The cache does not work: %s", error)
    return answer
