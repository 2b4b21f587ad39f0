"""What draws on one slide: it knows the deck's setting, and numbers and collects the shapes."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from carousels.deck import Picture
from carousels.render.frames import Frame
from carousels.render.looks import Look
from carousels.render.pptx import shapes
from carousels.render.pptx.paint import Paint
from carousels.render.pptx.shapes import About, Box, Path
from carousels.render.pptx.text import Paragraph, Run, Style, Text, centred_pitch
from carousels.render.pptx.typefaces import Families, is_bold, spacing
from carousels.render.pptx.xml import Element
from carousels.render.setting import Setting
from carousels.render.shaping import Typeface, typeface


class Store(Protocol):
    """Where a slide finds what is no part of it: each answers with the relationship to it."""

    def address(self, url: str) -> str: ...

    def image(self, picture: Picture) -> str: ...


@dataclass(frozen=True, slots=True)
class Pen:
    setting: Setting
    families: Families
    paint: Paint
    store: Store
    ground: dict[str, str]  # colours of this slide, as #rrggbb
    shapes: list[Element] = field(default_factory=list)

    @property
    def look(self) -> Look:
        return self.setting.look

    @property
    def frame(self) -> Frame:
        return self.setting.frame

    @property
    def rtl(self) -> bool:
        return self.setting.rtl

    def option(self, group: str, name: str) -> Any:
        """What the theme says."""
        return self.look.theme.layout[group][name]

    def text(self, about: About, box: Box, text: Text, *, outline: Element = None, fill: Element = None) -> None:
        outline = shapes.rectangle() if outline is None else outline
        self._add(shapes.shape(self._number, about, box, outline, fill, text=text.element(self.paint)))

    def shape(self, name: str, box: Box, tint: str, *, radius: float = 0.0, opacity: float = 1.0) -> None:
        """An ornament of one colour."""
        self.ornament(name, box, shapes.rounded(box, radius), self.paint.solid(tint, opacity))

    def ornament(self, name: str, box: Box, outline: Element, fill: Element) -> None:
        self._add(shapes.shape(self._number, About(name, decorative=True), box, outline, fill))

    def stroke(
        self, name: str, box: Box, paths: list[Path], tint: str, width: float, *, round_ends: bool = False
    ) -> None:
        """Lines that are drawn; `paths` as for a language that is read from the left."""
        seen = [shapes.mirrored(path, box.width) for path in paths] if self.rtl else paths
        line = self.paint.line(tint, width, round_ends=round_ends)
        outline = shapes.drawn(box, seen, filled=False)
        self._add(shapes.shape(self._number, About(name, decorative=True), box, outline, line=line))

    def picture(self, about: About, box: Box, picture: Picture, outline: Element, crop: dict[str, float]) -> None:
        self._add(shapes.picture(self._number, about, box, outline, self.store.image(picture), crop))

    def line(self, face: Typeface, text: str, size: float, tint: str, *, tracking: float = 0.0) -> Run:
        """A run of signs or names: they are read, but not marked."""
        return Run(text, self.style(face, text, size, tint, tracking=tracking))

    def style(self, face: Typeface, text: str, size: float, tint: str, *, tracking: float = 0.0) -> Style:
        return Style(
            family=self.families[face.family],
            size=size,
            tint=tint,
            bold=is_bold(face),
            italic=face.italic,
            spacing=spacing(face, tracking, text, size),
            language=self.setting.language,
        )

    def face(self, family: str, weight: int) -> Typeface:
        """`family` is heading, plain or mono."""
        return typeface(self.look.families[family], weight, False)

    def centred(self, *runs: Run, cap: float, side: str, left: float = 0.0, right: float = 0.0) -> Text:
        """Lines whose capitals stand in the middle of their box."""
        pitch = centred_pitch(cap, max(run.style.size for run in runs))
        return Text((Paragraph(runs, pitch),), self.rtl, side, "ctr", left, 0.0, right)

    def within(self, box: Box, width: float, height: float, side: str) -> Box:
        """A box at the top of another: at the edge where lines begin, where they end, or in the middle."""
        spare = box.width - width
        before = spare / 2 if side == "center" else spare if (side == "end") != self.rtl else 0.0
        return Box(box.left + before, box.top, width, height)

    def after(self, box: Box, px: float) -> Box:
        """The box without its first px, seen from where lines begin."""
        return Box(box.left + (0.0 if self.rtl else px), box.top, box.width - px, box.height)

    @property
    def _number(self) -> int:
        return len(self.shapes) + 2  # the first is the slide's own

    def _add(self, shape: Element) -> None:
        self.shapes.append(shape)
