"""Bullets are signs of a font: which one comes nearest to what the theme draws."""

from collections.abc import Iterator
from functools import lru_cache

from carousels.brand import Brand
from carousels.render import fonts
from carousels.render.pptx.text import Bullet
from carousels.render.pptx.typefaces import installed

# Of the theme's bullets: signs that look like them, and how wide they are drawn, in em of the words.
SIGNS = {"square": ("■▪", 0.42), "dot": ("●•", 0.4), "dash": ("—–", 0.7), "arrow": ("›", 0.34)}
HELPER = "Inter"  # has them all
MIDDLE = 0.34  # em: half of a capital


def drawn_bullet(kind: str, brand: Brand, tint: str) -> Bullet:
    sign, family, share = _nearest(kind, (brand.body_font, brand.heading_font, brand.mono_font, HELPER))
    return Bullet(tint, family, share, sign)


@lru_cache(maxsize=256)
def _nearest(kind: str, families: tuple[str, ...]) -> tuple[str, str, float]:
    """The sign, and the family whose sign of that size stands nearest to the middle of the words."""
    return min(_known(kind, families))[1:]


def _known(kind: str, families: tuple[str, ...]) -> Iterator[tuple[float, str, str, float]]:
    signs, wanted = SIGNS[kind]
    for family in families:
        for sign in signs:
            wide, middle = installed(fonts.family(family), False, False).outline(sign)
            if wide:
                share = min(4.0, max(0.25, wanted / wide))  # what a program lets a bullet be
                yield abs(middle * share - MIDDLE), sign, family, share
