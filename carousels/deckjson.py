"""A deck as JSON, for other programs and for telling whether two decks are the same.

Version 1: an object with "version": 1, the texts of `Deck`, and "slides", a list of objects with "kind" and the
texts of `Slide`; empty texts are left out. A picture is named by "picture": {digest, extension, width, height};
its bytes are not in the JSON, so reading a deck back leaves its slides without pictures.
"""

import json
from dataclasses import fields
from typing import Any

from carousels.deck import TEXT_FIELDS, Deck, Kind, Slide

VERSION = 1
_DECK_TEXTS = tuple(field.name for field in fields(Deck) if field.name != "slides")


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


def from_json(text: str) -> Deck:
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
    return Deck(slides=tuple(_slide(slide) for slide in slides), **_texts(value, _DECK_TEXTS))


def _slide_value(slide: Slide) -> dict[str, Any]:
    value: dict[str, Any] = {"kind": slide.kind.value}
    value |= {name: text for name in TEXT_FIELDS if (text := getattr(slide, name))}
    if slide.picture:
        value["picture"] = {name: getattr(slide.picture, name) for name in ("digest", "extension", "width", "height")}
    return value


def _slide(value: Any) -> Slide:
    if not isinstance(value, dict) or value.get("kind") not in set(Kind):
        raise NotADeckError(f'Each slide needs a "kind", one of: {", ".join(Kind)}.')
    return Slide(Kind(value["kind"]), **_texts(value, TEXT_FIELDS))  # type: ignore[arg-type]


def _texts(value: dict[str, Any], names: tuple[str, ...]) -> dict[str, str]:
    texts = {name: value[name] for name in names if name in value}
    for name, text in texts.items():
        if not isinstance(text, str):
            raise NotADeckError(f'"{name}" must be a text.')
    return texts
