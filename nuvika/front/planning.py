"""The editorial calendar: on which day what is published or planned, and moving it to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from nuvika.editing.actions import RefusedError
from nuvika.editing.badges import badge_of, spoken
from nuvika.editing.history import recorded
from nuvika.editing.permissions import may_change, may_publish, require_that
from nuvika.editing.publication import State, Status
from nuvika.front.overview import KINDS, seen_by

# What an entry tells, and what decides whether it may be moved.
SHOWN = ("title", "state", "published_at", "expires_at", "planned_on", "updated_at", "trashed_at", "created_by")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing on its day."""

    thing: Any
    day: date
    at: datetime | None  # where a moment is set, not only a day planned
    kind: str  # the key by which it is moved
    address: str
    status: str
    label: str
    movable: bool

    @property
    def clock(self) -> str:
        """The time of the day, in the site's zone; empty where none is set."""
        return f"{timezone.localtime(self.at):%H:%M}" if self.at else ""


def entries(user: Any, first: date, last: date) -> list[Entry]:
    """What stands on the days from the first to the last, both included; by day and time."""
    found = [entry for kind in KINDS for entry in _of(user, kind, first, last)]
    return sorted(found, key=lambda one: (one.day, one.at is None, one.at or timezone.now(), one.thing.title))


def _of(user: Any, kind: Any, first: date, last: date) -> Iterator[Entry]:
    begin, end = _midnight(first), _midnight(last + timedelta(days=1))
    published = Q(state=State.PUBLISHED, published_at__gte=begin, published_at__lt=end)
    planned = ~Q(state=State.PUBLISHED) & Q(planned_on__gte=first, planned_on__lte=last)
    rows = seen_by(user, kind).select_related("author").only(*SHOWN, "author__user")
    # One after the other: each is read from an index of its own.
    for row in chain(rows.filter(published), rows.filter(planned)):
        badge = badge_of(row)
        at = row.published_at if row.state == State.PUBLISHED else None
        day = timezone.localdate(at) if at else row.planned_on
        address = reverse(f"admin:{kind._meta.app_label}_{kind._meta.model_name}_change", args=[row.pk])
        name = str(kind._meta.model_name)
        yield Entry(row, day, at, name, address, badge.key, badge.label, may_move(user, row))


def may_move(user: Any, thing: Any) -> bool:
    """What is live stays on its day; what is scheduled is for who may publish, the rest for who writes it."""
    if thing.state != State.PUBLISHED:
        return may_change(user, thing)
    return thing.status == Status.SCHEDULED and may_publish(user, thing)


def move(user: Any, kind: str, number: int, day: date) -> str:
    """Put a thing on another day; what is scheduled keeps its time of the day. Answers what was done, in a sentence.

    Raises LookupError where there is no such thing, PermissionDenied, and RefusedError for a day that cannot be.
    """
    model = next((one for one in KINDS if one._meta.model_name == kind), None)
    if model is None:
        raise LookupError(kind)
    with recorded(user, f"Moved to {day:%d %b %Y} in the calendar"):
        row = seen_by(user, model).select_for_update(of=("self",)).filter(pk=number).first()
        if row is None:
            raise LookupError(number)
        if row.status in (Status.LIVE, Status.EXPIRED):
            raise RefusedError(f"“{row}” is published already: it stays on its day.")
        require_that(may_move(user, row), "move", row)
        said = _set_day(row, day)
        row.save(update_fields=["published_at", "planned_on", "updated_at"])
    return said


def _set_day(row: Any, day: date) -> str:
    if row.state != State.PUBLISHED:
        row.planned_on = day
        return f"“{row}” is planned for {day:%d %b %Y}."
    at = timezone.make_aware(datetime.combine(day, timezone.localtime(row.published_at).time()))
    if at <= timezone.now():
        raise RefusedError(f"“{row}” would be published at once: choose a day to come, or publish it on its page.")
    row.published_at = at
    try:
        row.clean()
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error
    return f"“{row}” is scheduled for {spoken(at)}."


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
