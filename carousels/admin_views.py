"""The Admin's own pages for carousels: import, export, and the picture of a slide."""

import base64
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.views.decorators.http import require_GET, require_http_methods

from carousels import exports, importing
from carousels.brand import Brand
from carousels.brief import Reading
from carousels.deck import Deck
from carousels.decks import theme_brand
from carousels.forms import BriefForm
from carousels.models import Carousel, Theme
from carousels.render import engine
from carousels.render.sizes import SIZES

IMPORT_SCALE = 0.4  # of the page's px: what an import shows before anything is saved


def _allow(request: HttpRequest, *permissions: str) -> None:
    if not any(request.user.has_perm(name) for name in permissions):
        raise PermissionDenied


@require_http_methods(["GET", "HEAD", "POST"])
def import_brief(request: HttpRequest) -> HttpResponse:
    """Paste or upload, see what was read with every problem, then save. Nothing is saved before “save”."""
    _allow(request, "carousels.add_carousel")
    form = BriefForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Import a brief", "form": form}
    if request.method == "POST" and form.is_valid():
        reading = form.reading
        if reading.deck and reading.ok and "save" in request.POST:
            saved = _save(request, reading.deck, reading)
            if saved is not None:
                return redirect("admin:carousels_carousel_change", saved.pk)
        context |= _what_was_read(reading)
    return render(request, "admin/carousels/carousel/import.html", context)


def _save(request: HttpRequest, deck: Deck, reading: Reading) -> Carousel | None:
    try:
        outcome = importing.import_deck(
            deck,
            by=request.user,  # type: ignore[arg-type]
            publish=request.POST["save"] == "publish",
        )
    except importing.RefusedError as error:
        messages.error(request, str(error))
        return None
    messages.success(request, f"{outcome}.".capitalize())
    for note in (*outcome.notes, *map(str, reading.warnings)):
        messages.warning(request, note)
    return outcome.carousel


def _what_was_read(reading: Reading) -> dict[str, Any]:
    """The brief line by line with its problems, and each slide drawn."""
    problems: dict[int, list[Any]] = {}
    for problem in reading.problems:
        problems.setdefault(problem.line, []).append(problem)
    lines = [
        {"number": number, "text": text, "problems": problems.get(number, [])}
        for number, text in enumerate(reading.source.split("\n"), 1)
    ]
    context: dict[str, Any] = {"reading": reading, "lines": lines}
    if reading.deck is not None:
        context |= {"existing": importing.existing(reading.deck), **_drawn(reading.deck)}
    return context


def _drawn(deck: Deck) -> dict[str, Any]:
    size = SIZES.get(deck.size, SIZES["portrait"])
    pages = engine.compile_deck(deck, _brand(deck.theme), size, "png", scale=IMPORT_SCALE)
    pictures = [f"data:image/png;base64,{base64.b64encode(page).decode()}" for page in pages.pages]
    return {
        "drawn": [
            {"number": number, "slide": slide, "picture": picture}
            for number, (slide, picture) in enumerate(zip(deck.slides, pictures, strict=True), 1)
        ],
        "size": size,
        "findings": pages.findings,
    }


def _brand(name: str) -> Brand:
    named = Theme.objects.select_related("logo", "avatar").filter(name__iexact=name).first() if name else None
    return theme_brand(named or Theme.objects.default())


@require_GET
def export(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    """A download, or, where the checks found an error, a page that says what and how to go on."""
    _allow(request, "carousels.export_carousel")
    size = request.GET.get("size", "")
    if form not in exports.ALL_FORMATS or (size and size not in SIZES):
        raise Http404("There is no such format or size.")
    carousel = get_object_or_404(Carousel.objects.with_slides(), pk=pk)
    if not carousel.slides.all():
        raise Http404("This carousel has no slides yet.")
    made = exports.export(carousel, form, size)
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
    _allow(request, "carousels.view_carousel", "carousels.change_carousel")
    sheet = exports.sheet_of(get_object_or_404(Carousel.objects.with_slides(), pk=pk))
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
