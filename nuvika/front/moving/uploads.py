"""What somebody sent to be imported, kept until it is: shown first, read again by a worker."""

import secrets
from datetime import timedelta
from pathlib import PurePosixPath
from typing import Any

from django.core import signing
from django.core.files.storage import default_storage
from django.utils import timezone

FOLDER = "imports/"  # nothing serves it
KEPT = timedelta(days=7)
SALT = "nuvika.moving"
ENDINGS = (".zip", ".md", ".markdown", ".xml")


def keep(file: Any, *, by: Any) -> str:
    """Store it; a token by which the same account names it later."""
    _sweep()
    name = PurePosixPath(str(file.name).replace("\\", "/")).name[-100:]
    upload = default_storage.save(f"{FOLDER}{secrets.token_hex(16)}{PurePosixPath(name).suffix.lower()}", file)
    return signing.dumps({"upload": upload, "name": name, "by": by.pk}, salt=SALT)


def kept(token: str, *, by: Any) -> dict[str, Any] | None:
    """What the token names, with `upload`, `name` and `by`; None for one that is not this account's, or too old."""
    try:
        about: dict[str, Any] = signing.loads(token, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        return None
    return about if about["by"] == by.pk and default_storage.exists(about["upload"]) else None


def _sweep() -> None:
    """Uploads that nobody imports any more."""
    try:
        _, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return
    for name in names:
        if default_storage.get_modified_time(FOLDER + name) < timezone.now() - KEPT:
            default_storage.delete(FOLDER + name)
