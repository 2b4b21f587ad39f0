"""Words in their lines, and what stands right beside them: rules, pills, prompts and commas."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from carousels.render.faces import CODE_SCALE, Face, is_head
from carousels.render.pptx import shapes
from carousels.render.pptx.pen import Pen
from carousels.render.pptx.shapes import About, Box, Path
from carousels.render.pptx.text import BREAK, Paragraph, Run, Style, Text, above, joined
from carousels.render.pptx.typefaces import is_bold, spacing

SPARE = 0.06  # of the width: a program's lines must not break again where its letters are a little wider
RULE = (72.0, 6.0)  # px
RULE_GAP = 28.0  # px between a rule and its words
PILL = (28.0, 18.0)  # px around a pill's words
PROMPT = 44.0  # px that a prompt takes before its words
SOFT_HYPHEN = "\u00ad"
NAMES = {"headline": "Headline", "subline": "Sub-line", "body": "Body", "label": "Label"}
COMMA: Path = [
    ("M", (0.44, 0.0)),
    ("C", (0.12, 0.14, 0.0, 0.38, 0.0, 0.72)),
    ("C", (0.0, 0.9, 0.1, 1.0, 0.23, 1.0)),
    ("C", (0.37, 1.0, 0.47, 0.9, 0.47, 0.76)),
    ("C", (0.47, 0.62, 0.38, 0.52, 0.25, 0.52)),
    ("C", (0.24, 0.34, 0.33, 0.18, 0.49, 0.08)),
    ("Z", ()),
]  # of its height
COMMA_STEP = 0.64  # of its height, from one comma to the next

Data = dict[str, Any]


def words(pen: Pen, part: Data, box: Box, side: str) -> None:
    """A part's words, from the top of the box; of its height no notice is taken."""
    pitch = pitch_of(part)
    count = sum(len(lines) for lines in part["paragraphs"])
    placeholder = "title" if part["level"] else ""
    area = Box(
        box.left, box.top + part["cap"] * part["size"] - above(pitch, part["size"]), part["width"], count * pitch
    )
    text = Text(paragraphs(pen, part), pen.rtl, side)
    pen.text(About(NAMES[part["field"]], placeholder=placeholder), spared(pen, area, side), text)


def paragraphs(pen: Pen, part: Data) -> tuple[Paragraph, ...]:
    pitch = pitch_of(part)
    gap = (part["gap"] - part["leading"]) * part["size"]
    lines = [tuple(runs(pen, part, paragraph)) for paragraph in part["paragraphs"]]
    if part["level"]:  # a title is one paragraph, whatever was typed
        broken = [run for number, line in enumerate(lines) for run in (*_break(number, line), *line)]
        return (Paragraph(tuple(broken), pitch),)
    return tuple(Paragraph(line, pitch, gap if number else 0.0) for number, line in enumerate(lines))


def pitch_of(part: Data) -> float:
    """px from one baseline to the next."""
    return float((part["cap"] + part["leading"]) * part["size"])


def spared(pen: Pen, box: Box, side: str) -> Box:
    """The box, a little wider where its lines end, within the page."""
    spare = box.width * SPARE
    before = spare / 2 if side == "center" else spare if (side == "end") != pen.rtl else 0.0
    left = max(0.0, box.left - before)
    right = min(float(pen.frame.size.width), box.right + spare - before)
    return Box(left, box.top, max(right - left, box.width), box.height)


def runs(pen: Pen, part: Data, lines: list[Any]) -> Iterator[Run]:
    """The runs of one paragraph, its lines broken where they were planned to."""
    face = pen.look.faces[part["role"]]
    whole = "".join(_plain(line) for line, _spaced in lines)
    for number, (line, _spaced) in enumerate(lines):
        pieces = [(line, "", "")] if isinstance(line, str) else line
        made = joined(_run(pen, part, face, whole, *piece) for piece in pieces)
        yield from _break(number, made)
        yield from made


def _break(number: int, line: tuple[Run, ...]) -> Iterator[Run]:
    if number and line:
        yield Run(BREAK, line[0].style)


def _plain(line: Any) -> str:
    return line if isinstance(line, str) else "".join(words for words, _marks, _address in line)


def _run(pen: Pen, part: Data, face: Face, whole: str, text: str, marks: str, address: str) -> Run:
    """One piece; the letters of a look are spaced alike in the whole paragraph."""
    style = _marked(pen, part, face, whole, marks)
    if address:
        style = replace(style, underlined=True, link=pen.store.address(address))
    return Run(text.replace(SOFT_HYPHEN, "-"), style)


def _marked(pen: Pen, part: Data, face: Face, whole: str, marks: str) -> Style:
    head, size = is_head(part["role"]), part["size"]
    style = pen.style(face.type, whole, size, part["tint"], tracking=face.tracking)
    if "c" in marks:
        style = replace(
            style, family=pen.families[face.mono.family], size=size * CODE_SCALE, bold=False, italic=False, spacing=0.0
        )
    if "e" in marks:
        slanted = face.slanted
        family = style.family if "c" in marks else pen.families[slanted.family]
        style = replace(style, family=family, italic=True, spacing=spacing(slanted, face.tracking, whole, size))
    if "s" in marks and head:
        return replace(style, tint=pen.ground["spark"])
    if "s" in marks:
        return replace(style, bold=is_bold(face.bold), spacing=spacing(face.bold, face.tracking, whole, size))
    return style


def signed(pen: Pen, part: Data, box: Box, side: str) -> None:
    """Words under a short rule: who said it."""
    rule(pen, box, part["tint"], side)
    below = RULE[1] + RULE_GAP
    words(pen, part["words"], Box(box.left, box.top + below, box.width, box.height - below), side)


def rule(pen: Pen, box: Box, tint: str, side: str) -> None:
    pen.shape("Rule", pen.within(box, *RULE, side), tint)


def quote_mark(pen: Pen, part: Data, box: Box, side: str) -> None:
    size = part["height"]
    area = pen.within(box, size * (COMMA_STEP + 0.52), size, side)
    commas = [_scaled(COMMA, size, shift) for shift in (0.0, COMMA_STEP * size)]
    pen.ornament("Quotation mark", area, shapes.drawn(area, commas), pen.paint.solid(part["tint"]))


def _scaled(path: Path, size: float, right: float) -> Path:
    return [
        (name, tuple(value * size + (right if place % 2 == 0 else 0.0) for place, value in enumerate(points)))
        for name, points in path
    ]


def label(pen: Pen, part: Data, box: Box, side: str) -> None:
    """A label above the headline, in the shape that the theme gives it."""
    shape, inner = part["shape"], part["words"]
    if shape == "pill":
        pill(pen, part, box, side)
    elif shape == "prompt":
        prompt(pen, part, box)
        words(pen, inner, pen.after(box, PROMPT), side)
    else:
        words(pen, inner, box, side)
        if shape == "underline":
            foot = Box(box.left, box.bottom - RULE[1], box.width, RULE[1])
            rule(pen, foot, part["tint"], side)


def prompt(pen: Pen, part: Data, box: Box) -> None:
    """The sign before a prompt's words."""
    inner = part["words"]
    face = pen.look.faces["label"]
    run = pen.line(face.type, "$", inner["size"], part["tint"])
    cap = inner["cap"] * inner["size"]
    first = pen.within(Box(box.left, box.top, box.width, cap), PROMPT, cap, "start")
    pen.text(About("Prompt", decorative=True), first, pen.centred(run, cap=inner["cap"], side="start"))


def pill(pen: Pen, part: Data, box: Box, side: str) -> None:
    """Words on a ground of their own, which is as wide as they are where they need but one line."""
    inner = part["words"]
    lines = [line for paragraph in inner["paragraphs"] for line, _spaced in paragraph]
    wide = width_of(pen, inner, _plain(lines[0])) if len(lines) == 1 else inner["width"]
    area = pen.within(box, wide + 2 * PILL[0], box.height, side)
    pitch = pitch_of(inner)
    top = max(0.0, PILL[1] + inner["cap"] * inner["size"] - above(pitch, inner["size"]))
    # The words may be a little wider than measured: the insets give way first.
    text = Text(
        paragraphs(pen, inner), pen.rtl, "center" if len(lines) == 1 else side, "t", PILL[0] / 2, top, PILL[0] / 2
    )
    fill = pen.paint.solid(part["tint"])
    pen.text(About("Label"), area, text, outline=shapes.rounded(area, 100), fill=fill)


def width_of(pen: Pen, part: Data, text: str) -> float:
    """px of a line without marks."""
    return pen.look.faces[part["role"]].width(text, part["size"])
