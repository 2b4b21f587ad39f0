"""Whether the words fit, and can be read as they were set."""

from collections.abc import Iterator

from carousels.brand import Brand
from carousels.deck import Deck
from carousels.findings import Finding, Severity
from carousels.render import glyphs
from carousels.render.engine import pages_of_deck
from carousels.render.frames import BODY_FLOOR
from carousels.render.geometry import Page, overflows
from carousels.render.legibility import clashes
from carousels.render.panels import Code
from carousels.render.sizes import Size


def findings(deck: Deck, brand: Brand, size: Size, pages: tuple[Page, ...] | None) -> Iterator[Finding]:
    pages = pages_of_deck(deck, brand, size) if pages is None else pages
    yield from overflows(deck, pages)
    yield from glyphs.missing(deck, brand)
    yield from _small_code(pages)
    for clash in clashes(brand):
        yield Finding(Severity.WARNING, f"{str(clash)[:1].lower()}{str(clash)[1:]} Change the theme’s colours.")


def _small_code(pages: tuple[Page, ...]) -> Iterator[Finding]:
    for page in pages:
        for part in page.plan.parts.tail:
            if isinstance(part, Code) and part.size < BODY_FLOOR:
                message = (
                    f"the code is set at {part.size:.0f} px, which is small on a phone. Shorten its longest line."
                )
                yield Finding(Severity.WARNING, message, page.slide, "body")
