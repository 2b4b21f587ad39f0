"""Parts of a slide that are more than words: points, code, an address to press, a picture."""

from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from carousels.deck import Picture, Slide
from carousels.links import href
from carousels.marks import plain
from carousels.render import compilers
from carousels.render.breaking import clusters
from carousels.render.frames import SMALLEST
from carousels.render.setting import Setting
from carousels.render.source import Piece, coloured
from carousels.render.words import Words

CODE_INSET = 40  # px around code
TAB = 4  # signs
NEAR = 1e-6  # rounding
BUTTON_INSET = 44  # px left and right of a button's words
ARROW = 82  # px that a button's arrow takes, with the space before it
BUTTON_HEIGHT = 80  # px above and below a button's words
LINK_LEADING = 0.4  # em


@dataclass(frozen=True)
class Points:
    """A list: each point with its sign. `marks` are the numbers as they were typed, or empty."""

    words: tuple[Words, ...]
    marks: tuple[str, ...]
    steps: bool
    size: float
    indent: float
    whole: bool = True

    @property
    def gap(self) -> float:
        return self.size * (1.25 if self.steps else 0.95)

    @property
    def height(self) -> float:
        return sum(words.height for words in self.words) + self.gap * (len(self.words) - 1)

    @property
    def width(self) -> float:
        """No wider than its longest line: so it can stand in the middle."""
        return self.indent + max(words.set.widest for words in self.words) * 1.01

    def as_data(self) -> dict[str, Any]:
        return {
            "as": "points",
            "field": "body",
            "size": self.size,
            "indent": self.indent,
            "width": self.width,
            "gap": self.gap,
            "steps": self.steps,
            "points": [
                {"mark": mark, "words": words.as_data()} for mark, words in zip(self.marks, self.words, strict=True)
            ],
        }


@dataclass(frozen=True)
class Code:
    """Lines of code in colours, made smaller until the longest fits; broken where even the floor is too large."""

    setting: Setting
    text: str
    label: str
    largest: float  # px
    room: float
    whole: bool = True

    @cached_property
    def lines(self) -> list[list[Piece]]:
        return coloured(self.text.expandtabs(TAB), self.label)

    @cached_property
    def size(self) -> float:
        cells = max(1, *(_cells(line) for line in self.lines)) if self.lines else 1
        return max(SMALLEST, min(self.largest, self._inner / (cells * self._cell)))

    @property
    def height(self) -> float:
        face = self.setting.look.faces["code"]
        count = len(self._set)
        return 2 * CODE_INSET + self.size * (count * face.type.cap + (count - 1) * face.leading)

    @property
    def _inner(self) -> float:
        return self.room - 2 * CODE_INSET

    @cached_property
    def _cell(self) -> float:
        """em: the width of every sign in a face of one width, and a little for rounding."""
        return self.setting.look.faces["code"].type.width("m", self.largest) * 1.003

    def as_data(self) -> dict[str, Any]:
        face = self.setting.look.faces["code"]
        return {
            "as": "code",
            "field": "body",
            "size": self.size,
            "width": self.room,
            "inset": CODE_INSET,
            "leading": face.leading,
            "cap": face.type.cap,
            "lines": self._set,
        }

    @cached_property
    def _set(self) -> list[list[Piece]]:
        """The lines as they are drawn; what is longer than the panel goes on below."""
        room = int(self._inner / (self.size * self._cell) + NEAR)
        return [_kept(part) for line in self.lines for part in _parted(line, room)]


def _cells(line: list[Piece]) -> int:
    return sum(len(clusters(text)) for text, _meaning in line)


def _parted(line: list[Piece], room: int) -> list[list[Piece]]:
    """The line in lines of at most `room` signs, in order."""
    if _cells(line) <= room:
        return [line]
    signs = [(sign, meaning) for text, meaning in line for sign in clusters(text)]
    return [_joined(signs[start : start + room]) for start in range(0, len(signs), room)]


def _joined(signs: list[Piece]) -> list[Piece]:
    """Neighbours of one meaning as one piece."""
    groups = groupby(signs, key=lambda piece: piece[1])
    return [("".join(sign for sign, _ in pieces), meaning) for meaning, pieces in groups]


def _kept(line: list[Piece]) -> list[Piece]:
    """With spaces that stay; an empty line is as tall as any."""
    if not any(text.strip() for text, _meaning in line):
        return [("\u00a0", "")]
    return [(text.replace(" ", "\u00a0"), meaning) for text, meaning in line]


@dataclass(frozen=True)
class Address:
    """An address on one line, made smaller until it fits; in several lines where even the floor is too large."""

    setting: Setting
    text: str
    largest: float  # px
    width: float  # px of the part
    tint: str
    pressed: bool  # set as a button
    whole: bool = True

    @property
    def room(self) -> float:
        return self.width - 2 * BUTTON_INSET - ARROW if self.pressed else self.width

    @cached_property
    def size(self) -> float:
        natural = self._wide(self.text, 42.0) / 42.0
        return max(SMALLEST, min(self.largest, self.room / max(natural, 0.01) * 0.98))

    @cached_property
    def lines(self) -> list[str]:
        """Broken behind a slash where it can be, never at a hyphen of its own."""
        if self._wide(self.text, self.size) <= self.room:
            return [self.text]
        made = [""]
        for part in _address_parts(self.text):
            for piece in [part] if self._wide(part, self.size) <= self.room else clusters(part):
                if made[-1] and self._wide(made[-1] + piece, self.size) > self.room:
                    made.append("")
                made[-1] += piece
        return made

    @property
    def height(self) -> float:
        count = len(self.lines)
        words = self.size * (count * self._cap + (count - 1) * LINK_LEADING)
        return max(words, 32.0) + BUTTON_HEIGHT if self.pressed else words

    @property
    def _weight(self) -> int:
        return 700 if self.pressed else 600

    @cached_property
    def _cap(self) -> float:
        return self.setting.look.sign_cap("heading", self._weight)

    def _wide(self, text: str, size: float) -> float:
        return self.setting.look.sign_width("heading", self._weight, text, size)

    def as_data(self) -> dict[str, Any]:
        return {
            "as": "button" if self.pressed else "address",
            "field": "link",
            "size": self.size,
            "weight": self._weight,
            "width": self.width,
            "room": self.room,
            "inset": BUTTON_INSET,
            "leading": LINK_LEADING,
            "cap": self._cap,
            "tint": self.tint,
            "href": href(self.text),
            "lines": self.lines,
        }


def _address_parts(address: str) -> list[str]:
    parts = address.split("/")
    return [f"{part}/" for part in parts[:-1]] + parts[-1:]


@dataclass(frozen=True)
class Framed:
    """A picture within its frame: what the editor chose stays in sight."""

    setting: Setting
    slide: Slide
    width: float
    height: float
    whole: bool = True

    def as_data(self) -> dict[str, Any]:
        return {
            "as": "picture",
            "field": "picture",
            "width": self.width,
            "height": self.height,
            "radius": self.setting.radius,
            "picture": picture_data(self.slide),
        }


def picture_data(slide: Slide) -> dict[str, Any] | None:
    picture: Picture | None = slide.picture
    if picture is None:
        return None
    x, y = slide.focus
    return {
        "path": compilers.place(picture),
        "width": picture.width,
        "height": picture.height,
        "x": x / 100,
        "y": y / 100,
        "fit": slide.fit,
        "overlay": slide.overlay / 100,
        "alt": "" if slide.decorative else plain(slide.alt),
    }
