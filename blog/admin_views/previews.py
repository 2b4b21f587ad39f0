"""The article of an unsaved form as readers would see it. Nothing is saved, nothing is kept."""

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from blog.models import Post
from blog.pages import context_of
from blog.unsaved import unsaved
from nuvika.editing.permissions import require_any, to_write
from nuvika.lib import markdown

MAX_BODY = 300_000  # characters


@require_POST
def preview(request: HttpRequest) -> JsonResponse:
    """Answers {html, words, minutes, nameless}: the public page, and the pictures in the text that say nothing.

    The page is for a frame that runs no script.
    """
    require_any(request.user, *to_write(Post))
    if len(request.POST.get("body", "")) > MAX_BODY:
        return JsonResponse({"error": f"The preview shows texts of up to {MAX_BODY:,} characters."}, status=413)
    post = unsaved(request.POST)
    context = context_of(post)
    answer = JsonResponse(
        {
            "html": render_to_string("blog/post.html", context, request),
            "words": len(markdown.plain(post.body).split()),
            "minutes": context["minutes"],
            "nameless": [address for address, alt in markdown.pictures(post.body) if not alt],
        }
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
