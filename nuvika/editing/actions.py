"""What can be done to a post or a carousel: one function a verb, each with who does it (None: the command line).

Each asks for the permission, then changes the row as it stands now, under a lock, in one transaction and one revision;
the given instance is brought up to date. Raises PermissionDenied where the account may not.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from reversion.models import Version

from nuvika.editing.badges import spoken
from nuvika.editing.content import Content
from nuvika.editing.editions import whole_of
from nuvika.editing.history import recorded
from nuvika.editing.models import Review, WaitingSave, WorkingCopy
from nuvika.editing.permissions import may_change, may_publish, require_that
from nuvika.editing.publication import PUBLICATION, Publishable, State
from nuvika.editing.reviews import approval_of
from nuvika.editing.revisions import whole_of_version
from nuvika.editing.waiting import current_of, discard_waiting, due, keep_waiting, set_time, waiting_of, words_of
from nuvika.editing.writing import write


class RefusedError(Exception):
    """It cannot be done as things stand; the message says why and what to do, in a sentence."""


def may_put_out(by: Any, thing: Any) -> bool:
    """Who may publish; and who writes it, where exactly these words were approved."""
    return may_publish(by, thing) or (may_change(by, thing) and approval_of(thing) is not None)


def publish(thing: Publishable, *, by: Any, at: datetime | None = None) -> None:
    """Make it live, at once or from a moment on; of what is live already, the changes that wait."""
    require_that(may_put_out(by, thing), "publish", thing)
    if thing.state == State.PUBLISHED and waiting_of(thing):
        publish_changes(thing, by=by, at=at)
        return
    with _changing(thing, by, "Scheduled" if at else "Published") as row:
        row.publish_from(at)
    _close_review(thing)


def unpublish(thing: Publishable, *, by: Any) -> None:
    """Make it a draft again, with the changes that waited; the time of its publication is kept."""
    require_that(may_publish(by, thing), "take back", thing)
    with _changing(thing, by, "Back to draft") as row:
        row.state = State.DRAFT
    if (copy := waiting_of(thing)) is not None:
        _write_waiting(thing, copy, by, "With the changes that waited")


def set_aside(thing: Publishable, content: Content, *, by: Any, comment: str = "") -> WorkingCopy | None:
    """Keep changes of what is published beside it: readers see them once they are published, too."""
    require_that(may_change(by, thing), "change", thing)
    with transaction.atomic():
        row = _locked(thing)
        if row.state != State.PUBLISHED:
            raise RefusedError("It is not published any more: save your changes as they are.")
        return keep_waiting(row, content, by=by, comment=comment)


def goes_aside(thing: Any, by: Any) -> bool:
    """Whether a change of it by this account waits beside what readers see: it may not publish, or others wait."""
    return thing.state == State.PUBLISHED and (not may_publish(by, thing) or waiting_of(thing) is not None)


def change(thing: Publishable, words: Content, *, by: Any, comment: str) -> bool:
    """Have it say this in some of its fields; True where that waits, as `goes_aside` says.

    The given instance is brought up to date. Raises RefusedError for what it cannot hold.
    """
    require_that(may_change(by, thing), "change", thing)
    with recorded(by, comment):
        row = _locked(thing)
        if waits := goes_aside(row, by):
            keep_waiting(row, {**current_of(row), **words}, by=by, comment=comment)
        else:
            _write(row, words)
    thing.refresh_from_db()
    return waits


def publish_changes(thing: Publishable, *, by: Any, at: datetime | None = None) -> None:
    """Put the changes that wait before readers, at once or at a moment to come."""
    require_that(may_put_out(by, thing), "publish", thing)
    with transaction.atomic():
        row = _locked(thing)
        copy = waiting_of(row)
        if copy is None:
            raise RefusedError(f"No changes of “{thing}” wait any more: somebody published them or threw them away.")
        if at is not None:
            set_time(copy, at)
            return
        _write_waiting(row, copy, by, "Changes published")
    thing.refresh_from_db()
    _close_review(thing)


def publish_due_changes() -> list[Any]:
    """Publish all changes whose time has come; whoever set the time was allowed to."""
    done = []
    for copy in due():
        with transaction.atomic():
            row = _locked(copy.thing) if copy.thing is not None else None
            found = due().filter(pk=copy.pk).first()
            if row is not None and found is not None:
                _write_waiting(row, found, found.user, f"Changes published, as set for {spoken(found.publish_at)}")
                done.append(row)
    return done


def restore(thing: Publishable, version: Version, *, by: Any) -> bool:
    """Make it say what it said then; True where that waits, because who does it may not publish.

    Whether and when it is published stays as it is. Raises ValidationError for what it cannot hold any more.
    """
    require_that(may_change(by, thing), "restore", thing)
    words, comment = words_of(type(thing), whole_of_version(version)), _restored(version.revision.date_created)
    if thing.state == State.PUBLISHED and not may_publish(by, thing):
        set_aside(thing, {**whole_of(thing), **words}, by=by, comment=comment)
        return True
    with recorded(by, comment):
        row = _locked(thing)
        write(row, words)
        WorkingCopy.objects.about(row).waiting().delete()
    return False


def take_up(thing: Publishable, save: WaitingSave, *, by: Any) -> bool:
    """Have changes wait again that waited once; True. Where it is not published any more, it says them: False.

    Raises ValidationError for what it cannot hold any more.
    """
    require_that(may_change(by, thing), "restore", thing)
    comment = _restored(save.saved_at)
    if thing.state == State.PUBLISHED:
        set_aside(thing, save.data, by=by, comment=comment)
        return True
    with recorded(by, comment):
        write(_locked(thing), save.data)
    return False


def _restored(then: datetime) -> str:
    return f"Restored as of {date_format(timezone.localtime(then), 'j M Y, H:i')}"


def discard_changes(thing: Publishable, *, by: Any) -> None:
    """Throw away the changes that wait."""
    require_that(may_change(by, thing), "change", thing)
    with transaction.atomic():
        discard_waiting(_locked(thing), by=by, comment="Changes thrown away")
    _close_review(thing)


def _write_waiting(thing: Any, copy: WorkingCopy, by: Any, comment: str) -> None:
    with recorded(by, comment):
        _write(_locked(thing), copy.data)
        copy.delete()


def _write(row: Any, content: Content) -> None:
    try:
        write(row, content)
    except ValidationError as error:
        raise RefusedError(f"It cannot be stored as it is. {' '.join(error.messages)}") from error


def _close_review(thing: Any) -> None:
    """What is out needs no answer any more."""
    Review.objects.about(thing).open().update(answer=Review.Answer.WITHDRAWN, answered_at=timezone.now())


def _locked(thing: Any) -> Any:
    return type(thing).objects.select_for_update().get(pk=thing.pk)


@contextmanager
def _changing(thing: Any, by: Any, comment: str) -> Iterator[Any]:
    """The stored row, locked; only its publication is written back, so that nobody's words are."""
    with recorded(by, comment):
        row = _locked(thing)
        yield row
        row.save(update_fields=[*PUBLICATION, "updated_at"])
    for name in (*PUBLICATION, "updated_at"):
        setattr(thing, name, getattr(row, name))
