"""Where things stand on each page, and the sizes that type may have there. All lengths in px."""

from dataclasses import dataclass
from functools import lru_cache

from carousels.deck import Kind, Slide
from carousels.layouts import layout_of
from carousels.render.looks import CONTENT, Look, group_of
from carousels.render.sizes import Size

HEADLINE_FLOOR = 44  # px at 1080 wide: what can still be read on a phone
BODY_FLOOR = 28
SMALLEST = 26  # px: nothing on a slide is smaller

# Sizes of headlines, from which all others follow: headline and body step down together.
Ladder = tuple[int, ...]
STATEMENT: Ladder = (260, 230, 200, 176, 156, 144, 132, 120, 110, 100, 92, 84, 76, 68, 60, 52, 44)
COVER: Ladder = (220, 196, 176, 160, 146, 132, 120, 110, 100, 92, 84, 76, 68, 60, 52, 44)
ALONE: Ladder = (146, 132, 120, 110, 100, 92, 84, 76, 68, 60, 52, 44)
TALL: Ladder = (108, 100, 92, 86, 80, 74, 68, 62, 56, 50, 44)
FLAT: Ladder = (92, 86, 80, 74, 68, 62, 56, 50, 44)

# Of the words' width, on a broad page: the columns of headline and body.
COLUMNS = {Kind.CONTENT: (0.53, 0.41), Kind.IMAGE: (0.44, 0.52), Kind.CODE: (0.36, 0.6)}
CUE = 160  # px kept free above the bottom margin for the sign to go on
GAP = 56  # px, at least, between what stands above and what stands below


@dataclass(frozen=True, slots=True)
class Sizes:
    """One step of a ladder, in px."""

    headline: float
    quote: float
    figure: float
    body: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A page: its margins, and what the theme keeps free above and below the words."""

    size: Size
    margin: float
    top: float
    bottom: float
    row: float
    foot: float

    @property
    def columns(self) -> bool:
        """Whether head and tail stand side by side."""
        return self.size.width > self.size.height

    @property
    def width(self) -> float:
        return self.size.width - 2 * self.margin


@dataclass(frozen=True, slots=True)
class Room:
    """The part of the page that a slide's words may fill; head and tail are the widths of its two parts."""

    left: float
    top: float
    width: float
    height: float
    columns: bool
    head: float
    tail: float


def frame_of(look: Look, size: Size) -> Frame:
    """A story keeps clear of what its platform lays over it; low pages give less of their height away."""
    story = size.height / size.width > 1.6
    low = size.height <= size.width
    margin = 96.0 if size.width > size.height else 88.0
    layout = look.theme.layout
    return Frame(
        size=size,
        margin=margin,
        top=250.0 if story else margin,
        bottom=size.height - (270.0 if story else margin),
        row=layout["row"] * (0.72 if low else 1),
        foot=layout["foot"],
    )


def is_statement(slide: Slide) -> bool:
    """A slide of one sentence, which may be as large as a poster."""
    return slide.kind is Kind.CONTENT and not slide.body.strip() and slide.picture is None


def stands_alone(slide: Slide) -> bool:
    """Whether the slide takes its own size, and not the one that content slides share."""
    return group_of(slide.kind) != CONTENT or slide.kind in (Kind.NUMBER, Kind.QUOTE) or is_statement(slide)


def ladder_of(look: Look, frame: Frame, slide: Slide) -> list[Sizes]:
    """The sizes that a slide may take, largest first."""
    low = frame.size.height <= frame.size.width
    if is_statement(slide):
        heads = STATEMENT
    elif group_of(slide.kind) != CONTENT:
        heads = COVER
    elif stands_alone(slide):
        heads = ALONE[1:] if low else ALONE
    else:
        heads = FLAT if low else TALL
    return _ladder(look, heads)


@lru_cache(maxsize=256)
def _ladder(look: Look, heads: Ladder) -> list[Sizes]:
    scale = {role: face.scale for role, face in look.faces.items()}
    largest = look.theme.layout["headline"]["largest"]
    return [_sizes(scale, head) for head in heads if head <= largest or head == heads[-1]]


def _sizes(scale: dict[str, float], head: float) -> Sizes:
    return Sizes(
        headline=max(HEADLINE_FLOOR, head * scale["headline"]),
        quote=max(HEADLINE_FLOOR, head * scale["quote"]),
        figure=max(HEADLINE_FLOOR, head * scale["figure"]),
        body=max(BODY_FLOOR, min(max(15 + head * 0.33, BODY_FLOOR), 50) * scale["body"]),
    )


def bleeds(slide: Slide) -> bool:
    """Whether a picture takes the page itself, or half of it, and not a part of the words' room."""
    return slide.picture is not None and layout_of(slide.kind, slide.layout) in ("full", "half")


def half_of(frame: Frame) -> tuple[float, float]:
    """Width and height of the half that a picture takes: beside the words on a broad page, else above them."""
    width, height = frame.size.width, frame.size.height
    return (width * 0.48, height) if frame.columns else (width, height * 0.5)


def room_of(look: Look, frame: Frame, slide: Slide, *, rtl: bool) -> Room:
    beside = _stands_beside_the_cue(look, slide)
    cued = look.brand.swipe_cue and slide.kind is Kind.COVER
    top, left, width = frame.top + frame.row, frame.margin, frame.width
    if bleeds(slide) and layout_of(slide.kind, slide.layout) == "half":
        wide, high = half_of(frame)
        if frame.columns:
            left, width = left + (0 if rtl else wide), width - wide
        else:
            top = max(top, high + GAP)
    split = frame.columns and _has_two_columns(look, slide)
    head, tail = COLUMNS.get(slide.kind, COLUMNS[Kind.CONTENT])
    return Room(
        left=left,
        top=top,
        width=width,
        height=frame.bottom - _foot(look, frame, slide, cued=cued and not beside) - top,
        columns=split,
        head=width * head if split else width,
        tail=width * tail if split else width - 190 if beside and cued else width,
    )


def _foot(look: Look, frame: Frame, slide: Slide, *, cued: bool) -> float:
    if cued:
        return CUE
    signed = group_of(slide.kind) == CONTENT or look.theme.layout["signs"]["number"] == "centred"
    return frame.foot if signed else max(12.0, frame.foot - 100)


def _stands_beside_the_cue(look: Look, slide: Slide) -> bool:
    """A sub-line alone stands beside the cover's cue; everything else ends above it."""
    layout = look.theme.layout
    if layout["place"]["cover"] != "ends" or layout["signs"]["cue"] == "word" or slide.kind is not Kind.COVER:
        return False
    return bool(slide.subline) and not slide.body and slide.picture is None and not slide.link


def _has_two_columns(look: Look, slide: Slide) -> bool:
    if group_of(slide.kind) != CONTENT or slide.kind is Kind.NUMBER or bleeds(slide):
        return False
    return slide.picture is not None or (look.theme.layout["align"] == "start" and bool(slide.body.strip()))
