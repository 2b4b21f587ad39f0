"""Making an archive while the site is being used."""

import hashlib
import json
import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.files.storage import default_storage
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from tqdm import tqdm

from nuvika.front.archive import MANIFEST, MEDIA, ROWS, VERSION, ArchiveError, files, rows
from nuvika.front.archive.databases import snapshot
from nuvika.front.archive.reading import Archive

PIECE = 1024 * 1024


def write(path: Path, *, database: dict[str, Any] | None = None, media: bool = True) -> Archive:
    """Write the archive whole or not at all, read it back, and return it. Raises ArchiveError, OSError.

    `database` is a connection's settings; the site's own where None. `media` leaves files out where it is False.
    """
    with _whole(path) as draft:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
            _fill(archive, database, media)
        checked = Archive(draft)
        checked.check()
    return Archive(path)


def _fill(archive: zipfile.ZipFile, database: dict[str, Any] | None, media: bool) -> None:
    manifest: dict[str, Any] = {"version": VERSION, "made": datetime.now(UTC).isoformat(), "rows": {}, "members": {}}
    with snapshot(database) as alias:
        manifest["migrations"] = sorted(map(list, MigrationRecorder(connections[alias]).applied_migrations()))
        for model in _progress(rows.tables(apps), "rows"):
            label = model._meta.label_lower
            manifest["members"][ROWS + label], count = _member(archive, ROWS + label, rows.dump(model, alias))
            manifest["rows"][label] = count - 1
        named = files.named_by_rows(alias) if media else set()
    # After the rows: a file that a row names was stored before it, and none is ever changed.
    for name in _progress(list(files.stored()) if media else [], "files"):
        if not default_storage.exists(name):
            continue  # a draft that was on its way
        with default_storage.open(name) as file:
            manifest["members"][MEDIA + name], _ = _member(archive, MEDIA + name, file.chunks(PIECE), packed=False)
    manifest["missing"] = sorted(name for name in named if MEDIA + name not in manifest["members"])
    archive.writestr(MANIFEST, json.dumps(manifest, indent=1))


def _member(
    archive: zipfile.ZipFile, name: str, pieces: Iterable[bytes], *, packed: bool = True
) -> tuple[dict[str, Any], int]:
    """Write pieces as a member; its size and digest, and how many pieces there were. Pictures are packed already."""
    digest, size, count = hashlib.sha256(), 0, 0
    about = zipfile.ZipInfo(name, date_time=datetime.now(UTC).timetuple()[:6])
    about.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    with archive.open(about, "w", force_zip64=True) as out:
        for piece in pieces:
            digest.update(piece)
            size, count = size + len(piece), count + 1
            out.write(piece)
    return {"size": size, "sha256": digest.hexdigest()}, count


@contextmanager
def _whole(path: Path) -> Iterator[Path]:
    """A draft beside the path, which takes its place once it is good."""
    if path.is_dir():
        raise ArchiveError(f"{path} is a folder. Name a file, like {path / 'nuvika.zip'}.")
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    os.close(descriptor)
    draft = Path(name)
    try:
        yield draft
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _progress(things: list[Any], unit: str) -> Iterable[Any]:
    progress: Iterable[Any] = tqdm(things, unit=f" {unit}", leave=False, disable=None)  # a bar on terminals alone
    return progress
