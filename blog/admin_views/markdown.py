"""What the Markdown editor asks for: a place for a picture, and the text as readers will see it.

markdownx has views of its own; they ask nobody for a permission and are never mounted.
"""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST

from blog.admin_views.pictures import as_choice
from blog.models import Post
from blog.pictures import store_picture, words_from_file_name
from nuvika.editing.permissions import require_any, to_write
from nuvika.lib import images, markdown

MAX_PREVIEW = 300_000  # characters


@require_POST
def upload(request: HttpRequest) -> HttpResponse:
    """Keep a picture with its `alt` text, or `decorative`; answer the Markdown that shows it, or a refusal."""
    if not request.user.has_perm("blog.add_picture"):
        return _refused("Your account may not add pictures. Ask an administrator.", 403)
    file = request.FILES.get("image")
    if not isinstance(file, UploadedFile):
        return _refused("No picture arrived. Try again.", 400)
    alt, decorative = " ".join(request.POST.get("alt", "").split()), "decorative" in request.POST
    if not alt and not decorative:
        return _refused("Say what the picture shows, or tick “decorative”.", 400)
    try:
        picture = store_picture(
            _read(file),
            title=words_from_file_name(file.name or ""),
            alt="" if decorative else alt[:1000],
            decorative=decorative,
            by=request.user,
        )
    except images.PictureRefusedError as refusal:
        return _refused(str(refusal), 400)
    code = f"![{'' if decorative else _as_alt(alt)}]({picture.file.url})"
    return JsonResponse({"image_code": code, "picture": as_choice(picture)})


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """The HTML that a text would have on its page."""
    require_any(request.user, *to_write(Post))
    return HttpResponse(markdown.render(request.POST.get("content", "")[:MAX_PREVIEW]))


def _read(file: "UploadedFile[bytes]") -> bytes:
    """Never more than one byte above what is allowed, so that nobody fills the memory."""
    return bytes(file.read(images.MAX_BYTES + 1))


def _as_alt(words: str) -> str:
    return words.translate(str.maketrans("", "", "[]\\\n"))


def _refused(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": sentence}, status=status)
