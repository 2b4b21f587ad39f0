"""Many briefs at once: the files that somebody chose, and what lies in the archives among them."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from carousels.reading import MAX_BYTES
from nuvika.lib import zips

MOST = 300  # briefs of one import
MOST_BYTES = 12 * 1024 * 1024  # of all of them, unpacked
KINDS = (".txt", ".md", ".docx", ".json")
Brief = tuple[str, bytes]  # a name and what is in it


class BundleError(ValueError):
    """The files cannot be taken as they are; the message says what to do, in a sentence."""


def briefs_in(files: Iterable[Brief]) -> list[Brief]:
    """Every brief, an archive's under the archive's name. Raises BundleError for too many, too large, or none."""
    found: list[Brief] = []
    for name, data in _unpacked(files):
        if len(data) > MAX_BYTES:
            raise BundleError(f"“{name}” has more than {MAX_BYTES:,} bytes. A brief has at most as many.")
        found.append((name, data))
        if len(found) > MOST:
            raise BundleError(f"These are more than {MOST} briefs. Import them in parts.")
        if sum(len(one) for _, one in found) > MOST_BYTES:
            raise BundleError(f"These briefs have more than {MOST_BYTES // 2**20} MB together. Import them in parts.")
    if not found:
        raise BundleError(f"There is no brief in it. Choose files that end in {', '.join(KINDS)}, or a .zip of them.")
    return found


def _unpacked(files: Iterable[Brief]) -> Iterator[Brief]:
    for name, data in files:
        if name.lower().endswith(".zip"):
            yield from _members(name, data)
        elif name.lower().endswith(KINDS):
            yield name, data
        else:
            raise BundleError(f"“{name}” is no brief. Choose files that end in {', '.join(KINDS)}, or a .zip of them.")


def _members(name: str, data: bytes) -> Iterator[Brief]:
    """What is no brief in an archive is passed over: systems put files of their own into it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                if _is_brief(member.filename):
                    with archive.open(member) as file:  # no more is unpacked than a brief may have
                        yield f"{name}/{member.filename}", file.read(MAX_BYTES + 1)
    except zips.DAMAGED as error:
        if isinstance(error, BundleError):
            raise
        raise BundleError(f"“{name}” cannot be unpacked: it is damaged, or locked with a password.") from error


def _is_brief(member: str) -> bool:
    path = PurePosixPath(member)
    hidden = path.name.startswith(".") or path.parts[:1] == ("__MACOSX",)
    return not hidden and path.suffix.lower() in KINDS
