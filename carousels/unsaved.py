"""A carousel as it stands in the Admin's form before anybody saved it, half-typed values and all.

Nothing is refused here: what cannot be understood yet is left out, and the rest is drawn.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from blog.models import Picture
from carousels import deck as values
from carousels.brief import normalise_slide
from carousels.deck import MAX_SLIDES
from carousels.decks import slide_of
from carousels.exports import Sheet, sheet_of
from carousels.forms import CarouselForm, SlideForm
from carousels.models import Carousel, Slide
from nuvika.lib import halftyped

PREFIX = "slides"
UNDRAWN = ("post", "post_type")  # what no slide shows and no check asks for is not looked up at every key
MAX_FORMS = 4 * MAX_SLIDES  # deleted slides keep their form until the page is saved


@dataclass(frozen=True, slots=True)
class Unsaved:
    """What would be drawn, and by slide the number of its form on the page."""

    sheet: Sheet
    forms: tuple[int, ...]
    surplus: int = 0  # slides beyond MAX_SLIDES, which are not drawn


def unsaved(data: QueryDict) -> Unsaved:
    """Read the fields of the change page, named as Django's form and form set name them."""
    placed = sorted(_placed(data), key=lambda item: item[:2])
    kept = placed[:MAX_SLIDES]
    rows = [Slide(**found) for _, _, found in kept]
    _give_pictures(rows, [halftyped.number(data.get(f"{PREFIX}-{form}-picture")) for _, form, _ in kept])
    sheet = sheet_of(Carousel(**halftyped.values(CarouselForm, data, but=UNDRAWN)), rows=rows)
    deck = replace(sheet.deck, slides=tuple(normalise_slide(slide) for slide in sheet.deck.slides))
    return Unsaved(replace(sheet, deck=deck), tuple(form for _, form, _ in kept), len(placed) - len(kept))


def slide_in(data: QueryDict, form: int) -> values.Slide:
    """One slide of the form, by the number of its form, as it would be saved but for its picture."""
    found = halftyped.values(SlideForm, data, f"{PREFIX}-{form}-", but=("picture", "position"))
    return normalise_slide(slide_of(Slide(**found)))


def _placed(data: QueryDict) -> Iterator[tuple[float, int, dict[str, Any]]]:
    """Position, form and values of each slide. One without a position that nobody has touched is no slide yet."""
    for form in range(min(halftyped.number(data.get(f"{PREFIX}-TOTAL_FORMS")) or 0, MAX_FORMS)):
        prefix = f"{PREFIX}-{form}-"
        if data.get(f"{prefix}DELETE"):
            continue
        found = halftyped.values(SlideForm, data, prefix, but=("picture",))
        position = found.pop("position", None)
        if position is None and not _has_words(found) and not data.get(f"{prefix}picture"):
            continue
        yield float("inf") if position is None else position, form, found


def _has_words(found: Mapping[str, Any]) -> bool:
    return any(value for name, value in found.items() if name in ("label", "headline", "subline", "body", "link"))


def _give_pictures(rows: list[Slide], keys: list[int | None]) -> None:
    found = Picture.objects.in_bulk([key for key in keys if key])
    for row, key in zip(rows, keys, strict=True):
        row.picture = found.get(key) if key else None
