"""Slides as pictures: those that somebody will look at next are drawn with the one asked for, each once."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from carousels.brand import Brand
from carousels.deck import Deck, Kind, Slide
from carousels.exports import NEIGHBOURS, Sheet, slide_png
from carousels.render import engine
from carousels.render.sizes import SIZES

SMALL = 0.1


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, ...]]:
    """The slides of each drawing, in the order in which they were made."""
    calls: list[tuple[int, ...]] = []
    real = engine.compile_deck

    def noted(*args: Any, only: tuple[int, ...] = (), **options: Any) -> engine.Compiled:
        calls.append(only)
        return real(*args, only=only, **options)

    monkeypatch.setattr(engine, "compile_deck", noted)
    return calls


def make_sheet(count: int) -> Sheet:
    """Of slides that nobody has drawn before."""
    word = uuid.uuid4().hex
    slides = tuple(Slide(Kind.CONTENT, headline=f"{word} {number}") for number in range(1, count + 1))
    return Sheet("long", Deck("Long", slides), Brand(), SIZES["portrait"])


def test_the_next_slides_are_drawn_with_it_and_no_others(drawn):
    sheet = make_sheet(300)
    assert slide_png(sheet, 100, SMALL)
    assert drawn == [tuple(range(100, 101 + NEIGHBOURS))]
    assert slide_png(sheet, 104, SMALL)
    assert len(drawn) == 1


def test_one_of_the_first_brings_all_of_the_first(drawn):
    assert slide_png(make_sheet(7), 3, SMALL)
    assert drawn == [(1, 2, 3, 4, 5, 6, 7)]


def test_slides_that_are_asked_for_all_at_once_are_drawn_once(drawn):
    sheet = make_sheet(7)
    with ThreadPoolExecutor(7) as browsers:
        pictures = list(browsers.map(lambda number: slide_png(sheet, number, SMALL), range(1, 8)))
    assert drawn == [(1, 2, 3, 4, 5, 6, 7)]
    assert len(set(pictures)) == 7


def test_a_slide_that_will_be_looked_at_alone_is_drawn_alone(drawn):
    assert slide_png(make_sheet(7), 3, SMALL, alone=True)
    assert drawn == [(3,)]


def test_there_is_no_slide_beyond_the_last():
    sheet = make_sheet(2)
    assert slide_png(sheet, 0, SMALL) is None
    assert slide_png(sheet, 3, SMALL) is None
