"""Which edition of the program this process is."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

SOURCES = ("nuvika", "blog", "carousels", "templates")
SUFFIXES = {".py", ".html", ".xml", ".txt", ".toml", ".typ"}
# What else of the environment stands on pages.
NAMED = ("SITE_URL", "SITE_INDEXED", "STATIC_URL", "MEDIA_URL", "TIME_ZONE", "FONT_DIRS", "DEBUG")


def edition(root: Path, static: Path) -> str:
    """A digest of all that makes one page of the same content another: programs, templates, packages, static files.

    The same on every machine that runs the same. Read when the process starts: what is changed on the disk afterwards
    is not what this process runs.
    """
    digest = hashlib.sha256(repr([str(getattr(settings, name)) for name in NAMED]).encode())
    for path in _files(root, static):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _files(root: Path, static: Path) -> Iterator[Path]:
    for folder in SOURCES:
        yield from sorted(path for path in (root / folder).rglob("*") if path.suffix in SUFFIXES and path.is_file())
    yield from (path for path in (root / "requirements.txt", static / "staticfiles.json") if path.is_file())


EDITION = edition(settings.BASE_DIR, settings.STATIC_ROOT)
