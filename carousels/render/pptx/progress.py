"""How far the reader has come, and the sign that there is more."""

from typing import Any

from carousels.render.pptx import shapes
from carousels.render.pptx.arrows import arrow, chevrons
from carousels.render.pptx.pen import Pen
from carousels.render.pptx.shapes import Box, Path

FAINT = 0.16  # opacity of what progress has yet to reach
MOST_SEGMENTS = 40
CUE = (232.0, 112.0)  # px of the pill at the edge of the page
COMING_IN = 52.0  # px of it that are seen on the slide after it
ROUND = 0.552  # of a radius: how far a curve's handle reaches for a quarter of a circle

Data = dict[str, Any]


def progress(pen: Pen, number: int, count: int) -> None:
    frame, shape = pen.frame, pen.option("signs", "progress")
    ink, spark = pen.ground["ink"], pen.ground["spark"]
    if shape == "rule":
        row = Box(frame.margin, frame.top + 54, frame.width, 4)
        pen.shape("Progress, to come", row, ink, opacity=FAINT)
        pen.shape("Progress", pen.within(row, row.width * number / count, 4, "start"), spark)
    elif shape == "bar":
        row = Box(0, frame.size.height - 14, frame.size.width, 14)
        pen.shape("Progress", pen.within(row, row.width * number / count, 14, "start"), ink)
    elif shape == "segments" and count <= MOST_SEGMENTS:
        _segments(pen, number, count)


def _segments(pen: Pen, number: int, count: int) -> None:
    frame, gap = pen.frame, 8.0
    wide = (frame.width - gap * (count - 1)) / count
    for place in range(count):
        row = pen.after(Box(frame.margin, frame.top + 58, frame.width, 6), place * (wide + gap))
        tint, opacity = (pen.ground["spark"], 1.0) if place < number else (pen.ground["ink"], FAINT)
        pen.shape("Progress", pen.within(row, wide, 6, "start"), tint, radius=3, opacity=opacity)


def cue(pen: Pen, slide: Data, count: int) -> None:
    """The sign that there is more, at the end of the line, where the next slide comes in."""
    shape, frame = pen.option("signs", "cue"), pen.frame
    first = slide["group"] == "cover" and slide["number"] < count
    if shape == "pill":
        _pill_cue(pen, slide, first=first)
    elif not first:
        return
    elif shape == "arrow":
        row = Box(frame.margin, frame.bottom - 66, frame.width, 130 * 0.6)
        arrow(pen, pen.within(row, 130, 130 * 0.6, "end"), pen.ground["spark"], 8)
    elif shape == "chevrons":
        row = Box(frame.margin, frame.bottom - 56, frame.width, 52)
        chevrons(pen, pen.within(row, 52 * 2.1, 52, "end"), pen.ground["spark"])
    else:
        row = Box(frame.margin, frame.bottom - 54, frame.width, 84 * 0.6)
        arrow(pen, pen.within(row, 84, 84 * 0.6, "center" if pen.setting.centred else "end"), pen.ground["spark"], 4)


def _pill_cue(pen: Pen, slide: Data, *, first: bool) -> None:
    frame, (wide, tall) = pen.frame, CUE
    row = Box(0, frame.bottom - tall, frame.size.width, tall)
    if first:
        area = pen.within(row, wide, tall, "end")
        _half_pill(pen, area, pen.ground["spark"], round_at_end=False)
        arrow(pen, Box(area.left + (wide - 92) / 2, area.middle - 92 * 0.3, 92, 92 * 0.6), pen.ground["fill"])
    elif slide["number"] == 2 and slide["plain"] and pen.option("backdrop", "content") == "none":
        area = pen.within(row, COMING_IN, tall, "start")
        _half_pill(pen, area, pen.look.palette["highlight"], round_at_end=True)


def _half_pill(pen: Pen, area: Box, tint: str, *, round_at_end: bool) -> None:
    """A shape that comes out of the edge of the page: round at one side alone."""
    wide, tall = area.width, area.height
    radius = min(wide, tall) / 2
    near = radius * (1 - ROUND)
    path: Path = [
        ("M", (0.0, 0.0)),
        ("L", (wide - radius, 0.0)),
        ("C", (wide - near, 0.0, wide, near, wide, radius)),
        ("L", (wide, tall - radius)),
        ("C", (wide, tall - near, wide - near, tall, wide - radius, tall)),
        ("L", (0.0, tall)),
        ("Z", ()),
    ]
    at_right = round_at_end != pen.rtl
    outline = shapes.drawn(area, [path if at_right else shapes.mirrored(path, wide)])
    pen.ornament("Cue", area, outline, pen.paint.solid(tint))
