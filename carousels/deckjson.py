"""A deck as JSON, for other programs and for telling whether two decks are the same.

Version 1: an object with "version": 1, the texts of `Deck`, and "slides", a list of objects with "kind" and the
texts of `Slide`; what is empty or as usual is left out. Of a picture there is "picture": {digest, extension, width,
height}, and how it stands: "layout", "fit", "focus" (percent from left and top), "overlay" (percent), "decorative".
Its bytes are not in the JSON: who reads a deck back hands them over by digest.
"""

import json
from collections.abc import Callable
from dataclasses import fields
from typing import Any

from carousels.deck import CENTRE, FITS, OVERLAY, TEXT_FIELDS, Deck, Kind, Picture, Slide
from carousels.layouts import layout_of

VERSION = 1
_DECK_TEXTS = tuple(field.name for field in fields(Deck) if field.name != "slides")
_PICTURE = ("digest", "extension", "width", "height")
# How a picture stands: what is usual, and so left out; and what else is understood.
_USUAL: dict[str, Any] = {"layout": "", "fit": FITS[0], "focus": CENTRE, "overlay": OVERLAY, "decorative": False}
_MEANT: dict[str, Callable[[Any], bool]] = {
    "layout": lambda value: isinstance(value, str),
    "fit": lambda value: value in FITS,
    "focus": lambda value: isinstance(value, list) and len(value) == 2 and all(map(_is_percent, value)),
    "overlay": lambda value: _is_percent(value),
    "decorative": lambda value: isinstance(value, bool),
}

Pictures = Callable[[str], Picture | None]  # by digest


class NotADeckError(ValueError):
    """The text is not the JSON of a deck; the message says why, in a sentence."""


def to_json(deck: Deck) -> str:
    """Readable JSON with one line feed at the end; the same deck gives the same text."""
    value = {
        "version": VERSION,
        **{name: text for name in _DECK_TEXTS if (text := getattr(deck, name))},
        "slides": [_slide_value(slide) for slide in deck.slides],
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str, pictures: Pictures = lambda _digest: None) -> Deck:
    """The deck of a JSON text. Raises NotADeckError for anything else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NotADeckError("This is no JSON.") from error
    if not isinstance(value, dict) or value.get("version") != VERSION:
        raise NotADeckError(f'This is no deck of version {VERSION}: it needs "version": {VERSION}.')
    slides = value.get("slides")
    if not isinstance(slides, list) or not isinstance(value.get("title"), str):
        raise NotADeckError('A deck needs a "title" and a list of "slides".')
    return Deck(slides=tuple(_slide(slide, pictures) for slide in slides), **_texts(value, _DECK_TEXTS))


def _slide_value(slide: Slide) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": slide.kind.value}
    value |= {name: text for name in TEXT_FIELDS if (text := getattr(slide, name))}
    if slide.picture:
        value["picture"] = {name: getattr(slide.picture, name) for name in _PICTURE}
    return value | {name: own for name, usual in _USUAL.items() if (own := getattr(slide, name)) != usual}


def _slide(value: Any, pictures: Pictures) -> Slide:
    if not isinstance(value, dict) or value.get("kind") not in set(Kind):
        raise NotADeckError(f'Each slide needs a "kind", one of: {", ".join(Kind)}.')
    kind = Kind(value["kind"])
    made = Slide(kind, picture=_picture(value, pictures), **_texts(value, TEXT_FIELDS), **_manner(value))  # type: ignore[arg-type]
    if made.layout and layout_of(kind, made.layout) != made.layout:
        raise NotADeckError(f"A slide of kind “{kind}” has no layout “{made.layout}”.")
    return made


def _picture(value: dict[str, Any], pictures: Pictures) -> Picture | None:
    named = value.get("picture")
    return pictures(str(named.get("digest"))) if isinstance(named, dict) else None


def _manner(value: dict[str, Any]) -> dict[str, Any]:
    """How the picture stands."""
    made = {}
    for name in (name for name in _USUAL if name in value):
        if not _MEANT[name](value[name]):
            raise NotADeckError(f'"{name}" cannot be {json.dumps(value[name])[:40]}.')
        made[name] = tuple(value[name]) if name == "focus" else value[name]
    return made


def _is_percent(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= 100


def _texts(value: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    texts = {name: value[name] for name in names if name in value}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise NotADeckError(f'"{name}" must be a text.')
    return texts
