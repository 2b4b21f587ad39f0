"""An empty presentation in a brand's colours and typefaces: what a slide that somebody adds will look like."""

import io
from functools import lru_cache
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation as Document
from pptx.util import Emu

from carousels.brand import Brand
from carousels.render.frames import Frame
from carousels.render.pptx.paint import PLACES
from carousels.render.pptx.xml import NAMESPACES, Element, clean, element, emu, hundredths

KEPT = "Title Only"  # of the layouts that python-pptx brings
UNUSED = ("dt", "ftr", "sldNum")
TITLE, TEXT = 84.0, 44.0  # px
# Places of a theme that no colour of a brand is made for.
FURTHER = {
    "accent3": "ink",
    "accent4": "muted",
    "accent5": "on_accent",
    "accent6": "paper",
    "hlink": "accent",
    "folHlink": "muted",
}


def empty(brand: Brand, frame: Frame) -> Document:
    document = Presentation(io.BytesIO(_stripped()))
    document.slide_width, document.slide_height = Emu(emu(frame.size.width)), Emu(emu(frame.size.height))
    master = document.slide_master
    theme = master.part.part_related_by(RT.THEME)
    theme._blob = _themed(theme.blob, brand)
    for holder in (master, document.slide_layouts[0]):
        _place(holder, frame)
    for style, size in (("titleStyle", TITLE), ("bodyStyle", TEXT)):
        for level in master._element.iterfind(f".//p:{style}/a:lvl1pPr/a:defRPr", NAMESPACES):
            level.set("sz", str(hundredths(size)))
    return document


@lru_cache(maxsize=1)
def _stripped() -> bytes:
    """python-pptx's own template without what is no part of ours: its layouts, its picture, its printer."""
    document = Presentation()
    layouts = document.slide_layouts
    for layout in list(layouts):
        if layout.name != KEPT:
            layouts.remove(layout)
    holders: tuple[Any, ...] = (document.slide_master, layouts[0])
    for place in [place for holder in holders for place in holder.placeholders if _kind(place) in UNUSED]:
        place._element.getparent().remove(place._element)
    _unrelate(document.part, "printerSettings")
    _unrelate(document.part.package, "thumbnail", "extended-properties")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _kind(place: Any) -> str:
    return str(place._element.ph.get("type", "body"))


def _unrelate(holder: Any, *kinds: str) -> None:
    rels = holder._rels
    for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] in kinds]:
        rels.pop(key)


def _place(holder: Any, frame: Frame) -> None:
    """Title and text where our own slides have them."""
    top = frame.top + frame.row
    tall = frame.bottom - frame.foot - top
    places = {"title": (top, tall * 0.35), "body": (top + tall * 0.4, tall * 0.6)}
    for place in holder.placeholders:
        y, height = places[_kind(place)]
        place.left, place.width = emu(frame.margin), emu(frame.width)
        place.top, place.height = emu(y), emu(height)


def _themed(blob: bytes, brand: Brand) -> bytes:
    root = etree.fromstring(blob)
    root.set("name", clean(brand.name))
    colours, typefaces = (root.find(f".//a:{name}", NAMESPACES) for name in ("clrScheme", "fontScheme"))
    for scheme in (colours, typefaces):
        scheme.set("name", clean(brand.name))
    named = {place: field for field, (place, _) in PLACES.items()} | FURTHER
    for place in colours:
        field = named[etree.QName(place).localname]
        place[:] = [_rgb(getattr(brand.palette, field))]
    for part, family in (("majorFont", brand.heading_font), ("minorFont", brand.body_font)):
        typefaces.find(f"a:{part}/a:latin", NAMESPACES).set("typeface", clean(family))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _rgb(colour: str) -> Element:
    return element("a:srgbClr", {"val": colour.lstrip("#").upper()})
