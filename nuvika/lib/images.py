"""Pictures from outside: decoded, checked, and encoded anew without whatever else was in the file."""

import hashlib
import io
import struct
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PIL import Image, ImageOps, ImageSequence

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")  # by content; SVG is a program, not a picture
MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 50_000_000  # of all frames together: what decoding costs in memory, whatever the file's size
MAX_FRAMES = 300
MAX_SIDE = 2400  # px, of what is kept

Made = TypeVar("Made")
_EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}  # of what is kept
# What Pillow's readers stumble over in damaged files.
_UNREADABLE = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, struct.error),
    Image.DecompressionBombError,
)


class PictureRefusedError(ValueError):
    """Why a file is not taken, as a sentence for who uploaded it."""


@dataclass(frozen=True, slots=True)
class CheckedPicture:
    data: bytes = field(repr=False)
    extension: str  # "jpg", "png" or "webp"
    width: int  # px
    height: int  # px
    digest: str  # SHA-256 of data, in hex


def read(data: bytes) -> CheckedPicture:
    """The picture in a file, upright, without metadata, at most MAX_SIDE long. Raises PictureRefusedError."""
    return _opened(data, _encode)


def check(data: bytes) -> None:
    """Refuse what its first bytes say is no picture or too large a one, without decoding it."""
    _opened(data, lambda _picture: None)


def kept(data: bytes) -> CheckedPicture:
    """A file that `read` made once, as it is: decoded to see that it can be shown. Raises PictureRefusedError."""

    def same(picture: Image.Image) -> CheckedPicture:
        picture.load()
        if max(picture.size) > MAX_SIDE or picture.format not in _EXTENSIONS:
            raise PictureRefusedError("This picture was not made here.")
        return _checked(io.BytesIO(data), _EXTENSIONS[picture.format], picture.size)

    return _opened(data, same)


def _opened(data: bytes, use: Callable[[Image.Image], Made]) -> Made:
    if not data:
        raise PictureRefusedError("This file is empty.")
    if len(data) > MAX_BYTES:
        raise PictureRefusedError(
            f"This file has {len(data) / 2**20:.0f} MB. Pictures may have {MAX_BYTES // 2**20} MB: make it smaller."
        )
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as picture:
            _check_size(picture)
            return use(picture)
    except PictureRefusedError:
        raise
    except _UNREADABLE as problem:
        raise PictureRefusedError(
            "This is no picture that can be read. Use a JPEG, PNG, WebP or GIF file."
        ) from problem


def _check_size(picture: Image.Image) -> None:
    frames = getattr(picture, "n_frames", 1)
    if frames > MAX_FRAMES:
        raise PictureRefusedError(f"This animation has {frames} frames. {MAX_FRAMES} are taken at most.")
    if picture.width * picture.height * frames > MAX_PIXELS:
        raise PictureRefusedError(
            f"This picture has {picture.width} × {picture.height} pixels"
            + (f" in {frames} frames" if frames > 1 else "")
            + f". {MAX_PIXELS // 1_000_000} million are taken at most: make it smaller."
        )


def _encode(picture: Image.Image) -> CheckedPicture:
    if picture.format in ("GIF", "WEBP") and getattr(picture, "n_frames", 1) > 1:
        return _encode_animation(picture)
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    if picture.format == "JPEG":
        upright.convert("RGB").save(out, "JPEG", quality=88, optimize=True, progressive=True)
        return _checked(out, "jpg", upright.size)
    upright = _without_extras(upright)
    if picture.format == "WEBP":
        upright.save(out, "WEBP", quality=88, method=4)
        return _checked(out, "webp", upright.size)
    upright.save(out, "PNG", optimize=True)
    return _checked(out, "png", upright.size)


def _encode_animation(picture: Image.Image) -> CheckedPicture:
    frames, durations = [], []
    for frame in ImageSequence.Iterator(picture):
        durations.append(int(frame.info.get("duration", 100)) or 100)
        copy = frame.convert("RGBA")
        copy.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
        frames.append(copy)
    out = io.BytesIO()
    first, *rest = frames
    first.save(out, "WEBP", save_all=True, append_images=rest, duration=durations, loop=0, quality=80, method=2)
    return _checked(out, "webp", first.size)


def _without_extras(picture: Image.Image) -> Image.Image:
    """The pixels alone: text chunks, profiles and transparency tables stay behind."""
    see_through = "A" in picture.getbands() or "transparency" in picture.info
    plain = picture.convert("RGBA" if see_through else "L" if picture.mode in ("1", "L") else "RGB")
    plain.info.clear()
    return plain


def _checked(out: io.BytesIO, extension: str, size: tuple[int, int]) -> CheckedPicture:
    data = out.getvalue()
    return CheckedPicture(data, extension, size[0], size[1], hashlib.sha256(data).hexdigest())
