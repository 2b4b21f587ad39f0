"""What would embarrass us if a deck was posted now: one list, for the Admin, the command line and every export."""

from carousels.brand import Brand
from carousels.deck import Deck
from carousels.findings import Finding
from carousels.preflight import layout, pictures, platforms, story
from carousels.render.geometry import Page
from carousels.render.sizes import Size


def preflight(
    deck: Deck, brand: Brand, size: Size, *, pages: tuple[Page, ...] | None = None, as_pictures: bool = False
) -> tuple[Finding, ...]:
    """The findings by slide, those of the deck as a whole first.

    `pages` is the typesetter's own geometry where the deck was drawn already; `as_pictures` says that it is posted
    picture by picture, where other rules hold than for a document.
    """
    found = [
        *platforms.of_document(deck),
        *(platforms.of_pictures(deck, size) if as_pictures else ()),
        *story.findings(deck),
        *pictures.findings(deck, brand, size),
        *layout.findings(deck, brand, size, pages),
    ]
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.slide or 0))
