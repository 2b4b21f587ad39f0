"""The slides of an unsaved form as pictures, with what is wrong with them. Nothing is saved, nothing is kept."""

import hashlib
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from carousels.admin_views.access import allow
from carousels.deck import MAX_SLIDES, Deck
from carousels.exports import Sheet
from carousels.findings import Finding, Severity
from carousels.render import engine
from carousels.unsaved import Unsaved, unsaved

ALONE = 3  # times as long as within its deck: what a slide takes that is drawn by itself


@dataclass(frozen=True, slots=True)
class Drawn:
    """Pictures by slide, counted from 1, and the slides whose findings are all here."""

    pictures: dict[int, bytes]
    findings: tuple[Finding, ...]
    checked: frozenset[int]


@require_POST
def preview(request: HttpRequest) -> JsonResponse:
    """Answers {size, slides, findings, whole}; `slides` has one object a slide, in the order of the carousel.

    The page says what it shows already: `held`, names of pictures, and `wanted`, the forms in sight (all where it is
    left out). A slide brings `picture` (SVG) only where it is wanted and the page holds another one. With `whole`
    every slide is laid out anew, since a word on one may change the size of type on all.
    """
    allow(request, "carousels.add_carousel", "carousels.change_carousel")
    start = time.perf_counter()
    asked = unsaved(request.POST)
    held = frozenset(request.POST.get("held", "").split())
    wanted = _wanted(request.POST.get("wanted"), asked)
    answer = _answer(asked, held, wanted, whole="whole" in request.POST)
    response = JsonResponse(answer)
    response["Server-Timing"] = f"preview;dur={(time.perf_counter() - start) * 1000:.1f}"
    response["Cache-Control"] = "private, no-store"
    return response


def input_names(sheet: Sheet) -> tuple[str, ...]:
    """By slide, a name of everything that shapes its picture but the words of its neighbours."""
    deck = sheet.deck
    bare = Deck(title="", slides=(), language=deck.language, author=deck.author)
    alone = (bare.with_slides(replace(slide, notes="")) for slide in deck.slides)
    total = len(deck.slides)
    return tuple(
        f"{replace(sheet, deck=one).fingerprint[:16]}-{number}-{total}" for number, one in enumerate(alone, 1)
    )


def _answer(asked: Unsaved, held: Collection[str], wanted: frozenset[int], *, whole: bool) -> dict[str, Any]:
    names = input_names(asked.sheet)
    known = {name.partition(".")[0] for name in held}
    stale = [number for number in sorted(wanted) if names[number - 1] not in known]
    drawn = _draw(asked.sheet, names, stale, whole=whole)
    slides = []
    for number, (form, name) in enumerate(zip(asked.forms, names, strict=True), 1):
        slide: dict[str, Any] = {"form": form, "number": number, "checked": number in drawn.checked}
        picture = drawn.pictures.get(number)
        if picture is not None:
            slide["name"] = f"{name}.{hashlib.sha256(picture).hexdigest()[:12]}"
            if number in wanted and slide["name"] not in held:
                slide["picture"] = picture.decode()
        slide["findings"] = _plain(found for found in drawn.findings if found.slide == number)
        slides.append(slide)
    size = asked.sheet.size
    return {
        "size": {"width": size.width, "height": size.height},
        "slides": slides,
        "findings": _plain((*_surplus(asked), *(found for found in drawn.findings if not found.slide))),
        "whole": len(drawn.checked) == len(slides),
    }


def _draw(sheet: Sheet, names: tuple[str, ...], stale: list[int], *, whole: bool) -> Drawn:
    total = len(names)
    if not total:
        return Drawn({}, (), frozenset())
    if whole or len(stale) * ALONE > total:
        made = engine.compile_deck(sheet.deck, sheet.brand, sheet.size, "svg")
        return Drawn(dict(enumerate(made.pages, 1)), made.findings, frozenset(range(1, total + 1)))
    parts = {number: engine.compile_deck(sheet.deck, sheet.brand, sheet.size, "svg", only=number) for number in stale}
    findings = {found: None for number, part in parts.items() for found in part.findings if found.slide == number}
    return Drawn({number: part.pages[0] for number, part in parts.items()}, tuple(findings), frozenset(parts))


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
