"""Whether the words of a theme can be read in the colours that a brand gives it."""

from collections.abc import Iterator
from dataclasses import dataclass

from carousels.brand import Brand
from carousels.colours import AA_TEXT, contrast
from carousels.deck import Kind
from carousels.render.looks import Look, look_of

SHOWN = {"ink": "words", "quiet": "page number and name", "spark": "label and accents"}
PLACES = {Kind.COVER: "the cover", Kind.CONTENT: "content slides", Kind.CTA: "the call to action"}


@dataclass(frozen=True, slots=True)
class Clash:
    """Two colours, as #rrggbb, that are too near to each other for words."""

    place: str
    words: str
    ink: str
    fill: str

    @property
    def ratio(self) -> float:
        """From 1 to AA_TEXT."""
        return contrast(self.ink, self.fill)

    def __str__(self) -> str:
        return (
            f"On {self.place}, {self.words} in {self.ink} upon {self.fill} have a contrast of {self.ratio:.1f} to 1; "
            f"{AA_TEXT} is needed to be read."
        )


def clashes(brand: Brand) -> tuple[Clash, ...]:
    """Every pair of colours that the brand's theme sets upon each other and that cannot be read together."""
    return tuple(dict.fromkeys(clash for clash in _pairs(look_of(brand)) if clash.ratio < AA_TEXT))


def _pairs(look: Look) -> Iterator[Clash]:
    for kind, place in PLACES.items():
        for turn in range(1 + len(look.theme.layout["ground"][kind.value].get("cycle", ()))):
            ground = look.ground(kind, turn)
            yield from (Clash(place, words, ground[name], ground["fill"]) for name, words in SHOWN.items())
    for name, place in (("panel", "code"), ("button", "buttons")):
        colours = look.colours(look.theme.layout[name])
        fill = colours.pop("fill")
        yield from (Clash(place, "words", ink, fill) for ink in colours.values())
