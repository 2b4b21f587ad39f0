"""Shapes and pictures on a slide: where they stand, their outline, and what they say to those who do not see them."""

from dataclasses import dataclass

from carousels.render.pptx.xml import Attributes, Element, element, emu, share

DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
Path = list[tuple[str, tuple[float, ...]]]  # "M", "L", "C" or "Z" with px of points within the box


@dataclass(frozen=True, slots=True)
class Box:
    """px of the page."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    @property
    def middle(self) -> float:
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class About:
    """What is said about a shape beside its look."""

    name: str  # in the list of what is on the slide
    alt: str = ""
    decorative: bool = False
    link: str = ""  # the relationship to an address
    placeholder: str = ""  # "title": the slide's title

    def element(self, number: int) -> Element:
        click = element("a:hlinkClick", {"r:id": self.link}) if self.link else None
        extensions = None
        if self.decorative:
            mark = element("adec:decorative", {"val": True})
            extensions = element("a:extLst", None, element("a:ext", {"uri": DECORATIVE}, mark))
        attributes: Attributes = {"id": number, "name": self.name, "descr": self.alt or None}
        return element("p:cNvPr", attributes, click, extensions)

    def place(self) -> Element:
        return element("p:nvPr", None, element("p:ph", {"type": self.placeholder}) if self.placeholder else None)


def shape(
    number: int,
    about: About,
    box: Box,
    outline: Element,
    fill: Element | None = None,
    line: Element | None = None,
    text: Element | None = None,
) -> Element:
    inner = None if about.placeholder else {"txBox": True if text is not None and fill is None else None}
    kept = element("a:spLocks", {"noGrp": True}) if about.placeholder else None
    about_it = element("p:nvSpPr", None, about.element(number), element("p:cNvSpPr", inner, kept), about.place())
    paint = (
        element("a:noFill") if fill is None else fill,
        line if line is not None else element("a:ln", None, element("a:noFill")),
    )
    return element("p:sp", None, about_it, element("p:spPr", None, _frame(box), outline, *paint), text)


def picture(number: int, about: About, box: Box, outline: Element, image: str, crop: dict[str, float]) -> Element:
    """`image` is the relationship to it; `crop` is what is cut off at l, t, r and b, as parts of the whole."""
    locks = element("p:cNvPicPr", None, element("a:picLocks", {"noChangeAspect": True}))
    about_it = element("p:nvPicPr", None, about.element(number), locks, about.place())
    cut = element("a:srcRect", {side: share(part) for side, part in crop.items() if part > 0})
    fill = element("p:blipFill", None, element("a:blip", {"r:embed": image}), cut)
    fill.append(element("a:stretch", None, element("a:fillRect")))
    return element("p:pic", None, about_it, fill, element("p:spPr", None, _frame(box), outline))


def rectangle() -> Element:
    return _preset("rect")


def ellipse() -> Element:
    return _preset("ellipse")


def rounded(box: Box, radius: float) -> Element:
    """A rectangle with round corners; `radius` is px, at most half of the shorter side."""
    if radius <= 0:
        return rectangle()
    shorter = max(1.0, min(box.width, box.height))
    return _preset("roundRect", share(min(0.5, radius / shorter)))


def drawn(box: Box, paths: list[Path], *, filled: bool = True) -> Element:
    """An outline of one's own; not filled, only its line is seen."""
    size = {"w": emu(box.width), "h": emu(box.height), "fill": None if filled else "none"}
    steps = [element("a:path", size, *(_step(*step) for step in path)) for path in paths]
    empty = (element(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    edges = element("a:rect", {"l": "0", "t": "0", "r": "r", "b": "b"})
    return element("a:custGeom", None, *empty, edges, element("a:pathLst", None, *steps))


def mirrored(path: Path, width: float) -> Path:
    """The path as seen in a mirror that stands upright."""
    return [
        (name, tuple(width - value if place % 2 == 0 else value for place, value in enumerate(points)))
        for name, points in path
    ]


_STEPS = {"M": "a:moveTo", "L": "a:lnTo", "C": "a:cubicBezTo", "Z": "a:close"}


def _step(name: str, points: tuple[float, ...]) -> Element:
    pairs = zip(points[::2], points[1::2], strict=True)
    return element(_STEPS[name], None, *(element("a:pt", {"x": emu(x), "y": emu(y)}) for x, y in pairs))


def _preset(name: str, adjusted: int | None = None) -> Element:
    guide = None if adjusted is None else element("a:gd", {"name": "adj", "fmla": f"val {adjusted}"})
    return element("a:prstGeom", {"prst": name}, element("a:avLst", None, guide))


def _frame(box: Box) -> Element:
    corner = element("a:off", {"x": emu(box.left), "y": emu(box.top)})
    size = element("a:ext", {"cx": emu(max(box.width, 0)), "cy": emu(max(box.height, 0))})
    return element("a:xfrm", None, corner, size)
