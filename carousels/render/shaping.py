"""How wide words come out: shaped by HarfBuzz from the files, weights and optical sizes that the typesetter takes.

So a slide is laid out by arithmetic, to a fraction of a px, and drawn once.
"""

import unicodedata
from functools import lru_cache

import typst
import uharfbuzz as hb

from carousels.render import fonts

WIDE = 1.25  # em, for a sign that no font has: it is reported, and its box is never much wider
FEATURES = {"lnum": True}  # figures as tall as capitals, as the templates ask for them
KEPT = 4000  # words of a face and size whose widths are remembered
_FOLLOWS = frozenset(("Mn", "Me", "Mc", "Cf", "Sk"))  # categories of what belongs to the sign before it


class Typeface:
    """A family in one weight and style. Lengths are em."""

    def __init__(self, family: str, weight: int, italic: bool) -> None:
        self.family, self.weight, self.italic = family, weight, italic
        self._face = _face(family, weight, italic)
        self._axes = {axis.tag: (float(axis.min_value), float(axis.max_value)) for axis in self._face.axis_infos}
        self._fonts: dict[float, hb.Font] = {}
        self._widths: dict[float, _Widths] = {}
        self.signs = frozenset(map(chr, self._face.unicodes))
        self.cap = self._cap()

    def widths(self, size: float) -> "_Widths":
        """Width by word, at `size` px, kerning included; signs that this face lacks are set in a fallback."""
        optical = self._clamped("opsz", size)
        found = self._widths.get(optical)
        if found is None or len(found) > KEPT:
            found = self._widths[optical] = _Widths(self, size)
        return found

    def width(self, text: str, size: float) -> float:
        return self.widths(size)[text]

    def holds_all(self, text: str) -> bool:
        """Whether no word of it is set in another family."""
        return text.isascii() or self.signs.issuperset(text.replace("\n", ""))

    def holds(self, sign: str) -> bool:
        return sign in self.signs

    def measured(self, text: str, size: float) -> float:
        if self.signs.issuperset(text):
            return self._shaped(text, size)
        total = 0.0
        for face, part in self._parts(text):
            total += face._shaped(part, size) if face else WIDE * len(part)
        return total

    def _shaped(self, text: str, size: float) -> float:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        hb.shape(self._font(self._clamped("opsz", size)), buffer, FEATURES)
        advances = sum(place.x_advance for place in buffer.glyph_positions)
        return float(advances / self._face.upem)

    def _parts(self, text: str) -> "list[tuple[Typeface | None, str]]":
        """The text in runs of one face each: the first that has the sign, kept by what belongs to it."""
        parts: list[tuple[Typeface | None, str]] = []
        for sign in text:
            follows = parts and (unicodedata.category(sign) in _FOLLOWS or sign in "\ufe0f\u200d")
            face = parts[-1][0] if follows else self._holder(sign)
            if parts and parts[-1][0] is face:
                parts[-1] = (face, parts[-1][1] + sign)
            else:
                parts.append((face, sign))
        return parts

    def _holder(self, sign: str) -> "Typeface | None":
        if self.holds(sign):
            return self
        others = (typeface(family, self.weight, self.italic) for family in fonts.fallbacks())
        return next((face for face in others if face.holds(sign)), None)

    def _clamped(self, axis: str, value: float) -> float:
        if axis not in self._axes:
            return 0.0
        low, high = self._axes[axis]
        return min(max(value, low), high)

    def _font(self, optical_size: float) -> hb.Font:
        """One font a place on the axes: what was set up is never changed, so that threads may share it."""
        font = self._fonts.get(optical_size)
        if font is None:
            font = hb.Font(self._face)
            values = {"wght": self._clamped("wght", self.weight), "opsz": optical_size}
            font.set_variations({axis: value for axis, value in values.items() if axis in self._axes})
            self._fonts[optical_size] = font
        return font

    def _cap(self) -> float:
        """How tall a capital is."""
        font = self._font(self._clamped("opsz", 72))
        return float(font.get_metric_position_with_fallback(hb.OTMetricsTag.CAP_HEIGHT) / self._face.upem)


class _Widths(dict[str, float]):
    """Measured when first asked for."""

    def __init__(self, face: Typeface, size: float) -> None:
        super().__init__()
        self._face, self._size = face, size

    def __missing__(self, text: str) -> float:
        self[text] = self._face.measured(text, self._size)
        return self[text]


@lru_cache(maxsize=256)
def typeface(family: str, weight: int, italic: bool) -> Typeface:
    """`family` as the typesetter knows it."""
    return Typeface(family, weight, italic)


def _face(family: str, weight: int, italic: bool) -> hb.Face:
    """The font that the typesetter would take: the style first, then the nearest weight."""
    here = [font for font in fonts.found().fonts() if font.path]
    known = [font for font in here if font.family == family]
    # A family that is gone is replaced by the first that helps out, as the typesetter does it.
    known = known or [font for font in here if font.family == fonts.SCRIPTS[0]]
    best: typst.FontInfo = min(
        known, key=lambda font: ((font.style != "normal") != italic, abs(int(font.weight) - weight))
    )
    return hb.Face(hb.Blob.from_file_path(str(best.path)), best.index)
