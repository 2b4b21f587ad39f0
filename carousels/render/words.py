"""Words of one role, as a part of a slide."""

from dataclasses import dataclass
from typing import Any

from carousels.render.chunks import WIDOW
from carousels.render.faces import Face
from carousels.render.setting import Setting
from carousels.render.typesetting import SetText, set_text


@dataclass(frozen=True, slots=True)
class Words:
    """`size` and `room` are px; `level` is that of a heading, None where the words are none."""

    setting: Setting
    field: str
    role: str
    text: str
    size: float
    room: float
    tint: str
    even: bool = False  # lines of equal length, not filled
    gap: float = 0.9  # em between paragraphs
    level: int | None = None
    widow: int = WIDOW

    @property
    def face(self) -> Face:
        return self.setting.look.faces[self.role]

    @property
    def set(self) -> SetText:
        return set_text(self.text, self.widow, self.face, self.size, self.room, self.even, self.setting.language)

    @property
    def height(self) -> float:
        made = self.set
        count, parts = made.count, len(made.paragraphs)
        # A heading is one paragraph, whatever was typed.
        gaps, breaks = (0.0, count - 1) if self.level else (self.gap * (parts - 1), count - parts)
        return self.size * (count * self.face.type.cap + breaks * made.leading + gaps)

    @property
    def whole(self) -> bool:
        return self.set.whole

    def as_data(self) -> dict[str, Any]:
        made = self.set
        return {
            "as": "words",
            "field": self.field,
            "role": self.role,
            "size": self.size,
            "width": self.room,
            "tint": self.tint,
            "leading": made.leading,
            "cap": self.face.type.cap,
            "gap": self.gap,
            "level": self.level,
            "paragraphs": made.drawn(),
        }
