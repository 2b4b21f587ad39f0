"""Pasted HTML as Markdown, for the editor to insert."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from blog.models import Post
from nuvika.editing.permissions import require_any, to_write
from nuvika.lib.pasted import NotReadableError, to_markdown


@require_POST
def paste(request: HttpRequest) -> JsonResponse:
    """Takes `html`; answers {markdown, pictures}, or {error} where only its plain text can be had."""
    require_any(request.user, *to_write(Post))
    try:
        made = to_markdown(request.POST.get("html", ""))
    except NotReadableError:
        return JsonResponse({"error": "This could only be pasted as plain text."}, status=400)
    return JsonResponse({"markdown": made.markdown, "pictures": made.pictures_left_out})
