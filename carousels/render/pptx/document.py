"""A deck as a presentation: its slides, what is said about it, and the same bytes on any day."""

import io
import zipfile
from hashlib import sha256
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Document
from pptx.slide import Slide

from carousels.deck import Picture
from carousels.render.backdrops import backdrops
from carousels.render.compilers import MADE
from carousels.render.engine import Compiled
from carousels.render.pptx.base import empty
from carousels.render.pptx.images import portable
from carousels.render.pptx.paint import Paint
from carousels.render.pptx.pen import Pen
from carousels.render.pptx.slide import draw
from carousels.render.pptx.typefaces import Families
from carousels.render.pptx.xml import clean, element

PACKED = (".xml", ".rels")  # members that become smaller


def presentation(made: Compiled) -> bytes:
    """A PowerPoint file of the whole deck, as it was set: words, pictures and shapes are the program's own."""
    setting, data = made.composition.setting, made.composition.as_data()
    brand, size = setting.look.brand, setting.frame.size
    document = empty(brand, setting.frame)
    behind = {number: _page(png, size.width, size.height) for number, png in backdrops(made.composition).items()}
    families, paint, images = Families.of(brand), Paint(brand.palette), dict[str, Any]()
    for page, slide in zip(made.facts, data["slides"], strict=True):
        added = document.slides.add_slide(document.slide_layouts[0])
        pen = Pen(setting, families, paint, Relations(added.part, images), slide["ground"])
        draw(pen, page, slide, data["count"], behind.get(page.slide))
        _fill(added, pen)
        if page.plan.slide.notes.strip():
            added.notes_slide.notes_text_frame.text = clean(page.plan.slide.notes)
    _describe(document, data["title"], data["author"], made.composition.deck.language)
    out = io.BytesIO()
    document.save(out)
    return _sealed(out.getvalue())


class Relations:
    """What a slide refers to; each picture is in the file once."""

    def __init__(self, part: Any, images: dict[str, Any]) -> None:
        self._part, self._images = part, images

    def address(self, url: str) -> str:
        return str(self._part.relate_to(clean(url), RT.HYPERLINK, is_external=True))

    def image(self, picture: Picture) -> str:
        if picture.digest not in self._images:
            self._images[picture.digest] = self._part.package.get_or_add_image_part(io.BytesIO(portable(picture)))
        return str(self._part.relate_to(self._images[picture.digest], RT.IMAGE))


def _page(png: bytes, width: int, height: int) -> Picture:
    return Picture(sha256(png).hexdigest(), "png", width, height, png)


def _fill(slide: Slide, pen: Pen) -> None:
    """The slide's ground and shapes, instead of what its layout holds ready."""
    tree: Any = slide.shapes._spTree
    for held in list(slide.placeholders):
        tree.remove(held._element)
    tree.extend(pen.shapes)
    ground = element("p:bgPr", None, pen.paint.solid(pen.ground["fill"]), element("a:effectLst"))
    tree.addprevious(element("p:bg", None, ground))


def _describe(document: Document, title: str, author: str, language: str) -> None:
    about = document.core_properties
    about.title, about.author, about.language = clean(title), clean(author), clean(language)
    about.last_modified_by, about.revision = clean(author), 1
    about.created = about.modified = MADE.replace(tzinfo=None)


def _sealed(data: bytes) -> bytes:
    """The archive with one date for all members: the same slides make the same bytes on any day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as given, zipfile.ZipFile(out, "w") as sealed:
        for name in given.namelist():
            packing = zipfile.ZIP_DEFLATED if name.endswith(PACKED) else zipfile.ZIP_STORED
            sealed.writestr(zipfile.ZipInfo(name, MADE.timetuple()[:6]), given.read(name), packing)
    return out.getvalue()
