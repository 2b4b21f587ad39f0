"""What an office program sets words in: a family, regular or bold, and how its letters are spaced to come out as wide.

It knows two weights of a family, at the optical size that the font names as its usual one. So its letters are wider or
narrower than the typesetter's, and the space between them makes up for it.
"""

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz as hb

from carousels.brand import Brand
from carousels.render import fonts
from carousels.render.shaping import Typeface

SEMIBOLD = 600  # from this weight on, words are bold
_SHAPED = range(0x0590, 0x1100)  # Hebrew to Burmese
_ASIAN = (
    range(0x1100, 0x1200),
    range(0x2E80, 0xA4D0),
    range(0xAC00, 0xD7B0),
    range(0xF900, 0xFB00),
    range(0x20000, 0x40000),
)


@dataclass(frozen=True, slots=True)
class Families:
    """A typesetter's family as the document names it: the theme's two fonts by their place, others as editors do."""

    named: dict[str, str]

    @classmethod
    def of(cls, brand: Brand) -> "Families":
        mono = {fonts.family(brand.mono_font): brand.mono_font}
        return cls({**mono, fonts.family(brand.body_font): "+mn-lt", fonts.family(brand.heading_font): "+mj-lt"})

    def __getitem__(self, family: str) -> str:
        return self.named.get(family, family)


class Installed(Typeface):
    """A family as an office program has it."""

    def _font(self, optical_size: float) -> hb.Font:
        """Always the same one: the instance that the font itself names, nearest in weight and of usual width."""
        font = self._fonts.get(0.0)
        if font is None:
            font = hb.Font(self._face)
            instances = self._face.named_instances
            if instances:
                font.var_named_instance = min(
                    range(len(instances)), key=lambda n: self._distance(instances[n].design_coords)
                )
            self._fonts[0.0] = font
        return font

    def outline(self, sign: str) -> tuple[float, float]:
        """em: how wide a sign is drawn, and how high its middle stands above the baseline; 0 where it has none."""
        font = self._font(0.0)
        glyph = font.get_nominal_glyph(ord(sign))
        extents = font.get_glyph_extents(glyph) if glyph else None
        if extents is None:
            return 0.0, 0.0
        return extents.width / self._face.upem, (extents.y_bearing + extents.height / 2) / self._face.upem

    def reaches(self, weight: int) -> bool:
        """Whether the font itself can be as heavy."""
        return self._axes.get("wght", (0.0, 0.0))[1] >= weight

    def _distance(self, coordinates: list[float]) -> float:
        tags = [axis.tag for axis in self._face.axis_infos]
        place = dict(zip(tags, coordinates, strict=True))
        return float(abs(place.get("wght", 400) - self.weight) + abs(place.get("wdth", 100) - 100))


@lru_cache(maxsize=256)
def installed(family: str, bold: bool, italic: bool) -> Installed:
    """`family` as the typesetter knows it."""
    return Installed(family, 700 if bold else 400, italic)


def is_bold(face: Typeface) -> bool:
    """Whether a program is to set it bold: a family without a bold would be smeared into one."""
    return face.weight >= SEMIBOLD and _has_bold(face.family)


@lru_cache(maxsize=256)
def _has_bold(family: str) -> bool:
    weights = [int(font.weight) for font in fonts.found().fonts() if font.family == family]
    return max(weights, default=0) >= SEMIBOLD or installed(family, True, False).reaches(SEMIBOLD)


def spacing(face: Typeface, tracking: float, text: str, size: float) -> float:
    """px between two letters so that `text` comes out as wide as the typesetter sets it, with its `tracking` in em."""
    signs = text.replace("\n", "")
    if not signs or any(map(_place, signs)):
        return 0.0  # letters that are joined stay joined
    theirs = installed(face.family, is_bold(face), face.italic)
    return (tracking + (face.width(signs, size) - theirs.width(signs, size)) / len(signs)) * size


def script_fonts(text: str, language: str) -> dict[str, str]:
    """Fonts for what is not Latin, Greek or Cyrillic, by the name of their place: cs and ea."""
    return {} if text.isascii() else dict(_script_fonts(text, language))


@lru_cache(maxsize=4096)
def _script_fonts(text: str, language: str) -> tuple[tuple[str, str], ...]:
    first = {_place(sign): sign for sign in reversed(text)}
    holders = ((place, _holder(first[place], language)) for place in ("cs", "ea") if place in first)
    return tuple((place, family) for place, family in holders if family)


def _place(sign: str) -> str:
    """Of the font for a sign, beside the usual one: cs for scripts that are shaped, ea for those of East Asia."""
    if ord(sign) in _SHAPED:
        return "cs"
    return "ea" if any(ord(sign) in part for part in _ASIAN) else ""


def _holder(sign: str, language: str) -> str:
    return next((name for name in fonts.fallbacks(language) if installed(name, False, False).holds(sign)), "")
