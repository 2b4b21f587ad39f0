"""Writing files whole or not at all."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage

DRAFT = "."  # what begins with a dot is on its way, and is neither served nor backed up


class WholeFileStorage(FileSystemStorage):
    """Uploads in a folder: a name holds a whole file or none, also when the process is killed while it writes."""

    def _save(self, name: str, content: Any) -> str:
        while True:
            try:
                self._put(Path(self.path(name)), content.chunks())
            except FileExistsError:  # another process was faster
                content.seek(0)
                name = self.get_available_name(name)
            else:
                return name

    def _put(self, path: Path, pieces: Iterable[bytes]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, draft = tempfile.mkstemp(dir=path.parent, prefix=DRAFT)
        try:
            with os.fdopen(descriptor, "wb") as out:
                for piece in pieces:
                    out.write(piece)
                out.flush()
                os.fsync(out.fileno())
            Path(draft).chmod(0o644)
            os.link(draft, path)  # fails where the name is taken; a rename would not
        finally:
            Path(draft).unlink(missing_ok=True)


def write_whole(path: Path, data: bytes) -> None:
    """Put the bytes at the path, making its folder; a reader sees the old file or the new one, never a part.

    Raises OSError where the folder cannot be written or the disk is full; the old file is then untouched.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        draft.chmod(0o644)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
