"""Which edition of a thing a form was opened on: a digest of everything in its rows that the form could change."""

from typing import Any

from nuvika.editing.content import Content, content_of, digest_of, publication_of
from nuvika.editing.models import WorkingCopy


def edition_of(thing: Any) -> str:
    """Another one after every change of the row, its tags or parts, or of the changes that wait."""
    return edition_of_data(whole_of(thing), waiting_data(thing))


def edition_of_data(whole: Content, waiting: Content | None) -> str:
    return digest_of(whole, waiting)


def whole_of(thing: Any) -> Content:
    """All that a form shows: the words and the publication."""
    return {**content_of(thing), **publication_of(thing)}


def waiting_data(thing: Any) -> Content | None:
    copy = WorkingCopy.objects.about(thing).waiting().first()
    return copy.data if copy else None
