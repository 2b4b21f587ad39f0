"""Words of one role, on lines: how tall they are at a size, and which words stand on which line."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from carousels.marks import Run
from carousels.render.breaking import broken
from carousels.render.chunks import WIDOW, Chunk, chunks, is_seen, needs_dictionary
from carousels.render.faces import Face
from carousels.render.lines import Box, Lines, balanced, filled, widest
from carousels.render.setting import Setting

SURE = 0.996  # of a line: what rounding may take
SOFT = 1.06  # times the lines that words of a script without spaces would take if they were of one piece
_SHORT = re.compile(r"[^\W\d_]{1,3}")
_STOPS, _PAUSES = tuple(".!?:—–…؟。"), tuple(",;،؛、")
_TALL = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufeff]")
_SQUARE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")

Piece = tuple[str, str, str]  # words, marks (s, e, c), address
Drawn = tuple[str | list[Piece], bool]  # a line, and whether readers of the document need a space after it


@dataclass(frozen=True)
class SetLine:
    """A line as it was typed, on as many lines as it takes."""

    chunks: tuple[Chunk, ...]
    boxes: list[Box]
    room: float  # px
    even: bool
    whole: bool
    soft: bool  # only the typesetter knows where it may break

    @cached_property
    def count(self) -> int:
        if self.soft:
            return math.ceil(sum(box.width + box.space for box in self.boxes) / self.room * SOFT)
        return max(1, len(filled(self.boxes, self.room)))

    @property
    def widest(self) -> float:
        """px of its longest line"""
        return self.room if self.soft else widest(self.boxes, self._lines)

    def drawn(self, *, final: bool) -> Iterator[Drawn]:
        for start, end in self._lines or [(0, 0)]:
            last = end == len(self.chunks)
            spaced = not final if last else not self.chunks[end].tight
            hyphen = "" if last or not self.chunks[end - 1].hyphen else "\u00ad"  # drawn, and read as part of its word
            yield _text(self.chunks[start:end], hyphen), spaced

    @cached_property
    def _lines(self) -> Lines:
        if self.soft:
            return [(0, len(self.chunks))]
        return (balanced if self.even else filled)(self.boxes, self.room)


@dataclass(frozen=True)
class SetText:
    """Paragraphs, set in a face at a size."""

    paragraphs: tuple[tuple[SetLine, ...], ...]
    leading: float  # em

    @cached_property
    def count(self) -> int:
        return sum(line.count for paragraph in self.paragraphs for line in paragraph)

    @cached_property
    def whole(self) -> bool:
        return all(line.whole for paragraph in self.paragraphs for line in paragraph)

    @property
    def widest(self) -> float:
        """px of its longest line"""
        return max((line.widest for paragraph in self.paragraphs for line in paragraph), default=0.0)

    @cached_property
    def drawn(self) -> list[list[Drawn]]:
        return [
            [text for line in paragraph for text in line.drawn(final=line is paragraph[-1])]
            for paragraph in self.paragraphs
        ]


@lru_cache(maxsize=4096)
def set_text(text: str, widow: int, face: Face, size: float, room: float, even: bool, language: str) -> SetText:
    """The words are the text's own, in its order. `size` and `room` are px."""
    parts = [part for part in text.split("\n\n") if is_seen(part)]
    least = 0.85 if _TALL.search(text) else 0.6 if _SQUARE.search(text) else 0 if face.type.holds_all(text) else 0.42
    # Tight tracking does not draw in the last letter of a line.
    line = room * SURE - max(0.0, -face.tracking) * size
    measure = _Measure(face, size, line, even, language)
    paragraphs = tuple(tuple(measure.line(chunks(typed, widow)) for typed in part.split("\n")) for part in parts)
    return SetText(paragraphs, max(face.leading, least))


class _Measure:
    """Sets lines in one face, at one size."""

    def __init__(self, face: Face, size: float, room: float, even: bool, language: str) -> None:
        self.face, self.size, self.room, self.even, self.language = face, size, room, even, language
        self.widths = face.type.widths(size)
        self.space, self.hyphen = face.width(" ", size), face.width("-", size)

    def line(self, typed: tuple[Chunk, ...]) -> SetLine:
        boxes = [self.box(chunk) for chunk in typed]
        if any(needs_dictionary(chunk.text) for chunk in typed):
            return SetLine(typed, boxes, self.room, self.even, True, True)
        whole = all(box.width <= self.room for box in boxes)
        if not whole:
            typed = tuple(piece for chunk, box in zip(typed, boxes, strict=True) for piece in self.pieces(chunk, box))
            boxes = [self.box(chunk) for chunk in typed]
        return SetLine(typed, boxes, self.room, self.even, whole, False)

    def pieces(self, chunk: Chunk, box: Box) -> list[Chunk]:
        """The chunk, parted where it is longer than a line."""
        if box.width <= self.room:
            return [chunk]
        return broken(chunk, lambda text: self.face.width(text, self.size) <= self.room, self.language)

    def box(self, chunk: Chunk) -> Box:
        return Box(
            width=self.width(chunk),
            space=0.0 if chunk.tight else self.space,
            hyphen=self.hyphen if chunk.hyphen else 0.0,
            cost=_cost(chunk.text) if self.even else 0.0,
        )

    def width(self, chunk: Chunk) -> float:
        if chunk.plain:
            return (self.widths[chunk.text] + self.face.tracking * len(chunk.text)) * self.size
        return sum(self.face.width_of(run, self.size) for run in chunk.runs)


@dataclass(frozen=True)
class Words:
    """A part of a slide. `size` and `room` are px; `level` is that of a heading, None where the words are none."""

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

    @cached_property
    def set(self) -> SetText:
        return set_text(self.text, self.widow, self.face, self.size, self.room, self.even, self.setting.language)

    @cached_property
    def height(self) -> float:
        count, parts = self.set.count, len(self.set.paragraphs)
        # A heading is one paragraph, whatever was typed.
        gaps, breaks = (0.0, count - 1) if self.level else (self.gap * (parts - 1), count - parts)
        return self.size * (count * self.face.type.cap + breaks * self.set.leading + gaps)

    @property
    def whole(self) -> bool:
        return self.set.whole

    def as_data(self) -> dict[str, Any]:
        return {
            "as": "words",
            "field": self.field,
            "role": self.role,
            "size": self.size,
            "width": self.room,
            "tint": self.tint,
            "leading": self.set.leading,
            "cap": self.face.type.cap,
            "gap": self.gap,
            "level": self.level,
            "paragraphs": self.set.drawn,
        }


@lru_cache(maxsize=8192)
def _cost(text: str) -> float:
    """What it costs to end a line here: a pause is a good place, a short word a bad one."""
    if text.endswith(_STOPS):
        return -0.06
    if text.endswith(_PAUSES):
        return -0.04
    return 0.03 if _SHORT.fullmatch(text.rsplit(" ", 1)[-1]) else 0.0


def _text(line: tuple[Chunk, ...], tail: str) -> str | list[Piece]:
    if all(chunk.plain for chunk in line):
        return "".join(chunk.text if chunk.tight or not n else f" {chunk.text}" for n, chunk in enumerate(line)) + tail
    pieces: list[Piece] = []
    for number, chunk in enumerate(line):
        if number and not chunk.tight:
            pieces.append((" ", "", ""))
        pieces += (_piece(run) for run in chunk.runs)
    return [*pieces, (tail, "", "")] if tail else pieces


def _piece(run: Run) -> Piece:
    return (run.text, "s" * run.strong + "e" * run.emphasis + "c" * run.code, run.href)
