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
from carousels.later import later
from carousels.render.compilers import Form
from carousels.render.engine import compile_deck
from carousels.render.geometry import Page
from carousels.render.sizes import Size

ZIP_TIME = (2020, 1, 1, 0, 0, 0)  # the same pages make the same bytes on any day
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
SCALES = (1, 2)  # times the page's px, for pictures


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be written: the deck in its look, on its page; `slug` names the files inside an archive."""

    deck: Deck
    brand: Brand
    size: Size
    slug: str
    scale: int = 1  # one of SCALES; formats that have no pixels take no notice


@dataclass(frozen=True, slots=True)
class Output:
    """A file, what drawing it has shown, and where its words came to stand."""

    data: bytes
    findings: tuple[Finding, ...] = ()
    pages: tuple[Page, ...] | None = None


@dataclass(frozen=True, slots=True)
class Format:
    key: str
    label: str
    extension: str
    content_type: str
    write: Callable[[Job], Output]
    scales: tuple[int, ...] = (1,)


def _pdf(job: Job) -> Output:
    made = compile_deck(job.deck, job.brand, job.size, "pdf")
    return Output(made.pages[0], made.findings, made.facts)


def _pictures(form: Form, suffix: str, job: Job) -> Output:
    made = compile_deck(job.deck, job.brand, job.size, form, scale=job.scale)
    named = {picture_name(job, place, suffix): encoded(page, suffix) for place, page in enumerate(made.pages, 1)}
    return Output(zipped(named), made.findings, made.facts)


def picture_name(job: Job, place: int, suffix: str) -> str:
    """As in `ship-smaller-01.png`, and `ship-smaller-01@2x.png` at twice the size."""
    return f"{job.slug}-{place:02}{f'@{job.scale}x' if job.scale > 1 else ''}.{suffix}"


def encoded(page: bytes, suffix: str) -> bytes:
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


def zipped(members: dict[str, bytes]) -> bytes:
    """An archive of files by name, the same bytes for the same members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, ZIP_TIME), data)
    return out.getvalue()


def _pptx(job: Job) -> Output:
    made = compile_deck(job.deck, job.brand, job.size, "svg")
    return Output(later("presentation")(made), made.findings, made.facts)


FORMATS = {
    form.key: form
    for form in (
        Format("pdf", "LinkedIn document (PDF)", "pdf", "application/pdf", _pdf),
        Format("png", "Pictures (PNG)", "zip", "application/zip", partial(_pictures, "png", "png"), SCALES),
        Format("jpg", "Pictures (JPEG)", "zip", "application/zip", partial(_pictures, "png", "jpg"), SCALES),
        Format("webp", "Pictures (WebP)", "zip", "application/zip", partial(_pictures, "png", "webp"), SCALES),
        Format("svg", "Vector pictures (SVG)", "zip", "application/zip", partial(_pictures, "svg", "svg")),
        Format("pptx", "Editable slides (PowerPoint)", "pptx", PPTX, _pptx),
    )
}
