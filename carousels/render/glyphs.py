"""Signs that no font has: told, never drawn as boxes in silence."""

import unicodedata
from functools import lru_cache

from carousels.brand import Brand
from carousels.deck import Deck
from carousels.findings import Finding, Severity
from carousels.render import fonts
from carousels.render.shaping import typeface

DRAWN = ("label", "headline", "subline", "body", "link")
_HAN = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH", "HALFWIDTH")
_PLAIN = ("LATIN", "GREEK", "CYRILLIC")
_EMOJI = range(0x1F000, 0x1FB00)
_JOINERS = range(0xFE00, 0xFE10), range(0x200B, 0x2010), range(0xE0020, 0xE0080), range(0x2028, 0x2030)


def missing(deck: Deck, brand: Brand) -> list[Finding]:
    families = (brand.heading_font, brand.body_font, brand.mono_font)
    return [
        Finding(Severity.ERROR, _sentence(lacking), number, name)
        for number, slide in enumerate(deck.slides, 1)
        for name in DRAWN
        if (lacking := _lacking(getattr(slide, name), families))
    ]


def _lacking(text: str, families: tuple[str, ...]) -> list[str]:
    if text.isascii():
        return []
    return [sign for sign in dict.fromkeys(text) if not _is_held(sign, families) and not _invisible(sign)]


@lru_cache(maxsize=65_536)
def _is_held(sign: str, families: tuple[str, ...]) -> bool:
    """Whether one of these families, as editors know them, or of those that help out has the sign."""
    known = (*map(fonts.family, families), *fonts.fallbacks())
    return any(typeface(family, 400, False).holds(sign) for family in known)


def _invisible(sign: str) -> bool:
    point = ord(sign)
    return sign.isspace() or unicodedata.category(sign) in ("Cf", "Cc") or any(point in signs for signs in _JOINERS)


def _sentence(signs: list[str]) -> str:
    named = ", ".join(f"“{sign}” (U+{ord(sign):04X} {unicodedata.name(sign, 'unnamed')})" for sign in signs[:5])
    wanted = " and ".join(dict.fromkeys(_holder(sign) for sign in signs[:5]))
    return f"no installed font has {named}. Replace it, or install {wanted}, on the machine or in FONT_DIRS."


def _holder(sign: str) -> str:
    """A free font that has the sign: all scripts have one of Noto's, named as Unicode names the script."""
    script = unicodedata.name(sign, "").partition(" ")[0]
    if script in _HAN:
        return "Noto Sans CJK"
    if ord(sign) in _EMOJI:
        return "Noto Color Emoji"
    if unicodedata.category(sign)[0] in "LM" and script.isalpha():
        return "Noto Sans" if script in _PLAIN else f"Noto Sans {script.title()}"
    return "Noto Sans Symbols"
