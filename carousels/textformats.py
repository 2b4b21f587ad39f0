"""The formats of a carousel that hold its words alone: the brief and JSON."""

from carousels import brief
from carousels.brand import Brand
from carousels.deck import Deck
from carousels.deckjson import to_json
from carousels.render.formats import Format, Output
from carousels.render.sizes import Size


def _write_brief(deck: Deck, _brand: Brand, _size: Size, _slug: str) -> Output:
    return Output(brief.write(deck).encode(), ())


def _write_json(deck: Deck, _brand: Brand, _size: Size, _slug: str) -> Output:
    return Output(to_json(deck).encode(), ())


TEXT_FORMATS = {
    form.key: form
    for form in (
        Format("brief", "Brief (text)", "txt", "text/plain; charset=utf-8", _write_brief),
        Format("json", "JSON", "json", "application/json", _write_json),
    )
}
