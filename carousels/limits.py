"""How long texts should be and may be: one registry for the counters of the Admin and the checks.

Numbers are characters. Sources: LinkedIn takes 3,000 characters of post text and folds them after about 140 on a
phone and 210 on a desk; it names no length for a document's title, tools use 58 and 100; a slide reads well on a
phone with 25 to 40 words. LinkedIn takes documents of at most 100 MB. Instagram's app takes 20 pictures between 4:5
and 1.91:1, captions of 2,200 and alt texts of 1,000 characters.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limit:
    advised: int  # beyond it, a text loses readers; 0: no advice
    allowed: int = 0  # beyond it, the platform refuses the text; 0: no limit
    folds: tuple[int, ...] = ()  # where the platform hides the rest behind “see more”


FOLD_PHONE, FOLD_DESK = 140, 210
MAX_DOCUMENT = 100 * 1024 * 1024  # bytes that LinkedIn takes

SLIDE = {
    "label": Limit(advised=32),
    "headline": Limit(advised=110),
    "subline": Limit(advised=140),
    "body": Limit(advised=240),
}
CAROUSEL = {
    "document_title": Limit(advised=58, allowed=100),
    "caption": Limit(advised=0, allowed=3000, folds=(FOLD_PHONE, FOLD_DESK)),
}

SLIDE_WORDS = 40


@dataclass(frozen=True, slots=True)
class Instagram:
    pictures: int = 20
    narrowest: float = 4 / 5  # width by height
    broadest: float = 1.91
    caption: int = 2200
    alt: int = 1000


INSTAGRAM = Instagram()
