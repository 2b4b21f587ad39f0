"""The index as those who edit use it: whatever its state, a thing is found by its words."""

from typing import Any

from blog.models import Post
from carousels.models import Carousel
from nuvika.editing.finding import Found
from nuvika.front.search.databases import all_owners, owners
from nuvika.front.search.matching import MOST, SUGGESTED, Question
from nuvika.front.search.words import terms_of

FIELDS = {Post: "post", Carousel: "carousel"}


def found_of(model: type[Any], words: str, in_titles: bool) -> Found:
    """What holds every word; see `nuvika.editing.finding`."""
    field, terms = FIELDS.get(model), terms_of(words)
    if field is None or not terms:
        return Found()
    question, most = Question(terms), SUGGESTED if in_titles else MOST
    keys = owners(question, field, most, in_titles=in_titles)
    return Found(keys, all_owners(question, field, in_titles=in_titles) if len(keys) == most else None)
