"""The parts of a slide at given sizes: what stands above is its head, the rest its tail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from carousels.deck import Kind, Slide
from carousels.layouts import layout_of
from carousels.marks import plain
from carousels.render.chunks import WIDOW, is_seen
from carousels.render.frames import HEADLINE_FLOOR, Room, Sizes, bleeds
from carousels.render.labels import Label, stands_in_row
from carousels.render.panels import Address, Code, Framed, Points
from carousels.render.setting import Part, Setting
from carousels.render.words import Words

HEADLINE_WIDOW = 10  # characters: see chunks.WIDOW
HEAD_GAP, TAIL_GAP, PART_GAP = 46.0, 44.0, 72.0  # px between parts above, below, and between the two
PICTURE = (0.34, 0.74)  # of the room's height: the least and the most that a picture takes
BUTTON, BUTTON_WIDTH = 42.0, 1000.0  # px of the words on a button, and how wide it is at most
# A figure at the start of a number slide's headline, and what it counts: "1,240 lines", "84 % less", "$5 a day".
_FIGURE = re.compile(r"\s*([^\s\w]*\d\S*(?:\s[%‰€$£×])?)(?:\s+(.*))?", re.DOTALL)
_POINT = re.compile(r"\s*(?:[-*•–]|(\d{1,3}[.)]))\s+(\S.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Parts:
    head: tuple[Part, ...]
    tail: tuple[Part, ...]

    @property
    def whole(self) -> bool:
        return all(part.whole for part in (*self.head, *self.tail))

    @property
    def tidy(self) -> bool:
        """Whether the headline breaks well at this size."""
        return all(part.set.tidy for part in self.head if isinstance(part, Words) and part.level)

    def height(self, room: Room) -> float:
        head, tail = _tall(self.head, HEAD_GAP), _tall(self.tail, TAIL_GAP)
        if room.columns:
            return max(head, tail)
        return head + tail + (PART_GAP if self.head and self.tail else 0)


def _tall(parts: tuple[Part, ...], gap: float) -> float:
    return sum(part.height for part in parts) + gap * max(0, len(parts) - 1)


def parts_of(setting: Setting, slide: Slide, ground: dict[str, str], sizes: Sizes, room: Room, level: int) -> Parts:
    maker = _Maker(setting, slide, ground, sizes, room, level)
    head, tail, link = tuple(maker.head()), tuple(maker.tail()), tuple(maker.link())
    if slide.picture is None or bleeds(slide):
        return Parts(head, (*tail, *link))
    return Parts(head, (*tail, maker.picture(Parts(head, (*tail, *link))), *link))


@dataclass(frozen=True, slots=True)
class _Maker:
    setting: Setting
    slide: Slide
    ground: dict[str, str]
    sizes: Sizes
    room: Room
    level: int

    def head(self) -> Iterator[Part]:
        slide, sizes = self.slide, self.sizes
        if is_seen(slide.label) and not stands_in_row(self.setting, slide):
            yield Label(self.setting, slide.label, self.ground, self.room.head)
        if slide.kind is Kind.QUOTE and self.setting.look.theme.layout["signs"]["quote"] == "mark":
            yield QuoteMark(self.ground["spark"])
        figure, rest = figure_of(slide)
        if figure:
            yield self.figure(figure)
            if is_seen(rest):
                yield self.words("headline", "headline", rest, max(HEADLINE_FLOOR, sizes.headline * 0.55), even=True)
        elif is_seen(slide.headline):
            role, size = ("quote", sizes.quote) if slide.kind is Kind.QUOTE else ("headline", sizes.headline)
            yield self.words("headline", role, slide.headline, size, even=True, gap=0.5, level=self.level)
        if is_seen(slide.subline) and slide.kind not in (Kind.QUOTE, Kind.COVER):
            yield self.words("subline", "body", slide.subline, sizes.body * 1.1, tint="quiet")
        if self._body_above:
            yield from self.body()

    def tail(self) -> Iterator[Part]:
        slide, body = self.slide, self.sizes.body
        if is_seen(slide.subline) and slide.kind is Kind.QUOTE:
            yield Signed(self.words("subline", "body", slide.subline, body, below=True), self.ground["spark"])
        if is_seen(slide.subline) and slide.kind is Kind.COVER:
            yield self.words("subline", "body", slide.subline, body, below=True, even=self.setting.centred)
        if is_seen(slide.body) and not self._body_above:
            yield from self.body()

    def link(self) -> Iterator[Part]:
        slide = self.slide
        if is_seen(slide.link):
            tint, pressed = self.ground["spark"], slide.kind is Kind.CTA
            largest = BUTTON if pressed else self.sizes.body
            width = min(self.room.tail, BUTTON_WIDTH) if pressed else self.room.tail
            yield Address(self.setting, slide.link.strip(), largest, width, tint, pressed)

    def picture(self, others: Parts) -> Part:
        """What the words leave, within bounds."""
        room, least, most = self.room, *PICTURE
        if room.columns:
            return Framed(self.setting, self.slide, room.tail, room.height)
        free = room.height - others.height(room) - (TAIL_GAP if others.tail else PART_GAP)
        return Framed(self.setting, self.slide, room.tail, max(room.height * least, min(room.height * most, free)))

    @property
    def _body_above(self) -> bool:
        """Beside a picture, all words stand together."""
        return self.room.columns and self.slide.picture is not None and is_seen(self.slide.body)

    def words(
        self,
        field: str,
        role: str,
        text: str,
        size: float,
        *,
        tint: str = "ink",
        below: bool = False,
        even: bool = False,
        gap: float = 0.9,
        level: int | None = None,
    ) -> Words:
        room = self.room.tail if below else self.room.head
        widow = HEADLINE_WIDOW if field == "headline" else WIDOW
        even = even or self.setting.centred
        return Words(self.setting, field, role, text, size, room, self.ground[tint], even, gap, level, widow)

    def figure(self, text: str) -> Words:
        """One line, as large as its room allows."""
        face = self.setting.look.faces["figure"]
        wide = max(face.width(text, self.sizes.figure), 1.0)
        size = max(HEADLINE_FLOOR, min(self.sizes.figure, self.sizes.figure * self.room.head / wide * 0.97))
        spark = self.ground["spark"]
        return Words(self.setting, "headline", "figure", text, size, self.room.head, spark, level=self.level)

    def body(self) -> Iterator[Part]:
        slide, size = self.slide, self.sizes.body
        if slide.kind in (Kind.LIST, Kind.NUMBER):
            size *= 1.15
        if slide.kind is Kind.CODE:
            yield Code(self.setting, slide.body, slide.label, size, self.room.tail)
        elif slide.kind is Kind.LIST:
            yield self.points([line for line in slide.body.split("\n") if is_seen(line)], size)
        else:
            for part in slide.body.split("\n\n"):
                lines = [line for line in part.split("\n") if is_seen(line)]
                if lines and all(_POINT.fullmatch(line) for line in lines):
                    yield self.points(lines, size)
                elif lines:
                    yield self.words("body", "body", part, size, below=not self._body_above)

    def points(self, lines: list[str], size: float) -> Points:
        steps = layout_of(self.slide.kind, self.slide.layout) == "steps"
        indent = size * (2.6 if steps else 1.5)
        found = [_POINT.fullmatch(line) for line in lines]
        marks = tuple(match[1] or "" if match else "" for match in found)
        texts = [match[2] if match else line for match, line in zip(found, lines, strict=True)]
        words = tuple(
            Words(self.setting, "body", "body", text, size, self.room.tail - indent, self.ground["ink"])
            for text in texts
        )
        return Points(words, marks, steps, size, indent)


@dataclass(frozen=True, slots=True)
class Signed:
    """Words under a short rule: who said it."""

    words: Words
    tint: str

    @property
    def height(self) -> float:
        return self.words.height + 34

    @property
    def whole(self) -> bool:
        return self.words.whole

    def as_data(self) -> dict[str, Any]:
        return {"as": "signed", "field": self.words.field, "tint": self.tint, "words": self.words.as_data()}


@dataclass(frozen=True, slots=True)
class QuoteMark:
    """A sign above a quotation."""

    tint: str
    height: float = 96.0
    whole: bool = True

    def as_data(self) -> dict[str, Any]:
        return {"as": "quote-mark", "field": "mark", "tint": self.tint, "height": self.height}


def figure_of(slide: Slide) -> tuple[str, str]:
    """The figure of a number slide and the words after it; no figure where there is none."""
    found = _FIGURE.fullmatch(plain(slide.headline)) if slide.kind is Kind.NUMBER else None
    return (found[1], found[2] or "") if found else ("", slide.headline)
