"""The brief: plain text to a `Deck` with every problem at its line, and back. Knows no Django."""

from carousels.brief.decoding import decode
from carousels.brief.normalise import normalise, normalise_code, normalise_deck, normalise_slide
from carousels.brief.post import post_body, slug_of_address
from carousels.brief.problems import Problem, Reading
from carousels.brief.reader import read_bytes, read_text
from carousels.brief.writer import write

__all__ = [
    "Problem",
    "Reading",
    "decode",
    "normalise",
    "normalise_code",
    "normalise_deck",
    "normalise_slide",
    "post_body",
    "read_bytes",
    "read_text",
    "slug_of_address",
    "write",
]
