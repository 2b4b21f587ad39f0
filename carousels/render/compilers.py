"""Warm Typst compilers, one a core, each borrowed for a call: two threads may not share one."""

import atexit
import itertools
import os
import queue
import shutil
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import typst

from carousels.deck import Picture
from carousels.render import fonts

Form = Literal["pdf", "png", "svg"]
TEMPLATES = Path(__file__).parent / "templates"
PX_PER_INCH = 72  # 1 px is 1 pt
MADE = datetime(2020, 1, 1, tzinfo=UTC)  # the same words make the same bytes on any day


class Compiler:
    """A warm compiler that sets one deck after the other, each given as JSON.

    The deck lies in a file whose name never changes: were it an input of the program, Typst would take every template
    for new with every deck, which costs more than half of a slide's time.
    """

    def __init__(self) -> None:
        self._name = f"/decks/{next(_numbers)}.json"
        self._typst = typst.Compiler(root() / "deck.typ", root=root(), font_paths=fonts.found())

    def set(self, deck: str, form: Form, *, scale: float = 1.0, accessible: bool = False) -> tuple[bytes, ...]:
        """One PDF, or a PNG or SVG for each page. Raises TypstError, for a PDF also where it is to be `accessible`
        (PDF/UA-1) and is not.
        """
        made = self._typst.compile(
            format=form,
            ppi=PX_PER_INCH * scale,
            sys_inputs=self._inputs(deck),
            pdf_standards="ua-1" if accessible else [],
            timestamp=MADE,
        )
        return tuple(made) if isinstance(made, list) else (made or b"",)

    def facts(self) -> str:
        """What the deck that was set last says of itself, as JSON."""
        return self._typst.query("<facts>", field="value", one=True)

    def _inputs(self, deck: str) -> dict[str, str]:
        try:
            _overwrite(root() / self._name[1:], deck.encode())
        except OSError:  # a full disk stops no slide
            return {"deck": deck}
        return {"file": self._name}


def _overwrite(path: Path, data: bytes) -> None:
    """In place: a file that is emptied first is written through to the disk by some systems, which takes its time."""
    path.touch()
    with path.open("r+b") as file:
        file.write(data)
        file.truncate()


_numbers = itertools.count()
_idle: "queue.LifoQueue[Compiler | None]" = queue.LifoQueue()
_roots: list[Path] = []
_making = threading.Lock()
for _ in range(os.cpu_count() or 1):
    _idle.put(None)  # made when first borrowed


@contextmanager
def borrowed() -> Iterator[Compiler]:
    """Waits while all are at work."""
    compiler = _idle.get()
    try:
        compiler = compiler or Compiler()
        yield compiler
    finally:
        _idle.put(compiler)


def root() -> Path:
    """The only folder that a slide can read: the templates, decks, and pictures by their digest. One for the process.

    It is filled again where the system has cleared its temporary files.
    """
    with _making:
        if not _roots:
            _roots.append(Path(tempfile.mkdtemp(prefix="nuvika-slides-")))
            atexit.register(shutil.rmtree, _roots[0], ignore_errors=True)
        if not (_roots[0] / "deck.typ").exists():
            shutil.copytree(TEMPLATES, _roots[0], dirs_exist_ok=True)
            (_roots[0] / "decks").mkdir(exist_ok=True)
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
