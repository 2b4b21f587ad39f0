"""The Admin's page that reads a brief and shows what it would become."""

import base64
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from carousels import importing
from carousels.brand import Brand
from carousels.brief import Reading
from carousels.deck import Deck
from carousels.decks import theme_brand
from carousels.forms import BriefForm
from carousels.models import Carousel, Theme
from carousels.render import engine
from carousels.render.sizes import SIZES
from nuvika.editing.actions import RefusedError, goes_aside
from nuvika.editing.differences import compare
from nuvika.editing.editions import edition_of
from nuvika.editing.permissions import require
from nuvika.editing.waiting import current_of

IMPORT_SCALE = 0.4  # of the page's px: what an import shows before anything is saved


@require_http_methods(["GET", "HEAD", "POST"])
def import_brief(request: HttpRequest) -> HttpResponse:
    """Paste or upload, see what was read with every problem, then save. Nothing is saved before “save”."""
    require(request.user, "carousels.add_carousel")
    form = BriefForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {**admin.site.each_context(request), "title": "Import a brief", "form": form}
    if request.method == "POST" and form.is_valid():
        reading = form.reading
        if reading.deck and reading.ok and "save" in request.POST:
            saved = _save(request, reading.deck, reading)
            if saved is not None:
                return redirect("admin:carousels_carousel_change", saved.pk)
        context |= _what_was_read(reading, request.user)
    return render(request, "admin/carousels/carousel/import.html", context)


def _save(request: HttpRequest, deck: Deck, reading: Reading) -> Carousel | None:
    try:
        outcome = importing.import_deck(
            deck,
            by=request.user,  # type: ignore[arg-type]
            publish=request.POST["save"] == "publish",
            upon=request.POST.get("_edition"),
        )
    except RefusedError as error:
        messages.error(request, str(error))
        return None
    messages.success(request, f"{outcome}.".capitalize())
    for note in (*outcome.notes, *map(str, reading.warnings)):
        messages.warning(request, note)
    return outcome.carousel


def _what_was_read(reading: Reading, user: Any) -> dict[str, Any]:
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
        context |= {**_what_it_changes(reading.deck, user), **drawn(reading.deck)}
    return context


def _what_it_changes(deck: Deck, user: Any) -> dict[str, Any]:
    """The carousel that would be updated, in which edition, and what would be different."""
    existing = importing.existing(deck)
    if existing is None:
        return {"existing": None, "edition": ""}
    context = {"existing": existing, "edition": edition_of(existing), "opts": Carousel._meta}
    context["aside"] = goes_aside(existing, user)
    try:
        content = importing.import_deck(deck, by=user, dry_run=True).content
    except (RefusedError, PermissionDenied):
        return context  # saving says so
    return context | {"differences": compare(Carousel, current_of(existing), content)}


def drawn(deck: Deck) -> dict[str, Any]:
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
    return theme_brand(named)
