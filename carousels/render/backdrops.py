"""What lies behind the words, as pictures without them: for files that draw the words themselves."""

import io
import json
from collections.abc import Iterable
from typing import Any, Literal

from PIL import Image

from carousels.render import compilers
from carousels.render.compilers import Compiler
from carousels.render.data import Composition

Drawn = dict[str, Any]


def backdrops(composition: Composition) -> dict[int, bytes]:
    """By the number of a slide, a PNG of its page's size; none where the page is its ground, or a picture's."""
    data = composition.as_data(bare=True)
    drawn = [slide for slide in data["slides"] if not slide["cut"] and _is_more(data, slide)]
    if not drawn:
        return {}
    with compilers.borrowed() as compiler:
        # Most slides of a deck look alike without their words: a cheap sketch of each tells which.
        sketches = _pages(compiler, data, drawn, "svg")
        different = dict(zip(sketches, drawn, strict=True))
        pictures = dict(zip(different, _pages(compiler, data, different.values(), "png"), strict=True))
    seen = {sketch: picture for sketch, picture in pictures.items() if not _is_flat(picture)}
    return {slide["number"]: seen[sketch] for slide, sketch in zip(drawn, sketches, strict=True) if sketch in seen}


def _is_more(data: dict[str, Any], slide: Drawn) -> bool:
    return bool(data["look"]["backdrop"][slide["group"]] != "none")


def _is_flat(picture: bytes) -> bool:
    """Whether nothing was drawn, as where the words leave no room for an ornament."""
    with Image.open(io.BytesIO(picture), formats=["PNG"]) as image:
        return image.convert("RGB").getcolors(1) is not None


def _pages(
    compiler: Compiler, data: dict[str, Any], slides: Iterable[Drawn], form: Literal["svg", "png"]
) -> tuple[bytes, ...]:
    return compiler.set(json.dumps({**data, "slides": list(slides)}, ensure_ascii=False), form)
