"""One slide of an unsaved form made two, or two made one. The page puts the answer into its form; nothing is saved."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from carousels.deck import TEXT_FIELDS, Slide
from carousels.models import Carousel
from carousels.splitting import merge, split
from carousels.unsaved import slide_in
from nuvika.editing.permissions import require_any, to_write

WHOLE = (
    "There is no paragraph, line or sentence at which this slide could be split. Put a full stop or an empty line in."
)


@require_POST
def split_slide(request: HttpRequest) -> JsonResponse:
    """Takes the fields of the slide `form`; answers {slides: [first, second]}, or {error} where it stays whole."""
    parts = split(_asked(request, "form"))
    return _answer(*parts) if parts else JsonResponse({"error": WHOLE})


@require_POST
def merge_slides(request: HttpRequest) -> JsonResponse:
    """Takes the fields of the slides `form` and `with`; answers {slides: [merged]}."""
    return _answer(merge(_asked(request, "form"), _asked(request, "with")))


def _asked(request: HttpRequest, name: str) -> Slide:
    require_any(request.user, *to_write(Carousel))
    number = request.POST.get(name, "")
    return slide_in(request.POST, int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0)


def _answer(*slides: Slide) -> JsonResponse:
    return JsonResponse({"slides": [_plain(slide) for slide in slides]})


def _plain(slide: Slide) -> dict[str, Any]:
    return {"kind": slide.kind.value, **{name: getattr(slide, name) for name in TEXT_FIELDS}}
