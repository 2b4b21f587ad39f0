"""Changes that wait: of what readers see already, another version is written beside it and published later."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from nuvika.editing.content import Content, content_of, digest_of, fields_of, overlaid, parts_name
from nuvika.editing.differences import compare
from nuvika.editing.editions import whole_of
from nuvika.editing.models import WaitingSave, WorkingCopy, kind_of


def waiting_of(thing: Any) -> WorkingCopy | None:
    """The changes that wait for this thing."""
    found: WorkingCopy | None = WorkingCopy.objects.about(thing).waiting().first() if thing.pk else None
    return found


def with_waiting(rows: Any) -> Any:
    """A queryset whose rows say in `changes_wait` whether changes of them do, and in `waiting_since` from when on."""
    waiting = WorkingCopy.objects.waiting().filter(content_type=kind_of(rows.model), object_id=OuterRef("pk"))
    return rows.annotate(changes_wait=Exists(waiting), waiting_since=Subquery(waiting.values("updated_at")[:1]))


def current_of(thing: Any) -> Content:
    """What its form opens on, publication included: the changes that wait, else what is stored."""
    copy = waiting_of(thing)
    return {**whole_of(thing), **copy.data} if copy else whole_of(thing)


def with_changes(thing: Any) -> Any:
    """The thing as its form opens on it, in memory alone where changes wait."""
    copy = waiting_of(thing)
    return overlaid(thing, words_of(type(thing), copy.data)) if copy else thing


def proposed_words(thing: Any) -> Content:
    """The words that would be published now: what a review is of."""
    copy = waiting_of(thing)
    return {**content_of(thing), **words_of(type(thing), copy.data)} if copy else content_of(thing)


def words_of(model: Any, content: Content) -> Content:
    """Of a whole the words alone, without what is decided about publication."""
    names = {field.name for field in fields_of(model)} | {parts_name(model)}
    return {name: value for name, value in content.items() if name in names}


def proposed_digest(thing: Any) -> str:
    return digest_of(proposed_words(thing))


def keep_waiting(thing: Any, content: Content, *, by: Any, comment: str = "") -> WorkingCopy | None:
    """Have these words wait in place of what waited; None where they say what is stored. Runs under a lock of the row.

    Each call that changes something is a line of the thing's history.
    """
    words, old = words_of(type(thing), content), waiting_of(thing)
    if not compare(type(thing), content_of(thing), words):
        discard_waiting(thing, by=by, comment=comment or "Says what readers see")
        return None
    if old and not compare(type(thing), old.data, words):
        return old
    before = old.data if old else content_of(thing)
    copy = old or WorkingCopy(content_type=kind_of(type(thing)), object_id=thing.pk, kind=WorkingCopy.Kind.WAITING)
    copy.data, copy.user = words, by
    copy.save()
    _record(thing, copy, before, words, by, comment)
    return copy


def discard_waiting(thing: Any, *, by: Any, comment: str) -> None:
    """Nothing waits any more; the history keeps what did."""
    if (old := waiting_of(thing)) is not None:
        _record(thing, old, old.data, content_of(thing), by, comment)
        old.delete()


def _record(thing: Any, copy: WorkingCopy, before: Content, after: Content, by: Any, comment: str) -> None:
    """What was before is kept with the first save of a copy alone: the others tell it."""
    follows = WaitingSave.objects.about(thing).filter(copy_number=copy.pk).exists()
    WaitingSave.objects.create(
        thing=thing,
        copy_number=copy.pk,
        before=None if follows else before,
        data=after,
        user=by,
        comment=comment[:200],
    )


def set_time(copy: WorkingCopy, at: datetime | None) -> None:
    copy.publish_at = at
    copy.save(update_fields=["publish_at", "updated_at"])


def due(now: datetime | None = None) -> Any:
    """Changes whose time has come."""
    return WorkingCopy.objects.waiting().filter(publish_at__lte=now or timezone.now())
