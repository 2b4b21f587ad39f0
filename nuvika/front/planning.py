"""The editorial calendar: on which day what is published or planned, and moving it to another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
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

OF_A_DAY = 3  # that a month shows
# What an entry tells, and what decides whether it may be moved.
SHOWN = ("title", "state", "published_at", "expires_at", "planned_on", "updated_at", "trashed_at", "created_by")


_Place = tuple[Any, int, datetime | None]  # a kind, a primary key, and the moment where one is set


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


@dataclass(frozen=True, slots=True)
class Day:
    """What stands on it; `left_out` counts what more does."""

    entries: list[Entry]
    left_out: int = 0


def entries(user: Any, first: date, last: date) -> list[Entry]:
    """What stands on the days from the first to the last, both included; by day and time."""
    rows = [row for found in _on_days(user, first, last) for row in _told(found)]
    return sorted((_entry(user, row) for row in rows), key=_in_order)


def days(user: Any, first: date, last: date, whole: date | None = None) -> dict[date, Day]:
    """The same by day, without the empty ones. Of a day that is not `whole` no more than OF_A_DAY: what is to come
    before what is out.
    """
    by_day: dict[date, list[_Place]] = {}
    for rows in _on_days(user, first, last):
        for key, state, at, planned in rows.values_list("pk", "state", "published_at", "planned_on"):
            is_set = state == State.PUBLISHED
            day = timezone.localdate(at) if is_set else planned
            by_day.setdefault(day, []).append((rows.model, key, at if is_set else None))
    now = timezone.now()
    shown = {day: all_of if day == whole else _first_of(all_of, now) for day, all_of in by_day.items()}
    found: dict[date, list[Entry]] = {}
    for kind in KINDS:
        keys = [key for chosen in shown.values() for model, key, _ in chosen if model is kind]
        for row in _told(seen_by(user, kind).filter(pk__in=keys)):
            entry = _entry(user, row)
            found.setdefault(entry.day, []).append(entry)
    return {
        day: Day(sorted(found.get(day, ()), key=_in_order), len(all_of) - len(shown[day]))
        for day, all_of in by_day.items()
    }


def _first_of(places: list[_Place], now: datetime) -> list[_Place]:
    """What is scheduled, then what is planned, then what is out."""

    def place(one: _Place) -> tuple[bool, bool, datetime, int]:
        _, key, at = one
        return at is not None and at <= now, at is None, at or now, key

    return sorted(places, key=place)[:OF_A_DAY]


def _on_days(user: Any, first: date, last: date) -> Iterator[Any]:
    """Rows of each kind, published or planned: each is read from an index of its own."""
    begin, end = _midnight(first), _midnight(last + timedelta(days=1))
    for kind in KINDS:
        rows = seen_by(user, kind)
        yield rows.filter(state=State.PUBLISHED, published_at__gte=begin, published_at__lt=end)
        yield rows.filter(~Q(state=State.PUBLISHED), planned_on__gte=first, planned_on__lte=last)


def _told(rows: Any) -> Any:
    return rows.select_related("author").only(*SHOWN, "author__user")


def _entry(user: Any, row: Any) -> Entry:
    badge, name = badge_of(row), str(row._meta.model_name)
    at = row.published_at if row.state == State.PUBLISHED else None
    day = timezone.localdate(at) if at else row.planned_on
    address = reverse(f"admin:{row._meta.app_label}_{name}_change", args=[row.pk])
    return Entry(row, day, at, name, address, badge.key, badge.label, may_move(user, row))


def _in_order(entry: Entry) -> tuple[Any, ...]:
    return entry.day, entry.at is None, entry.at or entry.day, entry.thing.title


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
