"""Small drawn signs: arrows and chevrons."""

from carousels.render.pptx.pen import Pen
from carousels.render.pptx.shapes import Box, Path


def arrow(pen: Pen, box: Box, tint: str, thickness: float = 6.0) -> None:
    """As long as the box is wide; it points to where lines end."""
    long, middle = box.width, box.width * 0.3
    tip = long - 4
    shaft: Path = [("M", (3.0, middle)), ("L", (tip, middle))]
    head: Path = [("M", (long - middle, 3.0)), ("L", (tip, middle)), ("L", (long - middle, middle * 2 - 3))]
    pen.stroke("Arrow", box, [shaft, head], tint, thickness, round_ends=True)


def chevrons(pen: Pen, box: Box, tint: str) -> None:
    """Three, as tall as the box."""
    size = box.height
    paths: list[Path] = []
    for number in range(3):
        left = number * size * 0.8
        paths.append([("M", (left, 0.0)), ("L", (left + size / 2, size / 2)), ("L", (left, size))])
    pen.stroke("Chevrons", box, paths, tint, 8.0)
