"""Files put into a folder or a ZIP, whole or not at all."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO

from nuvika.front.moving import PICTURES
from nuvika.front.moving.exporting import File

EPOCH = (1980, 1, 1, 0, 0, 0)  # the same content gives the same bytes on any day


class PackingError(ValueError):
    """Why nothing was written and what to do: a sentence."""


def pack(files: Iterable[File], out: IO[bytes] | Path) -> int:
    """Write a ZIP; how many files it holds. Pictures are packed already."""
    count = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            member = zipfile.ZipInfo(name, EPOCH)
            member.external_attr = 0o644 << 16
            member.compress_type = zipfile.ZIP_STORED if name.startswith(PICTURES) else zipfile.ZIP_DEFLATED
            archive.writestr(member, data)
            count += 1
    return count


def put(files: Iterable[File], path: Path) -> int:
    """Write a ZIP, where the path ends so, else a folder that is new or empty. Raises PackingError, OSError."""
    if path.suffix.lower() == ".zip":
        return _zip(files, path)
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        raise PackingError(f"{path} holds something already. Name a new or an empty folder, or a file like site.zip.")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}-"))
    try:
        count = 0
        for name, data in files:
            target = draft / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            count += 1
        draft.chmod(0o755)
        draft.replace(path)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return count


def _zip(files: Iterable[File], path: Path) -> int:
    if path.is_dir():
        raise PackingError(f"{path} is a folder. Name a file, like {path / 'site.zip'}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            count = pack(files, out)
            out.flush()
            os.fsync(out.fileno())
        draft.chmod(0o644)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return count
