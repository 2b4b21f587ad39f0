"""From three addresses to Django's settings: where rows, cached pages and files are kept."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

from nuvika import env

# Of libpq, in seconds, the last in milliseconds: a server that went without a word is given up within half a minute.
NOTICES_THAT_IT_IS_GONE = {
    **{"connect_timeout": 5, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3},
    "tcp_user_timeout": 30_000,
}


def database(url: str) -> dict[str, Any]:
    """SQLite loses saves unless a transaction takes its write lock when it begins (IMMEDIATE); WAL lets readers read
    meanwhile, FULL keeps what was confirmed through a power cut. Connections are kept: a full disk stops no reader.
    """
    found: dict[str, Any] = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["CONN_HEALTH_CHECKS"] = False
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
        }
    elif found["ENGINE"] == "django.db.backends.postgresql":
        found["OPTIONS"] = {**NOTICES_THAT_IT_IS_GONE, **found.get("OPTIONS", {})}
    return found


def caches(url: str, folder: Path) -> dict[str, Any]:
    """`default` and `pages` are shared by machines where the address names a Redis; all of it may go at any time."""
    shared: dict[str, Any] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    # Finished pages; `nuvika.front.shared_pages` says which of them are right.
    pages = _folder(folder / "pages", days=7, most=2000)
    if url:
        shared = {
            "BACKEND": "nuvika.lib.caching.ForgivingRedisCache",
            "LOCATION": url,
            "KEY_PREFIX": "nuvika",
            "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 1},
        }
        pages = {**shared, "KEY_PREFIX": "nuvika-pages", "TIMEOUT": pages["TIMEOUT"]}
    return {
        "default": shared,
        "pages": pages,
        # Rendered slides and files are kept under a hash of all that shaped them.
        "slides": _folder(folder / "slides", days=30, most=5000),
    }


def _folder(place: Path, *, days: int, most: int) -> dict[str, Any]:
    return {
        "BACKEND": "nuvika.lib.caching.ForgivingFileCache",
        "LOCATION": str(place),
        "TIMEOUT": days * 24 * 3600,
        "OPTIONS": {"MAX_ENTRIES": most},
    }


def storages(url: str, folder: Path, *, media_url: str) -> dict[str, Any]:
    """`default` holds uploads: a folder, or a bucket of S3 whose objects the site itself hands out."""
    static = {"BACKEND": "nuvika.lib.staticfiles.ModuleStorage"}
    if not url.startswith("s3://"):
        place = {"location": str(Path(url) if url else folder), "base_url": media_url}
        return {"default": {"BACKEND": "nuvika.lib.files.WholeFileStorage", "OPTIONS": place}, "staticfiles": static}
    bucket = urlsplit(url)
    options = {
        "bucket_name": bucket.netloc,
        "location": bucket.path.strip("/"),
        "endpoint_url": env.text("AWS_S3_ENDPOINT_URL") or None,
        "region_name": env.text("AWS_S3_REGION_NAME") or None,
        "base_url": media_url,
    }
    return {"default": {"BACKEND": "nuvika.lib.buckets.BucketStorage", "OPTIONS": options}, "staticfiles": static}


def storage_address(name: str) -> str:
    """A folder's absolute path or `s3://bucket[/folder]`. Raises ImproperlyConfigured for anything else."""
    value = env.text(name)
    parts = urlsplit(value)
    is_bucket = parts.scheme == "s3" and parts.netloc and not parts.query
    if value and not is_bucket and not value.startswith("/"):
        raise ImproperlyConfigured(f"{name} is “{value}”. Write a folder like /srv/media, or s3://bucket.")
    return value


def cache_address(name: str) -> str:
    """`redis://…`, or nothing. Raises ImproperlyConfigured otherwise, without repeating a password."""
    value = env.text(name)
    if value and urlsplit(value).scheme not in ("redis", "rediss"):
        raise ImproperlyConfigured(f"{name} begins with “{value[:8]}”. Write it like redis://cache.example:6379/0.")
    return value
