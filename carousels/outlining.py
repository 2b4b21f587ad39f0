"""An article told as slides: a cover, each heading with its first sentence, and where to read on."""

from carousels.deck import MAX_SLIDES, Deck, Kind, Slide
from carousels.limits import SLIDE
from carousels.splitting import sentences
from nuvika.lib.outline import Section, sections

MOST_POINTS = 6
MOST_SECTIONS = MAX_SLIDES - 2  # a cover and a call to action stand around them
READ_ON = "Read the whole story"


def deck_from_article(title: str, summary: str, body: str, address: str, **header: str) -> Deck:
    """A deck to work on. Its words are the article's own, in its order; `header` holds further fields of the deck."""
    parts = sections(body)
    intro = parts[0] if parts and not parts[0].heading else None
    subline = summary or (_first(intro.paragraphs) if intro else "")
    cover = Slide(Kind.COVER, headline=title, subline=subline)
    middle = [_slide(part) for part in parts if part.heading][:MOST_SECTIONS]
    end = Slide(Kind.CTA, headline=READ_ON, link=address)
    return Deck(title=title, slides=(cover, *middle, end), blog_post=address, caption=summary, **header)


def _slide(part: Section) -> Slide:
    if part.points and not part.paragraphs:
        points = (_first([point]) for point in part.points[:MOST_POINTS])
        return Slide(Kind.LIST, headline=part.heading, body="\n".join(points))
    return Slide(Kind.CONTENT, headline=part.heading, body=_first(part.paragraphs))


def _first(paragraphs: list[str]) -> str:
    """The first sentence, and as many more of its paragraph as a slide holds well."""
    if not paragraphs:
        return ""
    said, *rest = sentences(paragraphs[0])
    for sentence in rest:
        if len(said) + 1 + len(sentence) > SLIDE["body"].advised // 2:
            break
        said = f"{said} {sentence}"
    return said
