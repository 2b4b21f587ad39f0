"""Warm Typst compilers, one a core, each borrowed for a call: two threads may not share one."""

import atexit
import os
import queue
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typst

from carousels.deck import Picture
from carousels.render import fonts

TEMPLATES = Path(__file__).parent / "templates"
_idle: "queue.LifoQueue[typst.Compiler | None]" = queue.LifoQueue()
_roots: list[Path] = []
_making = threading.Lock()
for _ in range(os.cpu_count() or 1):
    _idle.put(None)  # made when first borrowed


@contextmanager
def borrowed() -> Iterator[typst.Compiler]:
    """Waits while all are at work."""
    compiler = _idle.get()
    try:
        folder = root()
        if compiler is None:
            compiler = typst.Compiler(folder / "deck.typ", root=folder, font_paths=fonts.found())
        yield compiler
    finally:
        _idle.put(compiler)


def root() -> Path:
    """The only folder that a slide can read: the templates, and pictures by their digest. One for the process.

    It is filled again where the system has cleared its temporary files.
    """
    with _making:
        if not _roots:
            _roots.append(Path(tempfile.mkdtemp(prefix="nuvika-slides-")))
            atexit.register(shutil.rmtree, _roots[0], ignore_errors=True)
        if not (_roots[0] / "deck.typ").exists():
            shutil.copytree(TEMPLATES, _roots[0], dirs_exist_ok=True)
        return _roots[0]


def place(picture: Picture) -> str:
    """Put a picture into the root; its path as a template names it."""
    path = root() / "pictures" / f"{picture.digest}.{picture.extension}"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}.{id(picture)}")
        draft.write_bytes(picture.data)
        draft.replace(path)
    return f"/pictures/{path.name}"
