"""The history of a thing as one line of time: revisions of what is stored, and saves of changes that waited."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BooleanField, F, Value
from reversion.models import Version

from nuvika.editing.content import Content
from nuvika.editing.differences import Differences, compare
from nuvika.editing.models import WaitingSave
from nuvika.editing.revisions import change_of, version_before

WAITED = "Waits beside what readers see"


@dataclass(frozen=True, slots=True)
class Save:
    """A line of the history. `waits`: of changes that readers did not see by it."""

    number: int  # of its version, or of its WaitingSave
    waits: bool
    when: datetime
    who: Any
    comment: str
    change: Differences
    is_first: bool  # nothing before it is known


def lines_of(thing: Any) -> Any:
    """(when, whether it waited, number) of each save, newest first: a queryset, to be counted and sliced."""
    versions = Version.objects.get_for_object(thing).order_by()
    stored = versions.annotate(when=F("revision__date_created"), waits=Value(False, BooleanField()))
    waited = (
        WaitingSave.objects.about(thing).order_by().annotate(when=F("saved_at"), waits=Value(True, BooleanField()))
    )
    columns = ("when", "waits", "pk")
    return stored.values_list(*columns).union(waited.values_list(*columns), all=True).order_by("-when", "waits", "-pk")


def saves_at(lines: Iterable[tuple[datetime, bool, int]]) -> list[Save]:
    """The saves that some lines name, in their order."""
    lines = list(lines)
    versions = Version.objects.select_related("revision__user").in_bulk(pk for _, waits, pk in lines if not waits)
    waited = WaitingSave.objects.select_related("user").in_bulk([pk for _, waits, pk in lines if waits])
    return [of_waiting(waited[pk]) if waits else of_version(versions[pk]) for _, waits, pk in lines]


def of_version(version: Version) -> Save:
    about = version.revision
    first = version_before(version) is None
    return Save(version.pk, False, about.date_created, about.user, about.comment, change_of(version), first)


def of_waiting(save: WaitingSave) -> Save:
    change = compare(save.content_type.model_class(), content_before(save), save.data)
    comment = f"{save.comment} · {WAITED}" if save.comment else WAITED
    return Save(save.pk, True, save.saved_at, save.user, comment, change, False)


def content_before(save: WaitingSave) -> Content:
    """What this save was saved upon: what waited, or for the first of its copy, what was stored."""
    if save.before is not None:
        return dict(save.before)
    same = WaitingSave.objects.filter(copy_number=save.copy_number, pk__lt=save.pk)
    earlier = same.filter(content_type=save.content_type, object_id=save.object_id).first()
    return dict(earlier.data) if earlier else {}
