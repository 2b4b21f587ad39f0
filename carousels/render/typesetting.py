"""Words on lines, in a face at a size: how many lines they take, and which words stand on which."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from carousels.marks import Run
from carousels.render.breaking import broken
from carousels.render.chunks import Chunk, chunks, is_seen, needs_dictionary
from carousels.render.faces import Face
from carousels.render.lines import Box, Lines, balanced, filled, widest

SURE = 0.996  # of a line: what rounding may take
SOFT = 1.06  # times the lines that words of a script without spaces would take if they were of one piece
KEPT = 2000  # words of a face and size whose boxes are remembered
LONELY = 0.5  # of the longest line: what is shorter looks lost
_SHORT = re.compile(r"[^\W\d_]{1,3}")
_STOPS, _PAUSES = tuple(".!?:—–…؟。"), tuple(",;،؛、")
_TALL = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufeff]")
_SQUARE = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")

Piece = tuple[str, str, str]  # words, marks (s, e, c), address
Drawn = tuple[str | list[Piece], bool]  # a line, and whether readers of the document need a space after it


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it was typed, on as many lines as it takes."""

    chunks: tuple[Chunk, ...]
    boxes: list[Box]
    room: float  # px
    even: bool
    whole: bool  # no word of it is longer than a line
    soft: bool  # see _Measure
    count: int

    @property
    def widest(self) -> float:
        """px of its longest line"""
        return self.room if self.soft else widest(self.boxes, self._lines())

    @property
    def tidy(self) -> bool:
        """Whether no line is one short word, where there are longer ones."""
        lines = self._lines()
        if self.soft or len(lines) < 2:
            return True
        short = LONELY * widest(self.boxes, lines)
        return all(end - start > 1 or self.boxes[start].width >= short for start, end in lines)

    def drawn(self, *, final: bool) -> Iterator[Drawn]:
        for start, end in self._lines() or [(0, 0)]:
            last = end == len(self.chunks)
            spaced = not final if last else not self.chunks[end].tight
            hyphen = "" if last or not self.chunks[end - 1].hyphen else "\u00ad"  # drawn, and read as part of its word
            yield _text(self.chunks[start:end], hyphen), spaced

    def _lines(self) -> Lines:
        if self.soft:
            return [(0, len(self.chunks))]
        return (balanced if self.even else filled)(self.boxes, self.room)


@dataclass(frozen=True, slots=True)
class SetText:
    """Paragraphs, set in a face at a size."""

    paragraphs: tuple[tuple[SetLine, ...], ...]
    leading: float  # em
    count: int  # lines
    whole: bool  # no word is longer than a line

    @property
    def widest(self) -> float:
        """px of its longest line"""
        return max((line.widest for paragraph in self.paragraphs for line in paragraph), default=0.0)

    @property
    def tidy(self) -> bool:
        return all(line.tidy for paragraph in self.paragraphs for line in paragraph)

    def drawn(self) -> list[list[Drawn]]:
        return [
            [text for line in paragraph for text in line.drawn(final=line is paragraph[-1])]
            for paragraph in self.paragraphs
        ]


@lru_cache(maxsize=1024)
def set_text(text: str, widow: int, face: Face, size: float, room: float, even: bool, language: str) -> SetText:
    """The words are the text's own, in its order. `size` and `room` are px."""
    parts = [part for part in text.split("\n\n") if is_seen(part)]
    # Tight tracking does not draw in the last letter of a line.
    line = room * SURE - max(0.0, -face.tracking) * size
    measure = _Measure(face, size, line, even, language, needs_dictionary(text))
    paragraphs = tuple(
        tuple(measure.line(chunks(typed, widow, language)) for typed in part.split("\n")) for part in parts
    )
    every = [line for paragraph in paragraphs for line in paragraph]
    leading = max(face.leading, _least_leading(text, face))
    return SetText(paragraphs, leading, sum(line.count for line in every), all(line.whole for line in every))


def _least_leading(text: str, face: Face) -> float:
    """em: scripts with signs above and below their letters, or from another family, need more than the face gives."""
    if face.type.holds_all(text):
        return 0
    return 0.85 if _TALL.search(text) else 0.6 if _SQUARE.search(text) else 0.42


@dataclass(frozen=True, slots=True)
class _Measure:
    """Sets lines in one face, at one size."""

    face: Face
    size: float
    room: float
    even: bool
    language: str
    soft: bool  # only the typesetter knows where words of a script without spaces may break

    def line(self, typed: tuple[Chunk, ...]) -> SetLine:
        known = _boxes(self.face, self.size, self.even)
        boxes = [known.of(chunk) for chunk in typed]
        if self.soft:
            count = math.ceil(sum(box.width + box.space for box in boxes) / self.room * SOFT)
            return SetLine(typed, boxes, self.room, self.even, True, True, count)
        whole = all(box.width <= self.room for box in boxes)
        if not whole:
            typed = tuple(piece for chunk, box in zip(typed, boxes, strict=True) for piece in self.pieces(chunk, box))
            boxes = [known.of(chunk) for chunk in typed]
        return SetLine(typed, boxes, self.room, self.even, whole, False, max(1, len(filled(boxes, self.room))))

    def pieces(self, chunk: Chunk, box: Box) -> list[Chunk]:
        """The chunk, parted where it is longer than a line."""
        if box.width <= self.room:
            return [chunk]
        return broken(chunk, lambda text: self.face.width(text, self.size) <= self.room, self.language)


class _Boxes(dict[str, Box]):
    """The boxes of plain words, in one face at one size, made when first asked for."""

    def __init__(self, face: Face, size: float, even: bool) -> None:
        super().__init__()
        self.face, self.size, self.even = face, size, even
        self.space, self.hyphen = face.width(" ", size), face.width("-", size)

    def of(self, chunk: Chunk) -> Box:
        if chunk.plain and not chunk.tight and not chunk.hyphen:
            return self[chunk.text]
        space, hyphen = 0.0 if chunk.tight else self.space, self.hyphen if chunk.hyphen else 0.0
        width = sum(self.face.width_of(run, self.size) for run in chunk.runs)
        return Box(width, space, hyphen, _cost(chunk.text) if self.even else 0.0)

    def __missing__(self, text: str) -> Box:
        if len(self) > KEPT:
            self.clear()
        self[text] = Box(self.face.width(text, self.size), self.space, 0.0, _cost(text) if self.even else 0.0)
        return self[text]


@lru_cache(maxsize=128)
def _boxes(face: Face, size: float, even: bool) -> _Boxes:
    return _Boxes(face, size, even)


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
