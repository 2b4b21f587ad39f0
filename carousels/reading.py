"""Reading a carousel from a file: a brief, or the JSON of a carousel that was exported here."""

from dataclasses import replace

from blog.models import Picture
from carousels import brief
from carousels.brief.problems import Problem, Reading
from carousels.deck import MAX_SLIDES, Deck
from carousels.deck import Picture as PictureValue
from carousels.deckjson import NotADeckError, from_json
from carousels.decks import picture_of
from carousels.findings import Severity
from carousels.render.sizes import SIZES

MAX_BYTES = 1024 * 1024  # a brief of 300 full slides has a fifth of it


def read_file(data: bytes, name: str = "") -> Reading:
    """Read a .txt, .md, .docx or .json. Nothing raises: what is wrong is in the reading."""
    if not name.lower().endswith(".json"):
        return brief.read_bytes(data, name)
    try:
        deck = _deck(data)
    except NotADeckError as error:
        return Reading(None, (Problem(Severity.ERROR, 1, str(error)),))
    slides = tuple(brief.normalise_slide(slide) for slide in deck.slides)
    return Reading(replace(deck, slides=slides), (), data.decode("utf-8-sig"), len(slides))


def _deck(data: bytes) -> Deck:
    if len(data) > MAX_BYTES:
        raise NotADeckError(f"This file has {len(data):,} bytes. A carousel has at most {MAX_BYTES:,}.")
    try:
        deck = from_json(data.decode("utf-8-sig"), _stored)
    except UnicodeDecodeError as error:
        raise NotADeckError("This is no text in UTF-8.") from error
    if not 0 < len(deck.slides) <= MAX_SLIDES:
        raise NotADeckError(f"It has {len(deck.slides)} slides. A carousel has 1 to {MAX_SLIDES}.")
    if deck.size not in SIZES:
        raise NotADeckError(f"“{deck.size}” is no size. Sizes: {', '.join(SIZES)}.")
    return deck


def _stored(digest: str) -> PictureValue | None:
    """The picture that this site keeps under the digest."""
    return picture_of(Picture.objects.filter(digest=digest).first())
