"""Home."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blog.models import Post

NEWEST_POSTS = 7


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    posts = list(Post.objects.live().for_list()[:NEWEST_POSTS])
    return render(request, "front/home.html", {"posts": posts, "canonical": settings.SITE_URL + "/"})
