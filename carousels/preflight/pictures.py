"""Whether the pictures on slides can be seen, by everybody."""

from collections.abc import Iterator

from carousels.brand import Brand
from carousels.deck import Deck, Kind, Picture, Slide
from carousels.findings import Finding, Severity
from carousels.render.frames import Frame, bleeds, frame_of, half_of
from carousels.render.looks import look_of
from carousels.render.sizes import Size

BLURRED = 0.75  # px of the picture for each px of its frame: with fewer, it is seen to be enlarged


def findings(deck: Deck, brand: Brand, size: Size) -> Iterator[Finding]:
    frame = frame_of(look_of(brand), size)
    for number, slide in enumerate(deck.slides, 1):
        if slide.picture is None:
            if slide.kind is Kind.IMAGE:
                yield Finding(Severity.WARNING, "there is no picture. Choose one, or another kind.", number, "picture")
            continue
        if not slide.alt.strip() and not slide.decorative:
            message = "the picture has no alt text. Say what it shows, or tick “decorative”."
            yield Finding(Severity.ERROR, message, number, "alt")
        yield from _sharpness(slide, slide.picture, frame, number)


def _sharpness(slide: Slide, picture: Picture, frame: Frame, number: int) -> Iterator[Finding]:
    width, height = _framed(slide, frame)
    scales = (picture.width / width, picture.height / height)
    if (min if slide.fit == "cover" else max)(scales) < BLURRED:
        wanted = f"{width:.0f} × {height:.0f} px"
        message = f"the picture has only {picture.width} × {picture.height} px and looks blurred. Use one of {wanted}."
        yield Finding(Severity.WARNING, message, number, "picture")


def _framed(slide: Slide, frame: Frame) -> tuple[float, float]:
    """px of the frame that the picture fills."""
    if bleeds(slide):
        return half_of(frame) if slide.layout == "half" else (frame.size.width, frame.size.height)
    if frame.columns:
        return frame.width * 0.5, (frame.bottom - frame.top) * 0.8
    return frame.width, (frame.bottom - frame.top) * 0.5
