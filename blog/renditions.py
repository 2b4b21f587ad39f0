"""The smaller copies of uploaded pictures, in the storage beside them."""

from collections.abc import Iterator

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from blog.models import Picture
from nuvika.lib import renditions


def make(picture: Picture, *, anew: bool = False) -> list[str]:
    """Keep the copies, unless all of them are there; their names. Raises OSError for an unreadable picture."""
    name = str(picture.file.name)
    if not anew and all(default_storage.exists(copy) for copy in _names(name)):
        return []
    with default_storage.open(name) as file:
        data = file.read()
    return [_kept(copy, content) for copy, content in renditions.make(name, data)]


def _names(name: str) -> Iterator[str]:
    about = renditions.sources(name)
    if about is not None:
        yield from (part.split()[0] for part in about.srcset.split(", "))
        yield about.src


def _kept(name: str, content: bytes) -> str:
    """Under exactly this name, since pages know it: what was there goes first."""
    if default_storage.exists(name):
        default_storage.delete(name)
    return str(default_storage.save(name, ContentFile(content)))
