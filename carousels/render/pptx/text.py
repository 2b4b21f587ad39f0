"""Text in a box: runs, paragraphs, and the exact distance of lines: baselines stand where the typesetter put them.

An office program gives every line the height that it was told and, of that, leaves `BELOW` of the type's size under
the baseline. (LibreOffice does so for every font; PowerPoint leaves a little more for some.)
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from carousels.render.pptx.paint import Paint
from carousels.render.pptx.typefaces import script_fonts
from carousels.render.pptx.xml import Attributes, Element, element, emu, hundredths

BELOW = 0.2  # em
BREAK = "\n"


@dataclass(frozen=True, slots=True)
class Style:
    """How a run looks. `family` is as the document names it: see typefaces.Families."""

    family: str
    size: float  # px
    tint: str  # #rrggbb
    opacity: float = 1.0
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    spacing: float = 0.0  # px between two letters
    link: str = ""  # the relationship to an address
    language: str = ""  # BCP 47; empty: no language, as code has none

    def properties(self, paint: Paint, text: str, name: str = "a:rPr") -> Element:
        attributes = {
            "lang": self.language or None,
            "sz": hundredths(self.size),
            "b": self.bold,
            "i": self.italic,
            "u": "sng" if self.underlined else None,
            "noProof": None if self.language else True,
            "spc": hundredths(self.spacing) or None,
        }
        return element(name, attributes, paint.solid(self.tint, self.opacity), *self._fonts(text), self._click())

    def _fonts(self, text: str) -> list[Element]:
        theme = self.family.startswith("+")
        others = {place: f"{self.family[:-2]}{place}" if theme else self.family for place in ("ea", "cs")}
        named = {"latin": self.family, **others, **script_fonts(text, self.language)}
        return [element(f"a:{place}", {"typeface": family}) for place, family in named.items()]

    def _click(self) -> Element | None:
        """A link in the run's own colour, not in that of all links."""
        if not self.link:
            return None
        own = element("ahyp:hlinkClr", {"val": "tx"})
        extension = element("a:ext", {"uri": "{A12FA001-AC4F-418D-AE19-62706E023703}"}, own)
        return element("a:hlinkClick", {"r:id": self.link}, element("a:extLst", None, extension))


@dataclass(frozen=True, slots=True)
class Run:
    text: str  # BREAK: the line ends
    style: Style
    field: str = ""  # "slidenum": the program's own number of the slide, which `text` is until it counts

    def element(self, paint: Paint) -> Element:
        if self.text == BREAK:
            return element("a:br", None, self.style.properties(paint, ""))
        properties, text = self.style.properties(paint, self.text), element("a:t", None, self.text)
        if self.field:
            number = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
            return element("a:fld", {"id": number, "type": self.field}, properties, text)
        return element("a:r", None, properties, text)


@dataclass(frozen=True, slots=True)
class Bullet:
    """The sign of a point: a sign, or a number that the program counts."""

    tint: str
    family: str
    share: float  # of the size of the words
    sign: str = ""
    counted: str = ""  # the kind of number, as in "arabicPeriod"
    first: int = 1  # number of the first point of its list

    def elements(self, paint: Paint) -> list[Element]:
        shown = element("a:buChar", {"char": self.sign})
        if self.counted:
            shown = element("a:buAutoNum", {"type": self.counted, "startAt": self.first if self.first > 1 else None})
        return [
            element("a:buClr", None, paint.colour(self.tint)),
            element("a:buSzPct", {"val": round(self.share * 100_000)}),
            element("a:buFont", {"typeface": self.family}),
            shown,
        ]


@dataclass(frozen=True, slots=True)
class Paragraph:
    runs: tuple[Run, ...]
    pitch: float  # px from one baseline to the next
    before: float = 0.0  # px beside the pitch, from the paragraph above
    indent: float = 0.0  # px of all lines
    hanging: float = 0.0  # px by which the first line begins before the others, for its bullet
    bullet: Bullet | None = None
    tab: float = 0.0  # px: a place to which a tab jumps

    def element(self, paint: Paint, side: str, *, rtl: bool) -> Element:
        attributes: Attributes = {
            "marL": emu(self.indent),
            "indent": -emu(self.hanging),
            "algn": _aligned(side, rtl=rtl),
            "rtl": rtl,
        }
        bullet = self.bullet.elements(paint) if self.bullet else [element("a:buNone")]
        tabs = element("a:tabLst", None, element("a:tab", {"pos": emu(self.tab), "algn": "l"})) if self.tab else None
        spaces = (_points("a:lnSpc", self.pitch), _points("a:spcBef", self.before), _points("a:spcAft", 0))
        made = element("a:p", None, element("a:pPr", attributes, *spaces, *bullet, tabs))
        made.extend(run.element(paint) for run in self.runs)
        if self.runs and not "".join(run.text for run in self.runs).strip():
            made.append(self.runs[-1].style.properties(paint, "", "a:endParaRPr"))
        return made


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs in a box. `side` is where lines begin: start, center or end. Insets are px."""

    paragraphs: tuple[Paragraph, ...]
    rtl: bool
    side: str = "start"
    anchor: str = "t"  # t, ctr or b: where the block of lines stands in the box
    left: float = 0.0
    top: float = 0.0
    right: float = 0.0

    def element(self, paint: Paint) -> Element:
        insets = {"lIns": emu(self.left), "tIns": emu(self.top), "rIns": emu(self.right), "bIns": 0}
        attributes: Attributes = {"wrap": "square", **insets, "rtlCol": False, "anchor": self.anchor}
        body = element("a:bodyPr", attributes, element("a:noAutofit"))
        lines = (paragraph.element(paint, self.side, rtl=self.rtl) for paragraph in self.paragraphs)
        return element("p:txBody", None, body, element("a:lstStyle"), *lines)


def above(pitch: float, size: float) -> float:
    """px from the top of a line to its baseline."""
    return pitch - BELOW * size


def centred_pitch(cap: float, size: float) -> float:
    """px of a line whose capitals stand in its middle; `cap` is em."""
    return (cap + 2 * BELOW) * size


def joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Neighbours of one look as one run, and the space between two of one look as part of both."""
    made: list[Run] = []
    for run in runs:
        if made and BREAK not in (run.text, made[-1].text) and run.style == made[-1].style:
            made[-1] = replace(made[-1], text=made[-1].text + run.text)
        elif len(made) > 1 and made[-1].text == " " and made[-2].style == run.style and made[-2].text != BREAK:
            made[-2:] = [replace(made[-2], text=f"{made[-2].text} {run.text}")]
        else:
            made.append(run)
    return tuple(made)


def _points(name: str, px: float) -> Element:
    return element(name, None, element("a:spcPts", {"val": max(0, hundredths(px))}))


def _aligned(side: str, *, rtl: bool) -> str:
    if side == "center":
        return "ctr"
    return "r" if (side == "end") != rtl else "l"
