"""Which family, weight and measures each role of words is set in."""

from dataclasses import dataclass
from typing import Any

from carousels.brand import Brand
from carousels.marks import Run
from carousels.render import fonts
from carousels.render.shaping import Typeface, typeface
from carousels.render.themes import ROLES

BOLD = 700
CODE_SCALE = 0.9  # of the words around it


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """A role's typeface. Lengths are em."""

    type: Typeface
    tracking: float
    leading: float
    scale: float
    bold: Typeface  # for **strong** words
    slanted: Typeface  # for *emphasis*
    mono: Typeface  # for `code`

    def width(self, text: str, size: float) -> float:
        """px of a word set at `size` px."""
        return (self.type.width(text, size) + self.tracking * len(text)) * size

    def width_of(self, run: Run, size: float) -> float:
        """px of a marked word."""
        if run.code:
            return self.mono.width(run.text, size * CODE_SCALE) * size * CODE_SCALE
        if run.strong and not run.emphasis:
            return (self.bold.width(run.text, size) + self.tracking * len(run.text)) * size
        if run.emphasis:
            return (self.slanted.width(run.text, size) + self.tracking * len(run.text)) * size
        return self.width(run.text, size)

    def as_data(self) -> dict[str, Any]:
        return {
            "font": self.type.family,
            "weight": self.type.weight,
            "style": "italic" if self.type.italic else "normal",
            "tracking": self.tracking,
        }


def faces_of(brand: Brand, layout: dict[str, Any]) -> dict[str, Face]:
    """The face of each role, in the brand's own families."""
    families = {"heading": brand.heading_font, "body": brand.body_font, "mono": brand.mono_font}
    known = {name: fonts.family(family) for name, family in families.items()}
    made = {role: _face(role, layout[role], known) for role in ROLES}
    # Wide spaces between letters are for capitals.
    return {**made, "mixed label": _face("label", {**layout["label"], "tracking": 0}, known)}


def is_head(role: str) -> bool:
    """Whether marks are read as in a headline: strong words in the accent colour, emphasis in the body's italic."""
    return role in ("headline", "quote", "figure")


def _face(role: str, values: dict[str, Any], families: dict[str, str]) -> Face:
    family, weight, italic = families[values["face"]], values["weight"], values["italic"]
    head = is_head(role)
    return Face(
        type=typeface(family, weight, italic),
        tracking=values["tracking"],
        leading=values["leading"],
        scale=values["scale"],
        bold=typeface(family, weight if head else max(weight, BOLD), italic),
        slanted=typeface(families["body"] if head else family, weight, True),
        mono=typeface(families["mono"], 400, False),
    )
