"""The files that a deck can be written as."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PIL import Image

from carousels.brand import Brand
from carousels.deck import Deck
from carousels.findings import Finding
from carousels.render.engine import Form, compile_deck
from carousels.render.sizes import Size

ZIP_TIME = (2020, 1, 1, 0, 0, 0)  # the same pages make the same bytes on any day


@dataclass(frozen=True, slots=True)
class Output:
    data: bytes
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Format:
    """`write` takes the deck, its look, its page and the slug that names the files inside."""

    key: str
    label: str
    extension: str
    content_type: str
    write: Callable[[Deck, Brand, Size, str], Output]


def _pdf(deck: Deck, brand: Brand, size: Size, _slug: str) -> Output:
    made = compile_deck(deck, brand, size, "pdf")
    return Output(made.pages[0], made.findings)


def _pictures(form: Form, suffix: str, deck: Deck, brand: Brand, size: Size, slug: str) -> Output:
    made = compile_deck(deck, brand, size, form)
    pages = [_encoded(page, suffix) for page in made.pages]
    return Output(_zip({f"{slug}-{place:02}.{suffix}": page for place, page in enumerate(pages, 1)}), made.findings)


def _encoded(page: bytes, suffix: str) -> bytes:
    """The page as it came, or re-encoded where the suffix asks for another kind of picture."""
    if suffix not in ("jpg", "webp"):
        return page
    out = io.BytesIO()
    with Image.open(io.BytesIO(page), formats=["PNG"]) as picture:
        if suffix == "jpg":
            picture.convert("RGB").save(out, "JPEG", quality=92, subsampling=0, optimize=True)
        else:
            picture.save(out, "WEBP", quality=92, method=4)
    return out.getvalue()


def _zip(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), data)
    return out.getvalue()


FORMATS = {
    form.key: form
    for form in (
        Format("pdf", "LinkedIn document (PDF)", "pdf", "application/pdf", _pdf),
        Format("png", "Pictures (PNG)", "zip", "application/zip", partial(_pictures, "png", "png")),
        Format("jpg", "Pictures (JPEG)", "zip", "application/zip", partial(_pictures, "png", "jpg")),
        Format("webp", "Pictures (WebP)", "zip", "application/zip", partial(_pictures, "png", "webp")),
        Format("svg", "Vector pictures (SVG)", "zip", "application/zip", partial(_pictures, "svg", "svg")),
    )
}
