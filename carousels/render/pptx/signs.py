"""What stands around the words, in the same place on every slide: label, page number, who speaks."""

from typing import Any

from carousels.render.looks import CONTENT
from carousels.render.pptx import shapes
from carousels.render.pptx.pen import Pen
from carousels.render.pptx.progress import cue, progress
from carousels.render.pptx.shapes import About, Box
from carousels.render.pptx.signature import MARK, footer, signature
from carousels.render.pptx.text import Paragraph, Run, Text, above
from carousels.render.pptx.words import label, width_of

STRIP = 60.0  # px: the height of the rows above and below the words
CHIP = (20.0, 14.0)  # px around a sign that stands on a picture
CHIP_OPACITY = 0.88
NUMERAL_CAP = 0.71  # em

Data = dict[str, Any]


def signs(pen: Pen, slide: Data, count: int) -> None:
    frame, content = pen.frame, slide["group"] == CONTENT
    strip = Box(slide["strip"]["x"], frame.top - 24, slide["strip"]["width"], STRIP)
    if slide["signs"]["label"]:
        _row_label(pen, slide["signs"]["label"], strip)
    if pen.look.brand.progress and slide["plain"]:
        progress(pen, slide["number"], count)
    if pen.look.brand.swipe_cue:
        cue(pen, slide, count)
    if pen.option("signs", "number") == "centred":
        _centred(pen, slide, count)
        return
    if not content:
        signature(pen, slide, strip, "start", "ctr")
    _number(pen, slide, count, strip, "end")
    if content:
        foot = Box(strip.left, frame.bottom - MARK, strip.width, MARK)
        signature(pen, slide, foot, "start", "b")
        footer(pen, slide["signs"]["footer"], Box(strip.left, frame.bottom - STRIP, strip.width, STRIP))


def _row_label(pen: Pen, part: Data, strip: Box) -> None:
    """On one line in the middle of the strip."""
    inner = part["words"]
    line = inner["paragraphs"][0][0][0]
    wide = width_of(pen, inner, line if isinstance(line, str) else "".join(words for words, *_ in line))
    one_line = {**part, "words": {**inner, "width": wide * 1.02}}
    tall = inner["cap"] * inner["size"] + (36.0 if part["shape"] == "pill" else 0.0)
    area = Box(strip.left, strip.middle - tall / 2, strip.width, tall)
    if part["shape"] == "bracket":
        _bracketed(pen, one_line, area, wide)
    elif part["shape"] == "underline":
        label(pen, {**one_line, "shape": "plain"}, area, "start")
    else:
        label(pen, one_line, area, "start")


def _bracketed(pen: Pen, part: Data, area: Box, wide: float) -> None:
    face, size = pen.face("mono", 400), 30.0
    sign = face.width("[", size) * size
    gap = 12.0
    label(pen, {**part, "shape": "plain"}, pen.after(area, sign + gap), "start")
    for mark, before in (("[", 0.0), ("]", sign + wide + 2 * gap)):
        place = pen.within(pen.after(area, before), sign * 1.5, area.height, "start")
        run = pen.line(face, mark, size, part["quiet"])
        pen.text(About("Bracket", decorative=True), place, pen.centred(run, cap=face.cap, side="start"))


def _number(pen: Pen, slide: Data, count: int, strip: Box, side: str) -> None:
    shape, number = pen.option("signs", "number"), slide["number"]
    if not pen.look.brand.page_numbers:
        return
    if shape == "giant":
        if slide["plain"]:
            numeral(pen, number)
        return
    face, size = (pen.face("heading", 600), 30.0) if shape == "padded" else (pen.face("mono", 400), 28.0)
    quiet = pen.ground["quiet"]
    before, after = ("0" if number < 10 else "", "") if shape == "padded" else ("", f"/{count}")
    own = pen.line(face, str(number), size, quiet)
    parts = [
        pen.line(face, before, size, quiet),
        Run(own.text, own.style, "slidenum"),
        pen.line(face, after, size, quiet),
    ]
    runs = [run for run in parts if run.text]
    wide = face.width("".join(run.text for run in runs), size) * size
    _chipped(pen, slide, strip, side, runs, wide, face.cap * size)


def _chipped(pen: Pen, slide: Data, strip: Box, side: str, runs: list[Run], wide: float, cap: float) -> None:
    """A sign in the strip; on a picture, it has a ground of its own."""
    x, y = CHIP if slide["cut"] else (0.0, 0.0)
    tall = cap + 2 * y
    row = Box(strip.left, strip.middle - tall / 2, strip.width, tall)
    if side == "center":
        row = Box(strip.left, strip.top, strip.width, tall)
    area = pen.within(row, wide + 2 * x, tall, side)
    size = runs[0].style.size
    if slide["cut"]:
        fill = pen.paint.solid(pen.ground["fill"], CHIP_OPACITY)
        outline = shapes.rounded(area, 100 if pen.setting.radius else 0)
        text = pen.centred(*runs, cap=cap / size, side="center")
        pen.text(About("Page number"), area, text, outline=outline, fill=fill)
    else:
        wider = pen.within(row, wide * 1.5, tall, side)
        pen.text(About("Page number"), wider, pen.centred(*runs, cap=cap / size, side=side))


def numeral(pen: Pen, number: int) -> None:
    """As tall as the row above the words."""
    frame = pen.frame
    size = (frame.row - 90) / NUMERAL_CAP
    face = pen.face("heading", 900)
    style = pen.line(face, str(number), size, pen.ground["spark"]).style
    area = Box(frame.margin, frame.top + face.cap * size - above(size, size), frame.width, size)
    text = Text((Paragraph((Run(str(number), style, "slidenum"),), size),), pen.rtl, "end")
    pen.text(About("Page number"), area, text)


def _centred(pen: Pen, slide: Data, count: int) -> None:
    """Everything in the middle: logo and number above, the name below."""
    frame, logo = pen.frame, pen.look.brand.logo
    strip = Box(slide["strip"]["x"], frame.top - 10, slide["strip"]["width"], STRIP)
    if slide["signs"]["logo"] and logo:
        wide = MARK * logo.width / logo.height
        area = pen.within(strip, wide, MARK, "center")
        pen.picture(About("Logo", decorative=True), area, logo, shapes.rectangle(), {})
        strip = Box(strip.left, strip.top + MARK + 26, strip.width, STRIP)
    _number(pen, slide, count, strip, "center")
    foot = Box(strip.left, frame.bottom - MARK, strip.width, MARK)
    signature(pen, slide, foot, "center", "b")
