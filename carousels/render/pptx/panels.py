"""Panels: code, and an address to follow or to press."""

from typing import Any

from carousels.render.pptx import shapes
from carousels.render.pptx.arrows import arrow
from carousels.render.pptx.paint import mixed
from carousels.render.pptx.pen import Pen
from carousels.render.pptx.shapes import About, Box
from carousels.render.pptx.text import BREAK, Paragraph, Run, Style, Text, above, centred_pitch
from carousels.render.pptx.words import spared

FAINT = 0.62  # opacity of a comment
ARROW = 52.0  # px: a button's arrow
_KEPT_SPACE = "\u00a0"  # what the typesetter needs to keep a line of code as it is

Data = dict[str, Any]


def code(pen: Pen, part: Data, box: Box, _side: str) -> None:
    """Lines in their colours, each a paragraph, so that what is copied is the code again."""
    panel = pen.look.colours(pen.look.theme.layout["panel"])
    size, inset = part["size"], part["inset"]
    pitch = (part["cap"] + part["leading"]) * size
    lines = tuple(Paragraph(tuple(_pieces(pen, part, panel, line)), pitch) for line in part["lines"])
    top = max(0.0, inset + part["cap"] * size - above(pitch, size))
    area = pen.within(box, part["width"], box.height, "start")
    outline = shapes.rounded(area, pen.setting.radius)
    # A program's letters may be a little wider: the margin at the right gives way before a line of code breaks.
    text = Text(lines, False, "start", "t", inset, top)
    pen.text(About("Code"), area, text, outline=outline, fill=pen.paint.solid(panel["fill"]))


def _pieces(pen: Pen, part: Data, panel: dict[str, str], line: list[tuple[str, str]]) -> list[Run]:
    made: list[Run] = []
    for text, meaning in line:
        typed = text.replace(_KEPT_SPACE, " ")
        made.append(Run(typed, _code_style(pen, part, panel, meaning)))
    return made


def _code_style(pen: Pen, part: Data, panel: dict[str, str], meaning: str) -> Style:
    ink, spark = panel["ink"], panel["spark"]
    tints = {"keyword": spark, "number": spark, "string": mixed(spark, ink, 0.55)}
    return Style(
        family=pen.families[pen.look.faces["code"].type.family],
        size=part["size"],
        tint=tints.get(meaning, ink),
        opacity=FAINT if meaning == "comment" else 1.0,
        bold=meaning in ("keyword", "name"),
    )


def address(pen: Pen, part: Data, box: Box, side: str) -> None:
    """Words that lead somewhere."""
    pitch = (part["cap"] + part["leading"]) * part["size"]
    lifted = above(pitch, part["size"]) - part["cap"] * part["size"]
    area = pen.within(Box(box.left, box.top - lifted, box.width, box.height + lifted), part["width"], box.height, side)
    text = Text((Paragraph(tuple(_lines(pen, part, part["tint"])), pitch),), pen.rtl, side)
    pen.text(About("Link", link=_link(pen, part)), spared(pen, area, side), text)


def button(pen: Pen, part: Data, box: Box, side: str) -> None:
    """The same, to press: the whole of it leads there."""
    colours = pen.look.colours(pen.look.theme.layout["button"])
    area = pen.within(box, part["width"], box.height, side)
    pitch = centred_pitch(part["cap"], part["size"])
    lines = (Paragraph(tuple(_lines(pen, part, colours["ink"])), pitch),)
    ends = (part["inset"], part["inset"] + ARROW)
    left, right = ends[::-1] if pen.rtl else ends
    text = Text(lines, pen.rtl, "start", "ctr", left, 0.0, right)
    about = About("Button", link=_link(pen, part))
    outline = shapes.rounded(area, pen.setting.radius)
    pen.text(about, area, text, outline=outline, fill=pen.paint.solid(colours["fill"]))
    inner = Box(area.left + part["inset"], area.middle - ARROW * 0.3, area.width - 2 * part["inset"], ARROW * 0.6)
    arrow(pen, pen.within(inner, ARROW, ARROW * 0.6, "end"), colours["ink"])


def _lines(pen: Pen, part: Data, tint: str) -> list[Run]:
    face = pen.face("heading", part["weight"])
    style = pen.style(face, "".join(part["lines"]), part["size"], tint)
    made = [Run(text, style) for line in part["lines"] for text in (BREAK, line)]
    return made[1:]


def _link(pen: Pen, part: Data) -> str:
    return pen.store.address(part["href"]) if part["href"] else ""
