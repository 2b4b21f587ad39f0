"""Where files come from: a folder, a ZIP, or a single file. Nothing outside of it is ever read."""

import os
import stat
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from nuvika.front.moving.limits import MAX_FILES, MAX_NAME, MAX_UNPACKED
from nuvika.lib.zips import DAMAGED

LEFT_OUT = {"__MACOSX", "node_modules", "_site"}  # made by programs, or the system's own


class SourceError(ValueError):
    """Why something cannot be read and what to do: a sentence."""


class Source(Protocol):
    """Files by their names, relative and with “/” between folders."""

    @property
    def label(self) -> str:
        """How a problem names it."""

    @property
    def names(self) -> tuple[str, ...]:
        """Sorted."""

    def read(self, name: str, most: int) -> bytes:
        """Raises SourceError for what is missing, damaged or has more than `most` bytes."""

    def opened(self, name: str) -> IO[bytes]:
        """The file as a stream, for what is too large to be held. Raises SourceError."""


class Folder:
    """A folder of the operator's; links that lead out of it are not followed."""

    most = MAX_FILES

    def __init__(self, root: Path) -> None:
        self.root, self.label = root.resolve(), str(root)
        self.names = tuple(sorted(self._walked()))

    def _walked(self) -> Iterator[str]:
        count = 0
        for folder, folders, files in os.walk(self.root):
            folders[:] = [name for name in folders if _is_shown(name)]
            for name in files:
                path = Path(folder, name)
                if not self._is_ours(path):
                    continue
                count += 1
                if count > self.most:
                    self._too_many()
                    return
                yield path.relative_to(self.root).as_posix()

    def _is_ours(self, path: Path) -> bool:
        is_shown = not path.name.startswith(".") and _is_text(path.name)
        return is_shown and path.resolve().is_relative_to(self.root) and path.is_file()

    def _too_many(self) -> None:
        raise SourceError(f"{self.root} holds more than {MAX_FILES:,} files. Import a folder of it.")

    def read(self, name: str, most: int) -> bytes:
        with self.opened(name) as file:
            return _bounded(file, name, most)

    def opened(self, name: str) -> IO[bytes]:
        try:
            return (self.root / name).open("rb")
        except OSError as problem:
            raise SourceError(f"This file cannot be read ({problem.strerror}).") from problem


class Single(Folder):
    """One file, and what lies beside it."""

    most = 2_000

    def __init__(self, path: Path) -> None:
        super().__init__(path.parent)
        self.label = str(path)
        self.texts = (path.name,)

    def _too_many(self) -> None:
        """Its neighbours are many: pictures are sought among the first of them."""


class Zip:
    """An archive, of which nobody knows who made it."""

    def __init__(self, file: IO[bytes] | Path, label: str) -> None:
        self.label = label
        try:
            self._archive = zipfile.ZipFile(file)
        except DAMAGED as problem:
            raise SourceError(f"{label} is damaged, or no ZIP: pack it again.") from problem
        members = [member for member in self._archive.infolist() if not member.is_dir()]
        self._refuse(members)
        shown = [member for member in members if all(map(_is_shown, member.filename.split("/")))]
        common = _common_folder([member.filename for member in shown])
        self._members = {member.filename.removeprefix(common): member for member in shown}
        self.names = tuple(sorted(self._members))

    def _refuse(self, members: list[zipfile.ZipInfo]) -> None:
        if len(members) > MAX_FILES:
            raise SourceError(f"{self.label} holds {len(members):,} files. At most {MAX_FILES:,} are read.")
        if sum(member.file_size for member in members) > MAX_UNPACKED:
            raise SourceError(f"{self.label} unpacks to more than {MAX_UNPACKED // 2**30} GB. Import it in parts.")
        if len({member.filename for member in members}) < len(members):
            raise SourceError(f"{self.label} holds two files of one name: pack it again.")
        for member in members:
            if _leads_out(member):
                raise SourceError(f"{self.label} holds {member.filename[:80]!r}, which would lie outside of it.")

    def read(self, name: str, most: int) -> bytes:
        try:
            with self.opened(name) as file:
                return _bounded(file, name, most)
        except SourceError:
            raise
        except DAMAGED as problem:
            raise SourceError("This file is damaged in the ZIP: pack it again.") from problem

    def opened(self, name: str) -> IO[bytes]:
        try:
            return self._archive.open(self._members[name])
        except KeyError as problem:
            raise SourceError("There is no such file in the ZIP.") from problem
        except DAMAGED as problem:
            raise SourceError("This file is damaged or locked in the ZIP: pack it again.") from problem


class Upload:
    """One file that somebody sent."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self.label = self._name = PurePosixPath(name.replace("\\", "/")).name or "upload"
        self._file = file
        self.names = (self._name,)

    def read(self, name: str, most: int) -> bytes:
        return _bounded(self.opened(name), name, most)

    def opened(self, name: str) -> IO[bytes]:
        if name != self._name:
            raise SourceError("There is no such file.")
        self._file.seek(0)
        return self._file


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """The source at a path. Raises SourceError."""
    if path.is_dir():
        yield Folder(path)
    elif not path.is_file():
        raise SourceError(f"There is no file or folder {path}.")
    elif path.suffix.lower() == ".zip":
        with path.open("rb") as file:
            yield Zip(file, str(path))
    else:
        yield Single(path)


def sent(name: str, file: IO[bytes]) -> Source:
    """The source that an upload is. Raises SourceError."""
    return Zip(file, name) if name.lower().endswith(".zip") else Upload(name, file)


def texts_of(source: Source) -> tuple[str, ...]:
    """The names of what is to be imported; what else lies there is for them to refer to."""
    return getattr(source, "texts", source.names)


def _bounded(file: IO[bytes], name: str, most: int) -> bytes:
    data = file.read(most + 1)
    if len(data) > most:
        raise SourceError(f"{PurePosixPath(name).name} has more than {most / 2**20:.0f} MB, which is the most.")
    return data


def _is_text(name: str) -> bool:
    """A name of other bytes than UTF-8 can be told to nobody."""
    return not any("\ud800" <= sign <= "\udfff" for sign in name)


def _is_shown(part: str) -> bool:
    return not part.startswith(".") and part not in LEFT_OUT


def _leads_out(member: zipfile.ZipInfo) -> bool:
    name = member.filename
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    hostile = name.startswith("/") or "\\" in name or "\0" in name or ":" in name.split("/")[0]
    return is_link or hostile or ".." in PurePosixPath(name).parts or len(name) > MAX_NAME


def _common_folder(names: list[str]) -> str:
    """The folder that everything was packed in, with its slash."""
    tops = {name.partition("/")[0] for name in names}
    return f"{tops.pop()}/" if len(tops) == 1 and all("/" in name for name in names) else ""
