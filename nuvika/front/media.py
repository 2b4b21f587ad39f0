"""Uploaded pictures, from whatever storage holds them."""

from typing import Any

from django.core.exceptions import SuspiciousFileOperation
from django.core.files import File
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from nuvika.lib import renditions

TYPES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".gif": "image/gif"}
FOLDER = "pictures/"  # nothing else in the storage is public
YEAR = 365 * 24 * 3600


@require_safe
def serve(_request: HttpRequest, name: str) -> FileResponse:
    """A picture, with a type from the list above whatever the file says, so that nothing in it ever runs.

    Names hold the digest of the content, so a browser may keep it for good.
    """
    content_type = TYPES.get(name[name.rfind(".") :].lower()) if "." in name else None
    if content_type is None or not name.startswith(FOLDER) or ".." in name or "\\" in name or "\0" in name:
        raise Http404
    file, content_type = _opened(name, content_type)
    response = FileResponse(file, content_type=content_type)
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _opened(name: str, content_type: str) -> "tuple[File[Any], str]":
    """The file, with its type; for a copy that was not made yet the picture that it would be a copy of."""
    try:
        return default_storage.open(name), content_type
    except SuspiciousFileOperation as outside:
        raise Http404 from outside
    except OSError as missing:
        original = next((other for other in renditions.original_of(name) if default_storage.exists(other)), None)
        if original is None:
            raise Http404 from missing
        return default_storage.open(original), TYPES[original[original.rfind(".") :]]
