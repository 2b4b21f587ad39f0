"""The label of a slide: beside the page number where it has a line of its own there, above the headline elsewhere."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from carousels.deck import Slide
from carousels.marks import plain
from carousels.render.chunks import is_seen
from carousels.render.frames import SMALLEST, bleeds
from carousels.render.looks import CONTENT, group_of
from carousels.render.setting import Setting
from carousels.render.words import Words

LARGEST = 30.0  # px
ROW = 0.78  # of the words' width: the rest is the page number's
# What a shape adds around the words, in px: width and height.
ADDED = {"plain": (0, 0), "pill": (56, 36), "bracket": (76, 0), "prompt": (44, 0), "underline": (0, 34)}


@dataclass(frozen=True)
class Label:
    """Above the headline, in as many lines as it needs."""

    setting: Setting
    text: str
    ground: dict[str, str]
    room: float  # px

    @property
    def shape(self) -> str:
        shape = str(self.setting.look.theme.layout["label"]["shape"])
        return "plain" if shape == "bracket" else shape  # brackets belong to the row

    @cached_property
    def words(self) -> Words:
        wide, _high = ADDED[self.shape]
        tint = self.ground["fill" if self.shape == "pill" else "spark"]
        return _words(self.setting, self.text, LARGEST, self.room - wide, tint)

    @property
    def height(self) -> float:
        return self.words.height + ADDED[self.shape][1]

    @property
    def whole(self) -> bool:
        return self.words.whole

    def as_data(self) -> dict[str, Any]:
        return {
            "as": "label",
            "field": "label",
            "shape": self.shape,
            "tint": self.ground["spark"],
            "words": self.words.as_data(),
        }


def stands_in_row(setting: Setting, slide: Slide) -> bool:
    """Whether the theme wants the label beside the page number, and it fits there on one line."""
    if group_of(slide.kind) != CONTENT or bleeds(slide) or setting.look.theme.layout["label"]["at"] != "row":
        return False
    return is_seen(slide.label) and row_size(setting, slide.label) >= SMALLEST


def row_size(setting: Setting, text: str) -> float:
    """px at which the label fits the row; below SMALLEST it does not."""
    face = setting.look.faces[role_of(text)]
    wide, _high = ADDED[setting.look.theme.layout["label"]["shape"]]
    room = setting.frame.width * ROW - wide
    natural = face.width(_one_line(plain(text)), LARGEST)
    return min(LARGEST, LARGEST * room / max(natural, 1.0) * 0.99)


def row_label(setting: Setting, slide: Slide, ground: dict[str, str]) -> dict[str, Any] | None:
    """The label as the row draws it; None where it does not stand there."""
    if not stands_in_row(setting, slide):
        return None
    shape = setting.look.theme.layout["label"]["shape"]
    tint = ground["fill" if shape == "pill" else "spark"]
    size = row_size(setting, slide.label)
    words = _words(setting, _one_line(slide.label), size, 2 * setting.frame.width, tint)
    return {"shape": shape, "tint": ground["spark"], "quiet": ground["quiet"], "words": words.as_data()}


def _words(setting: Setting, text: str, size: float, room: float, tint: str) -> Words:
    return Words(setting, "label", role_of(text), text, size, room, tint, even=setting.centred)


def role_of(text: str) -> str:
    return "label" if text.isupper() else "mixed label"


def _one_line(text: str) -> str:
    return " ".join(text.split())
