"""Pictures in their frames, with the part of them in sight that the editor chose."""

from dataclasses import dataclass

from carousels.deck import Picture, Slide
from carousels.marks import plain
from carousels.render.panels import Framed
from carousels.render.pptx import shapes
from carousels.render.pptx.pen import Pen
from carousels.render.pptx.shapes import About, Box


@dataclass(frozen=True, slots=True)
class Fitted:
    """Where a picture stands, and what of it is cut off on the left, top, right and bottom, as parts of the whole."""

    box: Box
    crop: dict[str, float]


def framed(pen: Pen, part: Framed, box: Box, side: str) -> None:
    """A picture among the words."""
    area = pen.within(box, part.width, part.height, side)
    show(pen, part.slide, area, pen.setting.radius)


def show(pen: Pen, slide: Slide, frame: Box, radius: float = 0.0) -> None:
    picture = slide.picture
    if picture is None:
        return
    alt = "" if slide.decorative else plain(slide.alt)
    about = About("Picture", alt=alt, decorative=not alt)
    if slide.fit == "cover":
        fitted = covering(picture, frame, slide.focus)
        pen.picture(about, fitted.box, picture, shapes.rounded(frame, radius), fitted.crop)
    else:
        pen.picture(about, contained(picture, frame), picture, shapes.rectangle(), {})


def covering(picture: Picture, frame: Box, focus: tuple[int, int]) -> Fitted:
    """The whole frame full, the focus as near to its middle as the picture's edges allow."""
    scale = max(frame.width / picture.width, frame.height / picture.height)
    left, right = _cut(frame.width / (picture.width * scale), focus[0] / 100)
    top, bottom = _cut(frame.height / (picture.height * scale), focus[1] / 100)
    return Fitted(frame, {"l": left, "t": top, "r": right, "b": bottom})


def contained(picture: Picture, frame: Box) -> Box:
    """The whole picture, in the middle of its frame."""
    scale = min(frame.width / picture.width, frame.height / picture.height)
    width, height = picture.width * scale, picture.height * scale
    return Box(frame.left + (frame.width - width) / 2, frame.top + (frame.height - height) / 2, width, height)


def _cut(seen: float, focus: float) -> tuple[float, float]:
    """What is cut off before and behind; `seen` is the part that is not."""
    before = min(max(focus - seen / 2, 0.0), max(0.0, 1 - seen))
    return before, max(0.0, 1 - seen - before)
