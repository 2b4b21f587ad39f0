"""Functions whose libraries are slow to load and seldom needed: loaded when one is first called."""

from collections.abc import Callable
from functools import lru_cache
from pkgutil import resolve_name
from typing import Any

LATER = {
    "read_word": "carousels.brief.word:read_word",  # python-docx
    "presentation": "carousels.render.pptx:presentation",  # python-pptx
}


@lru_cache(maxsize=len(LATER))
def later(name: str) -> Callable[..., Any]:
    """`name` is one of LATER."""
    found: Callable[..., Any] = resolve_name(LATER[name])
    return found
