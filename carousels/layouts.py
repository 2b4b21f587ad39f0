"""How a slide of a kind can be set: data for the Admin's choices and the renderer alike."""

from dataclasses import dataclass

from carousels.deck import Kind


@dataclass(frozen=True, slots=True)
class Layout:
    key: str
    name: str


# The first of a kind is the one that a slide takes when nothing was chosen.
LAYOUTS: dict[Kind, tuple[Layout, ...]] = {
    Kind.IMAGE: (
        Layout("framed", "Framed, under the headline"),
        Layout("half", "Half of the page"),
        Layout("full", "The whole page, words upon it"),
    ),
    Kind.LIST: (Layout("points", "Points"), Layout("steps", "Numbered steps")),
}


def layout_of(kind: Kind, key: str) -> str:
    """The layout that a slide takes: the one chosen where its kind knows it, else the kind's first."""
    known = [layout.key for layout in LAYOUTS.get(kind, ())]
    return key if key in known else (known[0] if known else "")


def layout_choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """For a form: each kind with its layouts."""
    return [(kind.label, [(layout.key, layout.name) for layout in known]) for kind, known in LAYOUTS.items()]
