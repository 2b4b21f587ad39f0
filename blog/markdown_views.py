"""What the Markdown editor asks for: a place for a picture, and the text as readers will see it.

markdownx has views of its own; they ask nobody for a permission and are never mounted.
"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from blog.pictures import store_picture, words_from_file_name
from nuvika.lib import images, markdown

MAX_PREVIEW = 300_000  # characters


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Keep a dropped picture; answer the Markdown that shows it, or why it was refused, as JSON."""
    if not request.user.has_perm("blog.add_picture"):
        return _refused("Your account may not add pictures. Ask an administrator.", 403)
    file = request.FILES.get("image")
    if not isinstance(file, UploadedFile):
        return _refused("No picture arrived. Try again.", 400)
    name = words_from_file_name(file.name or "")
    try:
        picture = store_picture(_read(file), title=name, alt=name, by=request.user)
    except images.PictureRefusedError as refusal:
        return _refused(str(refusal), 400)
    return JsonResponse({"image_code": f"![{_as_alt(picture.alt or name)}]({picture.file.url})"})


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The HTML that a text would have on its page."""
    if not _may_write(request.user):
        raise PermissionDenied
    return HttpResponse(markdown.render(request.POST.get("content", "")[:MAX_PREVIEW]))


def _may_write(user: Any) -> bool:
    return bool(user.has_perm("blog.add_post") or user.has_perm("blog.change_post"))


def _read(file: "UploadedFile[bytes]") -> bytes:
    """Never more than one byte above what is allowed, so that nobody fills the memory."""
    return bytes(file.read(images.MAX_BYTES + 1))


def _as_alt(words: str) -> str:
    return words.translate(str.maketrans("", "", "[]\\\n"))


def _refused(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)
