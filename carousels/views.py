"""Public pages of carousels. What is not live answers 404."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from carousels import exports
from carousels.models import Carousel
from carousels.viewer import viewer_of


@require_safe
def carousel(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Carousel.objects.live().with_slides(), slug=slug)
    post = found.post if found.post and found.post.is_live() else None
    context = {"carousel": found, "viewer": viewer_of(found), "post": post}
    return render(request, "carousels/carousel.html", context)


@require_safe
def slide(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _picture(slug, number, 1.0)


@require_safe
def small_slide(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _picture(slug, number, exports.THUMBNAIL)


def _picture(slug: str, number: int, scale: float) -> HttpResponse:
    found = get_object_or_404(Carousel.objects.live().with_slides(), slug=slug)
    png = exports.slide_png(exports.sheet_of(found), number, scale)
    if png is None:
        raise Http404("There is no such slide.")
    # Addresses carry the drawing's fingerprint; the short life lets an unpublished slide go soon.
    return HttpResponse(png, content_type="image/png", headers={"Cache-Control": "public, max-age=300"})
