"""Uploaded pictures, from whatever storage holds them."""

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

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
    try:
        file = default_storage.open(name)
    except (OSError, SuspiciousFileOperation) as missing:
        raise Http404 from missing
    response = FileResponse(file, content_type=content_type)
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
