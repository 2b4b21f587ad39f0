"""What machines ask a site for: who may look where, and what there is to read."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.models import Post
from carousels.marks import plain
from carousels.models import Carousel
from nuvika.front.frame import reading as frame
from nuvika.lib.addresses import whole

LISTED = 500  # of each, in the list for language models


@require_safe
def favicon(_request: HttpRequest) -> HttpResponse:
    """Where browsers look unasked, in the Admin too."""
    return redirect(static("img/favicon.svg"))


@require_safe
def robots(_request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /preview/",
        "",
        f"Sitemap: {whole(reverse('front:sitemap'))}",
    ]
    return HttpResponse("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


@require_safe
def llms(request: HttpRequest) -> HttpResponse:
    """The site in one Markdown page, with links to each article's own Markdown."""
    carousels = Carousel.objects.live().newest_first()[:LISTED]
    context = {
        "site": frame.current(),
        "posts": Post.objects.live().for_list()[:LISTED],
        "carousels": [(plain(each.title), each.get_absolute_url()) for each in carousels],
    }
    return render(request, "front/llms.txt", context, content_type="text/plain; charset=utf-8")
