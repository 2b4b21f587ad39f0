"""Public pages of carousels. What is not live answers 404."""

from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from carousels import exports
from carousels.models import Carousel
from carousels.viewer import covers_of, may_be_downloaded, viewer_of
from nuvika.lib.addresses import whole

PER_PAGE = 24
SOON = "public, max-age=300"  # addresses carry the drawing's fingerprint; the short life lets what is withdrawn go


@require_safe
def carousel_list(request: HttpRequest) -> HttpResponse:
    rows = Carousel.objects.live().with_slides().filter(slides__position=1).newest_first()
    paginator = Paginator(rows, PER_PAGE)
    number = request.GET.get("page", "1")
    if not (number.isascii() and number.isdigit() and int(number[:6]) in paginator.page_range):
        raise Http404("There is no such page.")
    page = paginator.page(int(number))
    path = request.path if page.number == 1 else f"{request.path}?page={page.number}"
    covers = covers_of(page.object_list)
    return render(request, "carousels/list.html", {"page": page, "covers": covers, "canonical": whole(path)})


@require_safe
def carousel(request: HttpRequest, slug: str) -> HttpResponse:
    found = _live(slug)
    post = found.post if found.post and found.post.is_live() else None
    context = {"carousel": found, "viewer": viewer_of(found), "post": post}
    return render(request, "carousels/carousel.html", context)


@require_safe
@xframe_options_exempt
@csp_replace({"frame-ancestors": "*"})  # type: ignore[arg-type]
def embed(request: HttpRequest, slug: str) -> HttpResponse:
    """The slides alone, for a frame on any other site: nothing in it can be changed or signed in to."""
    found = _live(slug)
    return render(request, "carousels/embed.html", {"carousel": found, "viewer": viewer_of(found)})


@require_safe
def pdf(_request: HttpRequest, slug: str) -> HttpResponse:
    """The document that LinkedIn takes, where the editor lets readers have it."""
    found = _live(slug)
    if not may_be_downloaded(found, exports.sheet_of(found)):
        raise Http404("This document is not for readers.")
    made = exports.export(found, "pdf")
    headers = {
        "Content-Disposition": content_disposition_header(True, made.name) or "",
        "Cache-Control": SOON,
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(made.data, content_type=made.content_type, headers=headers)


@require_safe
def slide(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _picture(exports.slide_png(exports.sheet_of(_live(slug)), number), "image/png")


@require_safe
def small_slide(_request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _picture(exports.slide_png(exports.sheet_of(_live(slug)), number, exports.THUMBNAIL), "image/png")


@require_safe
def slide_webp(_request: HttpRequest, slug: str, number: int, width: int) -> HttpResponse:
    return _picture(exports.slide_webp(exports.sheet_of(_live(slug)), number, width), "image/webp")


def _live(slug: str) -> Carousel:
    found: Carousel = get_object_or_404(Carousel.objects.live().with_slides(), slug=slug)
    return found


def _picture(data: bytes | None, content_type: str) -> HttpResponse:
    if data is None:
        raise Http404("There is no such slide.")
    return HttpResponse(data, content_type=content_type, headers={"Cache-Control": SOON})
