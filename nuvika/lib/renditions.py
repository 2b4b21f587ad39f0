"""Smaller copies of a picture: which there are, what they are called, and how they are made.

A picture's name tells its size (`ab12-1600x900.jpg`), and so do the names of its copies (`ab12-1600x900.w480.webp`):
a page knows them without asking anybody.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image

WIDTHS = (
    240,
    480,
    960,
    1600,
)  # px: a face or a card, a phone, a column of text on a sharp screen, a wide cover on one
FALLBACK = 960  # px: for the few browsers that know no WebP
NEARLY = 0.85  # a copy that is hardly narrower than the picture spares nothing
NAME = re.compile(r"(?P<stem>.*-(?P<width>\d{1,5})x(?P<height>\d{1,5})(?:_\w+)?)\.(?P<extension>jpg|png|webp)\Z")
COPY = re.compile(r"(?P<stem>.*-\d{1,5}x\d{1,5}(?:_\w+)?)\.w\d{1,5}\.(?:jpg|png|webp)\Z")


@dataclass(frozen=True, slots=True)
class Sources:
    """What a page says about a picture."""

    src: str  # for every browser
    srcset: str  # WebP in all widths
    width: int  # px, of the picture itself
    height: int


def sources(address: str) -> Sources | None:
    """None for a picture that is not one of ours, by its name, or that moves."""
    found = NAME.match(address)
    if found is None or not int(found["width"]):
        return None
    width, stem = int(found["width"]), found["stem"]
    copies = ", ".join(f"{stem}.w{copy}.webp {copy}w" for copy in widths(width))
    src = f"{stem}.w{FALLBACK}.{found['extension']}" if FALLBACK in widths(width)[:-1] else address
    return Sources(src, copies, width, int(found["height"]))


def widths(width: int) -> list[int]:
    """In which widths a picture is kept as WebP, its own included."""
    return [*(copy for copy in WIDTHS if copy < width * NEARLY), width]


def original_of(name: str) -> Iterator[str]:
    """What the picture may be called that this is a copy of."""
    found = COPY.match(name)
    if found:
        yield from (f"{found['stem']}.{extension}" for extension in ("jpg", "png", "webp"))


def make(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Every copy of a picture under its name; none of one that moves.

    Raises OSError for what is no picture.
    """
    found = NAME.match(name)
    with Image.open(io.BytesIO(data)) as picture:
        if found is None or getattr(picture, "n_frames", 1) > 1:
            return
        for width in widths(picture.width):
            copy = _resized(picture, width)
            yield f"{found['stem']}.w{width}.webp", _webp(copy, flat=picture.format == "PNG")
            if width == FALLBACK and width != picture.width:
                yield f"{found['stem']}.w{width}.{found['extension']}", _as(copy, str(picture.format))


def webp(drawing: bytes) -> bytes:
    """A drawn picture as WebP. Raises OSError for what is no picture."""
    with Image.open(io.BytesIO(drawing)) as picture:
        return _webp(picture.convert("RGB"), flat=True)


def _resized(picture: Image.Image, width: int) -> Image.Image:
    full = (
        picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGBA" if "A" in picture.getbands() else "RGB")
    )
    if width == picture.width:
        return full
    return full.resize((width, max(1, round(picture.height * width / picture.width))), Image.Resampling.LANCZOS)


def _webp(picture: Image.Image, *, flat: bool) -> bytes:
    """Drawings are smaller without loss, photographs with: of what may be either, the smaller one."""
    lossy = _saved(picture, "WEBP", quality=82, method=4)
    if not flat:
        return lossy
    return min(lossy, _saved(picture, "WEBP", lossless=True, quality=60, method=4), key=len)


def _as(picture: Image.Image, form: str) -> bytes:
    if form == "JPEG":
        return _saved(picture.convert("RGB"), "JPEG", quality=84, optimize=True, progressive=True)
    return _saved(picture, form, optimize=True)


def _saved(picture: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()
