"""What a slide of each kind asks for: the words of its form and of the menu that adds one."""

from dataclasses import dataclass

from carousels.deck import Kind


@dataclass(frozen=True, slots=True)
class Guise:
    """`purpose` says in a few words what the kind is for; `fields` are those it shows, each with its name there."""

    purpose: str
    fields: dict[str, str]


_LABEL, _HEADLINE = {"label": "Label"}, {"headline": "Headline"}
_LAYOUT = {"layout": "Layout"}
_PICTURE = {"picture": "Picture", "alt": "Alt text", "decorative": "Decorative"}
_PLACED = {"fit": "Picture fills its frame", "focus": "What matters is", "overlay": "Veil"}

GUISES: dict[Kind, Guise] = {
    Kind.COVER: Guise("Stops the thumb", {**_LABEL, **_HEADLINE, "subline": "Sub-line"}),
    Kind.CONTENT: Guise("One idea", {**_LABEL, **_HEADLINE, "body": "Body"}),
    Kind.LIST: Guise("Points, one a line", {**_LABEL, **_HEADLINE, "body": "Points, one a line", **_LAYOUT}),
    Kind.NUMBER: Guise("One figure, large", {**_LABEL, "headline": "Figure", "body": "What it means"}),
    Kind.QUOTE: Guise("Somebody’s words", {**_LABEL, "headline": "Quotation", "subline": "Who said it"}),
    Kind.IMAGE: Guise(
        "A picture that tells", {**_LABEL, **_HEADLINE, "body": "Body", **_LAYOUT, **_PICTURE, **_PLACED}
    ),
    Kind.CODE: Guise("A few lines of code", {**_LABEL, **_HEADLINE, "body": "Code"}),
    Kind.CTA: Guise("What to do next", {**_LABEL, **_HEADLINE, "body": "Body", "link": "Link"}),
}
