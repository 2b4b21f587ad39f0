"""Finding what is edited by its words. Whoever keeps an index of them says so here, once, when the site starts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """Primary keys of the newest, no more than a list can bear. Where there are more, `all_of_them` is what a lookup
    `pk__in` takes: for who looks among some rows alone.
    """

    keys: Sequence[int] = ()
    all_of_them: Any = None


# A model, what was asked for, and whether only titles count.
Finder = Callable[[type[Any], str, bool], Found]


def _nothing(_model: type[Any], _words: str, _in_titles: bool) -> Found:
    return Found()


_finders: list[Finder] = [_nothing]


def keep_with(finder: Finder) -> None:
    """From now on this index is asked."""
    _finders[:] = [finder]


def find(model: type[Any], words: str, *, in_titles: bool = False) -> Found:
    """Nothing where no index is kept, or it does not hold the words."""
    return _finders[0](model, words, in_titles)
