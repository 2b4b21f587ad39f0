"""One slide: its ground, what lies behind its words, the words where the typesetter put them, the signs around."""

from collections.abc import Callable, Iterator
from typing import Any

from carousels.deck import Picture
from carousels.render.fit import Plan
from carousels.render.frames import half_of
from carousels.render.geometry import Page
from carousels.render.panels import Framed, Points
from carousels.render.pptx import panels, shapes, words
from carousels.render.pptx.pen import Pen
from carousels.render.pptx.pictures import framed, show
from carousels.render.pptx.points import points
from carousels.render.pptx.shapes import About, Box
from carousels.render.pptx.signs import signs
from carousels.render.setting import Part

CURSOR = (26.0, 48.0)  # px
CURSOR_GAP, CURSOR_ROOM = 44.0, 140.0  # px above it, and that have to be free for it

Data = dict[str, Any]
MAKERS: dict[str, Callable[[Pen, Data, Box, str], None]] = {
    "words": words.words,
    "label": words.label,
    "signed": words.signed,
    "quote-mark": words.quote_mark,
    "code": panels.code,
    "address": panels.address,
    "button": panels.button,
}


def draw(pen: Pen, page: Page, slide: Data, count: int, backdrop: Picture | None) -> None:
    """`slide` is what the templates are given; `count` is how many the deck has."""
    if slide["cut"]:
        _picture_behind(pen, page.plan, slide)
    elif backdrop:
        whole = Box(0, 0, pen.frame.size.width, pen.frame.size.height)
        pen.picture(About("Backdrop", decorative=True), whole, backdrop, shapes.rectangle(), {})
    signs(pen, slide, count)
    places = list(_places(pen, page, slide))
    for part, box, side in places:
        _draw_part(pen, part, box, side)
    if pen.option("signs", "end") == "cursor" and not slide["columns"] and slide["free"]["height"] > CURSOR_ROOM:
        foot = places[-1][1].bottom if places else slide["y"]
        row = Box(slide["x"], foot + CURSOR_GAP, slide["width"], CURSOR[1])
        pen.shape("Cursor", pen.within(row, *CURSOR, "start"), pen.ground["spark"])


def _draw_part(pen: Pen, part: Part, box: Box, side: str) -> None:
    if isinstance(part, Points):
        points(pen, part, box, side)
    elif isinstance(part, Framed):
        framed(pen, part, box, side)
    else:
        data = part.as_data()
        MAKERS[data["as"]](pen, data, box, side)


def _places(pen: Pen, page: Page, slide: Data) -> Iterator[tuple[Part, Box, str]]:
    """Each part with the column that it stands in, as high as the typesetter set it, and where its lines begin."""
    parts, room = page.plan.parts, page.plan.room
    row = Box(room.left, 0, room.width, 0)
    side = "center" if pen.setting.centred and not room.columns else "start"
    widths = [room.head] * len(parts.head) + [room.tail] * len(parts.tail)
    ends = ["start"] * len(parts.head) + ["end" if slide["columns"] else side] * len(parts.tail)
    everything = zip((*parts.head, *parts.tail), page.parts, widths, ends, strict=True)
    for part, fact, width, end in everything:
        column = pen.within(row, width, 0, end) if room.columns else row
        yield part, Box(column.left, fact.top, column.width, fact.bottom - fact.top), side


def _picture_behind(pen: Pen, plan: Plan, slide: Data) -> None:
    """A picture that fills the page or half of it."""
    size = pen.frame.size
    whole = Box(0, 0, size.width, size.height)
    if slide["cut"] == "half":
        wide, high = half_of(pen.frame)
        at_right = pen.rtl and wide < size.width
        show(pen, plan.slide, Box(size.width - wide if at_right else 0, 0, wide, high))
    else:
        show(pen, plan.slide, whole)
        _veil(pen, whole, slide)


def _veil(pen: Pen, whole: Box, slide: Data) -> None:
    """Words upon a picture are read on a veil of their ground, which is thickest where they stand.

    It is in two pieces, since LibreOffice before 7.6 draws of a gradient its first and last colour alone; they meet
    on a whole px, where the veil is thinnest, and nobody can see it.
    """
    strength, start = slide["picture"]["overlay"], max(0.06, slide["words-from"])
    thin, cut = strength * 0.3, round(max(0.03, start - 0.22) * whole.height, -1)
    foot = [(0.0, thin), ((start * whole.height - cut) / (whole.height - cut), strength + 0.25), (1.0, strength + 0.4)]
    pieces = {
        Box(0, 0, whole.width, cut): [(0.0, strength * 0.6), (1.0, thin)],
        Box(0, cut, whole.width, whole.height - cut): [(place, min(0.94, opacity)) for place, opacity in foot],
    }
    for box, stops in pieces.items():
        pen.ornament("Veil", box, shapes.rectangle(), pen.paint.falling(pen.ground["fill"], stops))
