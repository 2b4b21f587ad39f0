"""Caches that may be away or full: what cannot be kept is made again, and nobody waits for it."""

import logging
import pickle
import zlib
from typing import Any

from django.core.cache.backends.filebased import FileBasedCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)
AWAY = (OSError, RedisError)
UNREADABLE = (EOFError, pickle.UnpicklingError, zlib.error, ValueError, TypeError, LookupError, AttributeError)
DAMAGED = (OSError, ImportError, *UNREADABLE)  # what reading a file of other bytes, or of another version, raises


class ForgivingRedisCache(RedisCache):
    """A Redis that does not answer is an empty cache."""

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        try:
            return super().get(key, default, version)
        except AWAY as error:
            return _told(error, default)

    def get_many(self, keys: Any, version: Any = None) -> Any:
        try:
            return super().get_many(keys, version)
        except AWAY as error:
            return _told(error, {})

    def set(self, key: Any, value: Any, timeout: Any = 300, version: Any = None) -> None:
        try:
            super().set(key, value, timeout, version)
        except AWAY as error:
            _told(error, None)

    def set_many(self, data: Any, timeout: Any = 300, version: Any = None) -> Any:
        try:
            return super().set_many(data, timeout, version)
        except AWAY as error:
            return _told(error, list(data))

    def delete(self, key: Any, version: Any = None) -> Any:
        try:
            return super().delete(key, version)
        except AWAY as error:
            return _told(error, False)


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
