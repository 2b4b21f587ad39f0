"""Every look that a carousel can wear, shown with its own words."""

from dataclasses import dataclass, replace
from typing import Any

from carousels.brand import Brand
from carousels.deck import Deck, Kind
from carousels.decks import INHERITED, brand_of, deck_of, shown, theme_brand
from carousels.exports import Sheet
from carousels.models import Carousel, Theme
from carousels.render.sizes import SIZES
from carousels.render.specimen import specimen
from carousels.render.themes import ReadyTheme, brand_in, ready_themes

READY = "ready-"


@dataclass(frozen=True, slots=True)
class Look:
    """A theme of the site, or a ready one that the site has not taken yet."""

    key: str  # a theme's primary key, or READY with the key of a ready one
    name: str
    about: str
    theme: Theme | None

    def brand(self, carousel: Carousel | None) -> Brand:
        """Dressed as the carousel would be: with its author speaking."""
        if self.theme is None:
            return ready_brand(ready_themes()[self.key.removeprefix(READY)])
        if carousel is None:
            return theme_brand(self.theme)
        return brand_of(Carousel(theme=self.theme, author=carousel.author))


def looks() -> list[Look]:
    """The site's themes, the default first, then the ready ones that it has not taken."""
    themes = list(Theme.objects.select_related("logo", "avatar").order_by("-is_default", "name"))
    ready = ready_themes()
    known = [
        Look(str(theme.pk), theme.name, ready[theme.style].about if theme.style in ready else "", theme)
        for theme in themes
    ]
    taken = {theme.style for theme in themes}
    return known + [Look(READY + key, one.name, one.about, None) for key, one in ready.items() if key not in taken]


def look_named(key: str) -> Look | None:
    return next((look for look in looks() if look.key == key), None)


def look_offered(key: str) -> Look | None:
    """The same for a picture of the page: a ready theme that was taken meanwhile is drawn as it was offered."""
    ready = ready_themes().get(key.removeprefix(READY)) if key.startswith(READY) else None
    return look_named(key) or (Look(key, ready.name, ready.about, None) if ready else None)


def ready_brand(ready: ReadyTheme) -> Brand:
    """A ready theme in its own colours and typefaces, with the site's name upon it."""
    common = theme_brand(None)
    speaking: dict[str, Any] = {name: getattr(common, name) for name in INHERITED}
    return replace(brand_in(ready), **speaking)


def sheet_in(look: Look, carousel: Carousel | None) -> Sheet:
    """The carousel in that look; a deck of every kind where there is none."""
    if carousel is None:
        return Sheet("specimen", specimen(), look.brand(None), SIZES["portrait"])
    deck = shown(deck_of(carousel), carousel.slides.all())
    return Sheet(carousel.slug, deck, look.brand(carousel), SIZES[carousel.size])


def telling(deck: Deck) -> list[int]:
    """Three slides that show most of a look, counted from 1: the cover, one of content, the last."""
    count = len(deck.slides)
    inner = range(2, count)
    content = next((number for number in inner if deck.slides[number - 1].kind is Kind.CONTENT), min(2, count))
    return sorted({1, content, count})
