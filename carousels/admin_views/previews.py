"""The slides of an unsaved form as pictures, with what is wrong with them. Nothing is saved, nothing is kept."""

import time
from collections.abc import Collection, Iterable
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from carousels.deck import MAX_SLIDES
from carousels.exports import Sheet
from carousels.findings import Finding, Severity
from carousels.models import Carousel
from carousels.preflight import preflight as checked
from carousels.render import engine
from carousels.unsaved import Unsaved, unsaved
from nuvika.editing.permissions import require_any, to_write


@require_POST
def preview(request: HttpRequest) -> JsonResponse:
    """Answers {size, slides, findings}; `slides` has one object a slide, in the order of the carousel.

    The page says what it shows already: `held`, names of pictures, and `wanted`, the forms in sight (all where it is
    left out). A slide brings `picture` (SVG) only where it is wanted and the page holds another one: its own words
    have changed, or a neighbour's, with which it shares its size of type.
    """
    require_any(request.user, *to_write(Carousel))
    start = time.perf_counter()
    asked = unsaved(request.POST)
    held = frozenset(request.POST.get("held", "").split())
    response = JsonResponse(_answer(asked, held, _wanted(request.POST.get("wanted"), asked)))
    response["Server-Timing"] = f"preview;dur={(time.perf_counter() - start) * 1000:.1f}"
    response["Cache-Control"] = "private, no-store"
    return response


def _answer(asked: Unsaved, held: Collection[str], wanted: frozenset[int]) -> dict[str, Any]:
    sheet = asked.sheet
    names = sheet.slide_names
    stale = tuple(number for number in sorted(wanted) if names[number - 1] not in held)
    pictures = _drawn(sheet, stale)
    findings = checked(sheet.deck, sheet.brand, sheet.size) if names else ()
    slides = []
    for number, (form, name) in enumerate(zip(asked.forms, names, strict=True), 1):
        slide: dict[str, Any] = {"form": form, "number": number, "name": name}
        if number in pictures:
            slide["picture"] = pictures[number].decode()
        slide["findings"] = _plain(found for found in findings if found.slide == number)
        slides.append(slide)
    return {
        "size": {"width": sheet.size.width, "height": sheet.size.height},
        "slides": slides,
        "findings": _plain((*_surplus(asked), *(found for found in findings if not found.slide))),
    }


def _drawn(sheet: Sheet, numbers: tuple[int, ...]) -> dict[int, bytes]:
    if not numbers:
        return {}
    made = engine.compile_deck(sheet.deck, sheet.brand, sheet.size, "svg", only=numbers)
    return dict(zip(numbers, made.pages, strict=True))


def _wanted(text: str | None, asked: Unsaved) -> frozenset[int]:
    """The slides in sight, counted from 1."""
    if text is None:
        return frozenset(range(1, len(asked.forms) + 1))
    chosen = {int(word) for word in text.split() if word.isascii() and word.isdigit() and len(word) < 6}
    return frozenset(number for number, form in enumerate(asked.forms, 1) if form in chosen)


def _surplus(asked: Unsaved) -> list[Finding]:
    if not asked.surplus:
        return []
    count = MAX_SLIDES + asked.surplus
    return [Finding(Severity.ERROR, f"{count} slides are too many: LinkedIn takes {MAX_SLIDES} pages. Delete some.")]


def _plain(findings: Iterable[Finding]) -> list[dict[str, str]]:
    return [{"severity": found.severity.value, "field": found.field, "message": found.message} for found in findings]
