"""The simple pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from blog.descriptions import start_of
from nuvika.front.frame.models import Page
from nuvika.lib import markdown
from nuvika.lib.addresses import whole


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Page.objects.live(), slug=slug)
    context = {
        "page": found,
        "description": found.description or start_of(markdown.plain(found.body)),
        "canonical": whole(found.get_absolute_url()),
    }
    return render(request, "front/page.html", context)
