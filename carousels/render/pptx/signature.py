"""Who speaks: the logo, or a monogram or picture beside the name; and the footer."""

import math
from typing import Any

from carousels.render.pptx import shapes
from carousels.render.pptx.pen import Pen
from carousels.render.pptx.shapes import About, Box
from carousels.render.pptx.text import Paragraph, Text, above

MARK, MARK_GAP = 48.0, 18.0  # px of a monogram or logo, and of the space behind it
LINE = 0.45  # em between two lines of a name

Data = dict[str, Any]


def signature(pen: Pen, slide: Data, row: Box, side: str, anchor: str) -> None:
    """Who speaks: the logo, or a monogram or picture beside the name, in the middle of the row.

    `anchor`: where a name alone stands in the row, ctr or b.
    """
    logo, name = pen.look.brand.logo, slide["signs"]["name"]
    if slide["signs"]["logo"] and logo and pen.option("signs", "number") != "centred":
        high = Box(row.left, row.middle - MARK / 2, row.width, MARK)
        wide = MARK * logo.width / logo.height
        pen.picture(About("Logo", decorative=True), pen.within(high, wide, MARK, side), logo, shapes.rectangle(), {})
        return
    if not name:
        return
    marked = _has_monogram(pen)
    taken = MARK + MARK_GAP if marked else 0.0
    wide = min(name["room"], name["wide"])
    whole = pen.within(row, taken + wide, row.height, side)
    if marked:
        _monogram(pen, pen.within(Box(whole.left, row.middle - MARK / 2, whole.width, MARK), MARK, MARK, "start"))
    _line(pen, "Name", name, "heading", 600, pen.after(whole, taken), "ctr" if marked else anchor)


def _line(pen: Pen, about: str, line: Data, family: str, weight: int, area: Box, anchor: str) -> None:
    """A name or a footer; one that is longer than its room takes several lines."""
    face = pen.face(family, weight)
    run = pen.line(face, line["text"], line["size"], pen.ground["quiet"])
    pitch = (face.cap + LINE) * line["size"]
    count = max(1, math.ceil(line["wide"] / max(line["room"], 1.0)))
    box = _wider(pen, area) if count == 1 else area
    lowered = Box(
        box.left, box.top, box.width, box.height + (pitch - above(pitch, line["size"]) if anchor == "b" else 0.0)
    )
    if anchor == "ctr":
        pen.text(About(about), lowered, pen.centred(run, cap=face.cap, side="start"))
    else:
        pen.text(About(about), lowered, Text((Paragraph((run,), pitch),), pen.rtl, "start", anchor))


def _wider(pen: Pen, area: Box) -> Box:
    spare = area.width * 0.1
    return Box(area.left - (spare if pen.rtl else 0.0), area.top, area.width + spare, area.height)


def footer(pen: Pen, line: Data | None, row: Box) -> None:
    if line:
        area = pen.within(row, min(line["room"], line["wide"]), row.height, "end")
        _line(pen, "Footer", line, "plain", 400, area, "b")


def _has_monogram(pen: Pen) -> bool:
    brand = pen.look.brand
    return bool(brand.avatar or (brand.author_name.strip() and not pen.setting.centred))


def _monogram(pen: Pen, area: Box) -> None:
    brand = pen.look.brand
    if brand.avatar:
        shorter = min(brand.avatar.width, brand.avatar.height)
        x, y = ((1 - shorter / side) / 2 for side in (brand.avatar.width, brand.avatar.height))
        crop = {"l": x, "r": x, "t": y, "b": y}
        pen.picture(About("Picture of the author", decorative=True), area, brand.avatar, shapes.ellipse(), crop)
        return
    face = pen.face("heading", 800)
    run = pen.line(face, brand.author_name.strip()[:1].upper(), MARK / 2, pen.ground["fill"])
    outline = shapes.ellipse() if pen.setting.radius else shapes.rectangle()
    text = pen.centred(run, cap=face.cap, side="center")
    about = About("Monogram", decorative=True)
    pen.text(about, area, text, outline=outline, fill=pen.paint.solid(pen.ground["spark"]))
