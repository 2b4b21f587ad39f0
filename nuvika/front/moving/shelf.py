"""The pictures that texts refer to: found among the files, kept once, known by the name that their content gives."""

import hashlib
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from django.core.exceptions import PermissionDenied

from blog.models import Picture
from blog.pictures import keep, words_from_file_name
from nuvika.editing.models import kind_of
from nuvika.editing.permissions import require
from nuvika.front.moving import PICTURES
from nuvika.front.moving.limits import MAX_PICTURE
from nuvika.front.moving.models import Arrival
from nuvika.front.moving.problems import Problems
from nuvika.front.moving.sources import Source, SourceError
from nuvika.lib import images

TYPES = {".jpg", ".jpeg", ".png", ".webp", ".gif"}
ROOTS = ("", "static/", "public/", "assets/", "content/", "source/")


@dataclass(frozen=True, slots=True)
class Coming:
    """A picture that will be kept: of a dry run."""

    name: str


Kept = Picture | Coming
Arrived = Callable[[Picture, str, str, bool], None]  # a picture, the digest of its file, its place, is it new here


def name_of(picture: Kept) -> str:
    """Its place in an export, by its content alone."""
    if isinstance(picture, Coming):
        return f"{PICTURES}coming/{picture.name}"
    extension = PurePosixPath(str(picture.file.name)).suffix.lower()
    return f"{PICTURES}{picture.digest[:16]}-{picture.width}x{picture.height}{extension}"


def address_of(picture: Kept) -> str:
    return name_of(picture) if isinstance(picture, Coming) else str(picture.file.url)


class Shelf:
    """The pictures of some sources. Reading a picture is slow: it is done once, outside of transactions."""

    def __init__(
        self, sources: list[Source], *, by: Any, dry_run: bool, own: bool, problems: Problems, arrived: Arrived
    ) -> None:
        self._by, self._dry_run, self._own, self._problems = by, dry_run, own, problems
        self._arrived = arrived
        self._places: dict[str, Source] = {}
        self._named: dict[str, list[str]] = defaultdict(list)
        for source in sources:
            for name in source.names:
                if PurePosixPath(name).suffix.lower() in TYPES and name not in self._places:
                    self._places[name] = source
                    self._named[PurePosixPath(name).name.lower()].append(name)
        self._known: dict[str, Kept | None] = {}

    def place_of(self, address: str, beside: str = "") -> str | None:
        """The name of the file that a text at `beside` means by this address; None where there is none."""
        path = unquote(urlsplit(address.strip()).path) if "://" in address[:12] else unquote(address.strip())
        path = path.partition("?")[0].partition("#")[0]
        folder = PurePosixPath(beside).parent
        tried = [_plain(f"{folder}/{path}"), *(_plain(root + path.lstrip("/")) for root in ROOTS)]
        found = next((place for place in tried if place in self._places), None)
        return found or self._by_its_end(path)

    def _by_its_end(self, path: str) -> str | None:
        """The file whose path ends most alike: what a site served stands in another folder than it did there."""
        name = PurePosixPath(path).name.lower()
        candidates = self._named.get(name, [])
        best = max(candidates, key=lambda place: _alike(place, path), default=None)
        certain = best is not None and (len(candidates) == 1 or _alike(best, path) > 1)
        return best if certain else None

    def picture(self, place: str, *, alt: str = "") -> Kept | None:
        """The picture of a file, kept from now on; None, and a problem told, where it cannot be."""
        if place not in self._known:
            self._known[place] = self._read(place, alt)
        return self._known[place]

    def _read(self, place: str, alt: str) -> Kept | None:
        try:
            data = self._places[place].read(place, MAX_PICTURE)
            origin = hashlib.sha256(data).hexdigest()
            known = _known(origin)
            if known is not None:
                return known
            require(self._by, "blog.add_picture")
            if self._dry_run:
                images.check(data)
                return Coming(place)
            checked, title = self._checked(place, data, origin), words_from_file_name(place)
            is_new = not Picture.objects.filter(digest=checked.digest).exists()
            picture = keep(checked, title=title, alt=alt, decorative=False, by=self._by)
        except (SourceError, images.PictureRefusedError, PermissionDenied) as problem:
            self._problems.error(place, 1, str(problem))
            return None
        self._arrived(picture, origin, place, is_new)
        return picture

    def _checked(self, place: str, data: bytes, origin: str) -> images.CheckedPicture:
        """What an operator brings from another of our sites stays as it is, to the last bit: it was made here."""
        is_ours = self._own and self._by is None and PurePosixPath(place).name.startswith(f"{origin[:16]}-")
        return images.kept(data) if is_ours else images.read(data)


def _known(origin: str) -> Picture | None:
    found = Picture.objects.filter(digest=origin).first()
    if found is not None:
        return found
    arrived = Arrival.objects.filter(content_type=kind_of(Picture), origin=origin).values_list("object_id", flat=True)
    return Picture.objects.filter(pk__in=list(arrived)).first()


def _plain(path: str) -> str:
    """Without “.” and “..”; what leads out of the root stands for nothing."""
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                return ""
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    return "/".join(parts)


def _alike(place: str, path: str) -> int:
    """How many parts at the end of two paths are the same."""
    pairs = zip(reversed(place.lower().split("/")), reversed(path.lower().split("/")), strict=False)
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count
