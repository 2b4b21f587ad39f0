"""The picture that stands for a page where it is shared: a cover, set by the slide engine on a page of 1200 × 630."""

from dataclasses import replace

from blog.models import Author
from carousels import exports
from carousels.deck import DEFAULT_LANGUAGE, Deck, Kind, Slide
from carousels.decks import spoken_by, theme_brand
from carousels.exports import Sheet, sheet_of
from carousels.marks import plain
from carousels.models import Carousel
from carousels.render.sizes import Size

WIDTH, HEIGHT = 1200, 630  # px, as those who read Open Graph show it without cutting
# Drawn as a broad slide is, whose margins and type are made for some 1,900 px, and then made smaller.
PAGE = Size("card", "Share card", 1920, 1008)
SCALE = WIDTH / PAGE.width


def card(
    title: str, label: str = "", subline: str = "", language: str = DEFAULT_LANGUAGE, author: Author | None = None
) -> Sheet:
    """Words on a card in the default theme."""
    cover = Slide(kind=Kind.COVER, label=label, headline=title, subline=subline)
    brand = replace(spoken_by(author, theme_brand(None)), page_numbers=False, progress=False, swipe_cue=False)
    return Sheet("card", Deck(title=title, slides=(cover,), language=language), brand, PAGE)


def card_of(carousel: Carousel) -> Sheet:
    """Its first slide, in its own theme; its title where it has no slides."""
    sheet = sheet_of(carousel)
    slides = sheet.deck.slides[:1] or (Slide(kind=Kind.COVER, headline=plain(carousel.title)),)
    brand = replace(sheet.brand, page_numbers=False, progress=False)
    return Sheet(sheet.slug, replace(sheet.deck, slides=slides), brand, PAGE)


def drawn(sheet: Sheet) -> bytes:
    """A PNG of WIDTH × HEIGHT px."""
    return exports.slide_png(sheet, 1, SCALE) or b""  # a card has one slide
