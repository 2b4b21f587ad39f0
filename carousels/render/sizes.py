"""The pages a carousel can have: data for the Admin's choices and the renderer alike."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A page in px; the PDF's page has as many pt."""

    key: str
    name: str
    width: int
    height: int

    @property
    def title(self) -> str:
        return f"{self.name}, {self.width} × {self.height}"


SIZES = {
    size.key: size
    for size in (
        Size("portrait", "Portrait", 1080, 1350),
        Size("square", "Square", 1080, 1080),
        Size("landscape", "Landscape", 1920, 1080),
        Size("story", "Story", 1080, 1920),
    )
}
