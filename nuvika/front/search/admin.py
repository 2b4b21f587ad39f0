"""The index as those who edit use it: whatever its state, a thing is found by its words."""

from collections.abc import Sequence
from typing import Any

from blog.models import Post
from carousels.models import Carousel
from nuvika.front.search.databases import owners
from nuvika.front.search.matching import Question
from nuvika.front.search.words import terms_of

FIELDS = {Post: "post", Carousel: "carousel"}


def keys_of(model: type[Any], words: str, in_titles: bool) -> Sequence[int]:
    """Of the newest that hold every word; see `nuvika.editing.finding`."""
    field, terms = FIELDS.get(model), terms_of(words)
    if field is None or not terms:
        return ()
    return owners(Question(terms), field, in_titles=in_titles)
