"""What a theme and a brand make of a slide: its faces, and the colours of its ground."""

from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from carousels.brand import Brand
from carousels.colours import AA_TEXT, contrast, luminance
from carousels.deck import Kind
from carousels.render import fonts
from carousels.render.faces import Face, faces_of
from carousels.render.shaping import typeface
from carousels.render.themes import ReadyTheme, ready_theme

COVER, CTA, CONTENT = "cover", "cta", "content"  # themes set each of these groups in its own way
_GROUPS = {Kind.COVER: COVER, Kind.CTA: CTA}


def group_of(kind: Kind) -> str:
    return _GROUPS.get(kind, CONTENT)


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """A brand in its theme."""

    brand: Brand
    theme: ReadyTheme
    faces: dict[str, Face]
    families: dict[str, str]  # heading, plain, mono: for what plays no role of its own, as signs and buttons
    palette: dict[str, str]  # name → #rrggbb

    def ground(self, kind: Kind, turn: int) -> dict[str, str]:
        """Colours of a slide as #rrggbb; `turn` counts the slides of its group, for grounds that take turns."""
        named = self.theme.layout["ground"][group_of(kind)]
        cycle = [named, *({**named, **other} for other in named.get("cycle", ()))]
        return self.colours(cycle[turn % len(cycle)])

    def on_picture(self) -> dict[str, str]:
        """Words upon a picture are light on dark in every theme: a picture is seldom seen through a light veil."""
        dark, light = sorted((self.palette["paper"], self.palette["ink"]), key=luminance)
        spark = self.palette["highlight"]
        readable = contrast(spark, dark) >= AA_TEXT
        return {"fill": dark, "ink": light, "quiet": light, "spark": spark if readable else light}

    def colours(self, named: dict[str, Any]) -> dict[str, str]:
        """The palette's colour for each name; a colour that is written out stays."""
        return {place: self.palette.get(name, name) for place, name in named.items() if isinstance(name, str)}

    def sign_width(self, family: str, weight: int, text: str, size: float) -> float:
        """px of a line of signs at `size` px."""
        return typeface(self.families[family], weight, False).width(text, size) * size

    def sign_cap(self, family: str, weight: int) -> float:
        """em: how tall a capital is."""
        return typeface(self.families[family], weight, False).cap


@lru_cache(maxsize=64)
def look_of(brand: Brand) -> Look:
    theme = ready_theme(brand.style)
    named = {"heading": brand.heading_font, "plain": brand.body_font, "mono": brand.mono_font}
    families = {name: fonts.family(family) for name, family in named.items()}
    return Look(brand, theme, faces_of(brand, theme.layout), families, asdict(brand.palette))
