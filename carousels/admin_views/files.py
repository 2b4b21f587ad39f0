"""What the Admin hands out of a saved carousel: its files, and the picture of a slide."""

from django.contrib import admin
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_GET

from carousels import exports
from carousels.actions import may_export
from carousels.admin_views.access import carousel_for
from carousels.render.sizes import SIZES
from nuvika.editing.permissions import may_view


@require_GET
def export(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """A download, or, where the checks found an error, a page that says what and how to go on."""
    carousel = carousel_for(request.user, pk, may_export, "download")
    size = request.GET.get("size", "")
    if form not in exports.ALL_FORMATS or (size and size not in SIZES):
        raise Http404("There is no such format or size.")
    if not carousel.slides.all():
        raise Http404("This carousel has no slides yet.")
    made = exports.export(carousel, form, size, scale=2 if request.GET.get("scale") == "2" else 1)
    forced = "force" in request.GET and request.user.has_perm("carousels.force_export_carousel")
    if made.errors and not forced:
        context = {**admin.site.each_context(request), "title": "Not ready to be posted", "carousel": carousel}
        page = "admin/carousels/carousel/blocked.html"
        return render(request, page, context | {"findings": made.findings, "size": size}, status=409)
    response = HttpResponse(made.data, content_type=made.content_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@require_GET
def slide(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The picture of one slide as it would be exported now; asked for again, it is only compared."""
    sheet = exports.sheet_of(carousel_for(request.user, pk, may_view, "see"))
    etag = quote_etag(f"{sheet.fingerprint}-{number}")
    response = get_conditional_response(request, etag=etag)
    if response is None:
        png = exports.slide_png(sheet, number, exports.THUMBNAIL)
        if png is None:
            raise Http404("There is no such slide.")
        response = HttpResponse(png, content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response
