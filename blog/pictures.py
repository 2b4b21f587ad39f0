"""Pictures that editors upload: each kept once, under a name that its content gives."""

from pathlib import PurePath
from typing import Any

from django.core.files.base import ContentFile

from blog.models import Picture
from nuvika.editing.permissions import require
from nuvika.lib import images


def store_picture(data: bytes, *, title: str, alt: str, by: Any, decorative: bool = False) -> Picture:
    """The picture of a file, kept; the one that is kept already where its pixels are the same.

    Raises PictureRefusedError for what is no picture, PermissionDenied without `blog.add_picture`.
    """
    require(by, "blog.add_picture")
    return keep(images.read(data), title=title, alt=alt, decorative=decorative, by=by)


def keep(checked: images.CheckedPicture, *, title: str, alt: str, decorative: bool, by: Any) -> Picture:
    known = Picture.objects.filter(digest=checked.digest).first()
    if known is not None:
        return known
    picture, _ = Picture.objects.get_or_create(
        digest=checked.digest,
        defaults={
            "file": as_file(checked),
            "title": title[:200],
            "alt": alt[:1000],
            "decorative": decorative,
            "uploaded_by": by,
        },
    )
    return picture


def as_file(checked: images.CheckedPicture) -> "ContentFile[bytes]":
    """Named by content and size, so that it may be cached for ever and leaves its place on a page free."""
    name = f"{checked.digest[:16]}-{checked.width}x{checked.height}.{checked.extension}"
    return ContentFile(checked.data, name=name)


def words_from_file_name(name: str) -> str:
    """“fig_2-request-path.PNG” → “fig 2 request path”: a start for a title or an alt text."""
    stem = PurePath(name.replace("\\", "/")).stem
    return " ".join(stem.replace("_", " ").replace("-", " ").split())[:200] or "picture"
