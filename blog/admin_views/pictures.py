"""The pictures that are here already, for a chooser: found by their words, seen by thumbnails."""

import io
from typing import Any

from django.core.cache import caches
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET
from PIL import Image

from blog.models import Picture
from nuvika.editing.permissions import require_any
from nuvika.lib import halftyped

PER_PAGE = 24
SIDE = 320  # px, the longer side of a thumbnail
YEAR = 365 * 24 * 3600
_SEERS = tuple(
    f"{app}.{verb}_{name}"
    for app, name in (("blog", "post"), ("carousels", "carousel"))
    for verb in ("add", "change", "write_own", "view")
)
_READERS = ("blog.view_picture", "blog.change_picture", "blog.add_picture")


@require_GET
def browse(request: HttpRequest) -> JsonResponse:
    """Answers {pictures, page, pages}, newest first; `q` searches titles and alt texts, `id` names one."""
    require_any(request.user, *_READERS)
    rows = Picture.objects.all()
    for word in request.GET.get("q", "").split()[:10]:
        rows = rows.filter(Q(title__icontains=word) | Q(alt__icontains=word))
    if "id" in request.GET:
        rows = rows.filter(pk=halftyped.number(request.GET["id"]) or 0)
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    shown = {"pictures": [as_choice(picture) for picture in page], "page": page.number}
    return JsonResponse({**shown, "pages": page.paginator.num_pages})


@require_GET
def thumbnail(request: HttpRequest, pk: int) -> HttpResponse:
    """A small WebP of a picture. Pixels of a picture never change, so it may be kept."""
    require_any(request.user, *_READERS, *_SEERS)  # who sees a list of posts sees their covers
    picture = get_object_or_404(Picture, pk=pk)
    key = f"thumbnail:{picture.digest}"
    made: bytes | None = caches["slides"].get(key)
    if made is None:
        made = _small(picture)
        caches["slides"].set(key, made)
    headers = {"Cache-Control": f"private, max-age={YEAR}, immutable", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(made, content_type="image/webp", headers=headers)


def as_choice(picture: Picture) -> dict[str, Any]:
    return {
        "id": picture.pk,
        "title": picture.title,
        "alt": picture.alt,
        "decorative": picture.decorative,
        "url": picture.file.url,
        "thumbnail": reverse("admin:blog_picture_thumbnail", args=[picture.pk]),
        "width": picture.width,
        "height": picture.height,
    }


def _small(picture: Picture) -> bytes:
    out = io.BytesIO()
    with picture.file.open("rb") as file, Image.open(file) as whole:
        small = whole.convert("RGBA" if "A" in whole.getbands() or "transparency" in whole.info else "RGB")
        small.thumbnail((SIDE, SIDE))
        small.save(out, "WEBP", quality=80)
    return out.getvalue()
