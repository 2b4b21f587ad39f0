"""The trash: what is deleted is out of sight everywhere, and comes back whole."""

from itertools import count
from typing import Any

from django.db import transaction
from django.utils import timezone

from nuvika.editing.history import recorded
from nuvika.editing.models import Presence, PreviewLink, Review, WorkingCopy
from nuvika.editing.permissions import may_delete, require_that

BESIDE = (WorkingCopy, Review, Presence, PreviewLink)  # what is kept beside a thing, and goes with it
COLUMNS = ("trashed_at", "trashed_by", "updated_at")


def trash(thing: Any, *, by: Any) -> None:
    """Put it out of sight, and readers' sight too."""
    require_that(may_delete(by, thing), "delete", thing)
    with recorded(by, "Put in the trash"):
        row = _locked(thing)
        row.trashed_at, row.trashed_by = timezone.now(), by
        row.save(update_fields=COLUMNS)


def untrash(thing: Any, *, by: Any) -> None:
    """Bring it back as it was. Where its address was taken meanwhile, it gets another."""
    require_that(may_delete(by, thing), "bring back", thing)
    with recorded(by, "Brought back from the trash"):
        row = _locked(thing)
        row.trashed_at = row.trashed_by = None
        row.slug = _free_slug(row)
        row.save(update_fields=[*COLUMNS, "slug"])
    thing.trashed_at, thing.trashed_by, thing.slug = None, None, row.slug


def delete_for_good(thing: Any, *, by: Any) -> None:
    """Delete what is in the trash. Its revisions stay: it can be recovered from the last one."""
    require_that(may_delete(by, thing) and thing.trashed_at is not None, "delete", thing)
    with transaction.atomic():
        for model in BESIDE:
            beside: Any = model
            beside.objects.about(thing).delete()
        thing.delete()


def _free_slug(row: Any) -> str:
    taken = set(type(row).objects.exclude(pk=row.pk).filter(slug__startswith=row.slug).values_list("slug", flat=True))
    longest = type(row)._meta.get_field("slug").max_length
    stems = (row.slug if number == 1 else f"{row.slug[: longest - 5]}-{number}" for number in count(1))
    return next(slug for slug in stems if slug not in taken)


def _locked(thing: Any) -> Any:
    return type(thing).everything.select_for_update().get(pk=thing.pk)
