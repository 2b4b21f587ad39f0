"""The gallery of themes: every look with the editor's own words, to be taken and to be worn."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_GET, require_http_methods

from carousels import actions, exports
from carousels.gallery import READY, Look, look_named, look_offered, looks, sheet_in, telling
from carousels.models import Carousel, Theme
from nuvika.editing.actions import RefusedError
from nuvika.editing.permissions import has, require_any
from nuvika.editing.waiting import with_changes

SCALE = 0.35  # of the page's px
OFFERED = 60  # carousels, the newest first
SEE = ("carousels.view_theme", "carousels.change_theme", "carousels.change_carousel")


@dataclass(frozen=True, slots=True)
class Shown:
    """A look as the page shows it."""

    look: Look
    pictures: list[str]  # addresses
    worn: bool


@require_http_methods(["GET", "HEAD", "POST"])
def gallery(request: HttpRequest) -> HttpResponse:
    """GET shows it; POST with `take` adds a ready theme to the site's, with `wear` dresses the carousel in a theme."""
    require_any(request.user, *SEE)
    carousel = _carousel(request)
    if request.method == "POST":
        return _changed(request, carousel)
    context = {
        **admin.site.each_context(request),
        "title": "Gallery of themes",
        "carousel": carousel,
        "carousels": _seen_by(request.user, Carousel.objects.filter(slides__position=1)).order_by("-pk")[:OFFERED],
        "shown": [_shown(look, carousel) for look in looks()],
    }
    return render(request, "admin/carousels/theme/gallery.html", context)


@require_GET
def gallery_slide(request: HttpRequest, look: str, number: int) -> HttpResponse:
    """The picture of one slide in a look."""
    require_any(request.user, *SEE)
    found = look_offered(look)
    if found is None:
        raise Http404("There is no such theme.")
    sheet = sheet_in(found, _carousel(request))
    if not 1 <= number <= len(sheet.deck.slides):
        raise Http404("There is no such slide.")
    etag = quote_etag(sheet.slide_names[number - 1])
    response = get_conditional_response(request, etag=etag)
    if response is None:
        png = exports.slide_png(sheet, number, SCALE, alone=True)
        response = HttpResponse(png, content_type="image/png")
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    return response


def _carousel(request: HttpRequest) -> Carousel | None:
    asked = request.GET.get("carousel", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 10):
        return None
    rows = Carousel.objects.with_slides().filter(slides__position=1)
    found: Carousel = get_object_or_404(_seen_by(request.user, rows), pk=int(asked))
    shown: Carousel = with_changes(found)
    return shown


def _seen_by(user: Any, rows: Any) -> Any:
    """Somebody who may see themes alone sees no words of others on them."""
    sees_all = has(user, "view", Carousel) or has(user, "change", Carousel)
    return rows if sees_all else rows.owned_by(user)


def _shown(look: Look, carousel: Carousel | None) -> Shown:
    sheet = sheet_in(look, carousel)
    query = f"?carousel={carousel.pk}" if carousel else ""
    pictures = [
        reverse("admin:carousels_theme_gallery_slide", args=[look.key, number]) + query
        for number in telling(sheet.deck)
    ]
    worn = carousel is not None and look.theme is not None and _wears(carousel, look)
    return Shown(look, pictures, worn)


def _wears(carousel: Carousel, look: Look) -> bool:
    if look.theme is None:
        return False
    return carousel.theme_id == look.theme.pk or (carousel.theme_id is None and look.theme.is_default)


def _changed(request: HttpRequest, carousel: Carousel | None) -> HttpResponse:
    look = look_named(request.POST.get("take") or request.POST.get("wear") or "")
    if look is None:
        raise Http404("There is no such theme.")
    theme = look.theme
    if theme is None:
        theme = actions.take_theme(look.key.removeprefix(READY), by=request.user)  # type: ignore[arg-type]
        messages.success(request, f"“{theme.name}” is one of your themes now.")
    if "wear" in request.POST and carousel is not None:
        _wear(request, carousel, theme)
    return redirect(request.get_full_path())


def _wear(request: HttpRequest, carousel: Carousel, theme: Theme) -> None:
    try:
        waits = actions.wear(carousel, theme, by=request.user)  # type: ignore[arg-type]
    except RefusedError as error:
        messages.error(request, str(error))
        return
    when = "once its changes are published" if waits else "now"
    messages.success(request, f"“{carousel.title}” wears “{theme.name}” {when}.")
