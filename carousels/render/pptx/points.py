"""Lists: bullets and numbers that the program itself knows, so that a point that is added has one too."""

import re
from dataclasses import dataclass, replace
from typing import Any

from carousels.render.panels import Points
from carousels.render.pptx import shapes
from carousels.render.pptx.bullets import drawn_bullet
from carousels.render.pptx.pen import Pen
from carousels.render.pptx.shapes import About, Box
from carousels.render.pptx.text import Bullet, Paragraph, Run, Text, above
from carousels.render.pptx.typefaces import installed
from carousels.render.pptx.words import pitch_of, runs, spared

DISC = 1.6  # em: the disc behind a step's number
NUMBER = 0.9  # em
_TYPED = re.compile(r"(\d+)([.)])")

Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Count:
    """The number of a point, as it was typed or counted."""

    number: int
    suffix: str  # "." or ")" or nothing
    first: int  # number of the first point of its row
    regular: bool  # whether the row goes on by one from there, as a program counts

    @property
    def shown(self) -> str:
        return f"{self.number}{self.suffix}"

    @property
    def kind(self) -> str:
        return {".": "arabicPeriod", ")": "arabicParenR"}.get(self.suffix, "arabicPlain")


def points(pen: Pen, part: Points, box: Box, side: str) -> None:
    """Points begin at one edge, also where all else is centred."""
    data = part.as_data()
    area = pen.within(box, data["width"], box.height, side)
    counts = counted(part.marks, steps=part.steps)
    if part.steps:
        _discs(pen, part, area, counts)
    first = data["points"][0]["words"]
    pitch = pitch_of(first)
    lifted = above(pitch, part.size) - first["cap"] * part.size
    written = Box(area.left, area.top - lifted, area.width if side == "center" else box.width, area.height + lifted)
    gaps = [0.0, *(part.gap + more for more in _taller(part, box)[:-1])]
    rows = zip(data["points"], counts, gaps, strict=True)
    made = (_point(pen, part, point["words"], count, gap) for point, count, gap in rows)
    pen.text(About("Points"), spared(pen, written, "start"), Text(tuple(made), pen.rtl))


def counted(marks: tuple[str, ...], *, steps: bool) -> list[Count | None]:
    """Of each point its number; None where it has a bullet. Steps are all numbered."""
    found: list[Count | None] = []
    for place, mark in enumerate(marks, 1):
        typed = _TYPED.fullmatch(mark)
        if typed is None and not steps:
            found.append(None)
            continue
        number = int(typed[1]) if typed else place
        suffix = typed[2] if typed and not steps else ""
        before = found[-1] if found else None
        follows = before is not None and before.regular and number == before.number + 1 and suffix == before.suffix
        first = before.first if before is not None and follows else number
        found.append(Count(number, suffix, first, before is None or follows))
    return found


def _point(pen: Pen, part: Points, words: Data, count: Count | None, gap: float) -> Paragraph:
    """One paragraph: a list's points are one line of typing each. `gap` is px below the foot of the one above."""
    before = gap - words["leading"] * part.size
    line = tuple(run for paragraph in words["paragraphs"] for run in runs(pen, words, paragraph))
    made = Paragraph(line, pitch_of(words), before, part.indent, part.indent)
    if count is None:
        return replace(made, bullet=drawn_bullet(pen.option("signs", "bullet"), pen.look.brand, pen.ground["spark"]))
    if part.steps:
        return _step(pen, part, made, count)
    if count.regular:
        return replace(
            made,
            bullet=Bullet(
                pen.ground["spark"], pen.look.brand.heading_font, 1.0, counted=count.kind, first=count.first
            ),
        )
    typed = pen.line(pen.face("heading", 700), f"{count.shown}\t", part.size, pen.ground["spark"])
    return replace(made, runs=(typed, *line), tab=part.indent)


def _taller(part: Points, box: Box) -> list[float]:
    """By how many px each point stands higher than its words are: the sign of a step is taller than one line."""
    short = [words.set.count == 1 for words in part.words]
    more = max(0.0, box.height - part.height) / max(1, sum(short))
    return [more * is_short for is_short in short]


def _step(pen: Pen, part: Points, made: Paragraph, count: Count) -> Paragraph:
    """A number that begins where it stands in the middle of its disc; one that is no row's is the disc's own."""
    if not count.regular:
        return replace(made, hanging=0.0)
    family = pen.look.families["heading"]
    wide = installed(family, False, False).width(count.shown, part.size * NUMBER) * part.size * NUMBER
    bullet = Bullet(pen.ground["fill"], pen.look.brand.heading_font, NUMBER, counted=count.kind, first=count.first)
    return replace(made, bullet=bullet, hanging=part.indent - (part.size * DISC - wide) / 2)


def _discs(pen: Pen, part: Points, area: Box, counts: list[Count | None]) -> None:
    size = part.size * DISC
    top = area.top
    for words, count, more in zip(part.words, counts, _taller(part, area), strict=True):
        cap = words.as_data()["cap"] * part.size
        disc = pen.within(Box(area.left, top + (cap - size) / 2, area.width, size), size, size, "start")
        if count is not None and count.regular:
            pen.ornament("Disc", disc, shapes.ellipse(), pen.paint.solid(pen.ground["spark"]))
        elif count is not None:
            _numbered(
                pen, disc, pen.line(pen.face("heading", 700), count.shown, part.size * NUMBER, pen.ground["fill"])
            )
        top += words.height + part.gap + more


def _numbered(pen: Pen, disc: Box, run: Run) -> None:
    text = pen.centred(run, cap=pen.look.sign_cap("heading", 700), side="center")
    pen.text(About("Number"), disc, text, outline=shapes.ellipse(), fill=pen.paint.solid(pen.ground["spark"]))
