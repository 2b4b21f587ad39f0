"""Colours: a brand's own by their place in the document's theme, so that a change of the theme is seen everywhere."""

from dataclasses import dataclass

from carousels.brand import Palette
from carousels.render.pptx.xml import Element, element, share

# Where a colour of the brand stands in a theme, and how a slide names it.
PLACES = {
    "ink": ("dk1", "tx1"),
    "paper": ("lt1", "bg1"),
    "muted": ("dk2", "tx2"),
    "on_accent": ("lt2", "bg2"),
    "accent": ("accent1", "accent1"),
    "highlight": ("accent2", "accent2"),
}
Stop = tuple[float, float]  # place and opacity, 0 to 1


@dataclass(frozen=True, slots=True)
class Paint:
    palette: Palette

    def colour(self, tint: str, opacity: float = 1.0) -> Element:
        """`tint` is #rrggbb."""
        alpha = element("a:alpha", {"val": share(opacity)}) if opacity < 1 else None
        named = next((name for field, (_, name) in PLACES.items() if self._is(field, tint)), None)
        if named:
            return element("a:schemeClr", {"val": named}, alpha)
        return element("a:srgbClr", {"val": tint.lstrip("#").upper()}, alpha)

    def solid(self, tint: str, opacity: float = 1.0) -> Element:
        return element("a:solidFill", None, self.colour(tint, opacity))

    def falling(self, tint: str, stops: list[Stop]) -> Element:
        """One colour that grows denser from the top to the foot."""
        marks = [element("a:gs", {"pos": share(place)}, self.colour(tint, opacity)) for place, opacity in stops]
        down = element("a:lin", {"ang": 5_400_000, "scaled": False})
        return element("a:gradFill", {"rotWithShape": True}, element("a:gsLst", None, *marks), down)

    def line(self, tint: str, width: float, *, round_ends: bool = False) -> Element:
        """`width` is px."""
        attributes = {"w": round(width * 12_700), "cap": "rnd" if round_ends else "flat"}
        joint = element("a:round") if round_ends else element("a:miter", {"lim": 800_000})
        return element("a:ln", attributes, self.solid(tint), joint)

    def _is(self, field: str, tint: str) -> bool:
        return str(getattr(self.palette, field)).lower() == tint.lower()


def mixed(one: str, other: str, part: float) -> str:
    """#rrggbb between two colours; `part` is that of the first, 0 to 1."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(first * part + second * (1 - part)):02x}" for first, second in pairs)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return red, green, blue
