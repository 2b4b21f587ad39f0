"""What is the same for all slides of a deck while it is set."""

from dataclasses import dataclass
from typing import Any, Protocol

from carousels.render.frames import Frame
from carousels.render.looks import Look


@dataclass(frozen=True, slots=True)
class Setting:
    look: Look
    frame: Frame
    language: str  # BCP 47
    rtl: bool
    count: int  # slides

    @property
    def centred(self) -> bool:
        return bool(self.look.theme.layout["align"] == "center")

    @property
    def radius(self) -> float:
        """px of the corners of panels, pictures and buttons."""
        return float(self.look.theme.layout["radius"])


class Part(Protocol):
    """Something on a slide, with the place it needs."""

    @property
    def height(self) -> float:
        """px"""

    @property
    def whole(self) -> bool:
        """Whether no word of it is longer than a line."""

    def as_data(self) -> dict[str, Any]:
        """What the templates draw; `as` names the template."""
