"""Home, and what machines ask a site for."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.views.decorators.http import require_safe

from blog.models import Post

NEWEST_POSTS = 7


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    posts = list(Post.objects.live().for_list()[:NEWEST_POSTS])
    return render(request, "front/home.html", {"posts": posts, "canonical": settings.SITE_URL + "/"})


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Where browsers look unasked, in the Admin too."""
    return redirect(static("img/favicon.svg"))


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    lines = ["User-agent: *", "Disallow: /admin/", "Disallow: /preview/", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
