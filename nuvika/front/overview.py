"""What the Admin's first page tells: what is live, scheduled and waiting for whom, and what is missing."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from reversion.models import Version

from blog.models import Post
from carousels.models import Carousel, Posting
from nuvika.editing.badges import badge_of, render
from nuvika.editing.models import Review, WorkingCopy
from nuvika.editing.people import called
from nuvika.editing.permissions import has, may_approve, may_view, writes_own
from nuvika.editing.publication import State, Status
from nuvika.editing.waiting import with_waiting

KINDS: tuple[type[Any], ...] = (Post, Carousel)
MOST = 8  # of each list
LATELY = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a list: what it is, where it is opened, and what is said of it."""

    thing: Any
    address: str
    badge: str
    said: str = ""
    when: datetime | None = None


def seen_by(user: Any, kind: Any) -> Any:
    """What the account may see of a kind."""
    if has(user, "view", kind) or has(user, "change", kind):
        return kind.objects.all()
    return kind.objects.owned_by(user) if writes_own(user, kind) else kind.objects.none()


def rows_for(user: Any, kind: Any) -> Any:
    """The same, each with whether changes of it wait."""
    return with_waiting(seen_by(user, kind))


def overview_for(user: Any) -> dict[str, Any]:
    """Lists for the template, and how many there are of what is live; nothing that the account may not see."""
    return {
        "to_review": _to_review(user),
        "answers": _answers(user),
        "scheduled": _scheduled(user),
        "drafts": _lines(user, lambda rows: rows.filter(state=State.DRAFT).order_by("-updated_at")),
        "live": [(kind._meta.verbose_name_plural, _list_of(kind), _count_live(user, kind)) for kind in _seen(user)],
        "without_carousel": _lines_of(
            rows_for(user, Post).live().filter(~_any(Carousel, "post")).order_by("-published_at")[:MOST]
        ),
        "never_posted": _lines_of(
            rows_for(user, Carousel).live().filter(~_any(Posting, "carousel")).order_by("-published_at")[:MOST]
        ),
        "changes": _changes(user),
    }


def _any(kind: Any, field: str) -> Exists:
    """Whether any of a kind is of a row; joined, PostgreSQL would make the whole before it takes the first."""
    return Exists(kind.objects.filter(**{field: OuterRef("pk")}))


def sees_anything(user: Any) -> bool:
    return bool(_seen(user))


def _seen(user: Any) -> list[Any]:
    return [kind for kind in KINDS if any(has(user, verb, kind) for verb in ("view", "change", "write_own"))]


def _to_review(user: Any) -> list[Line]:
    reviews = Review.objects.open().select_related("requested_by").prefetch_related("thing").order_by("requested_at")
    found = [one for one in reviews[: 10 * MOST] if _is_there(one.thing) and may_approve(user, one.thing)]
    return [_line(one.thing, f"asked by {called(one.requested_by)}", one.requested_at, "publication") for one in found]


def _answers(user: Any) -> list[Line]:
    """To what the account asked for, of what is not out yet."""
    recent = Review.objects.filter(requested_by=user, answered_at__gt=timezone.now() - LATELY)
    answered = recent.filter(answer__in=(Review.Answer.APPROVED, Review.Answer.CHANGES)).order_by("-answered_at")
    latest: dict[tuple[int, int], Review] = {}
    for review in answered.select_related("answered_by").prefetch_related("thing")[: 10 * MOST]:
        latest.setdefault((review.content_type_id, review.object_id or 0), review)
    shown = [one for one in latest.values() if _is_there(one.thing) and _is_pending(one) and may_view(user, one.thing)]
    said = {"approved": "approved by", "changes": "changes asked for by"}
    return [
        _line(one.thing, f"{said[one.answer]} {called(one.answered_by)}", one.answered_at, "publication")
        for one in shown[:MOST]
    ]


def _is_pending(review: Review) -> bool:
    """What was published since, or is gone, needs nobody any more."""
    thing = review.thing
    if thing is None:
        return False
    return thing.state != State.PUBLISHED or WorkingCopy.objects.about(thing).waiting().exists()


def _scheduled(user: Any) -> list[Line]:
    """What comes next, the soonest first."""
    rows = [
        row
        for kind in _seen(user)
        for row in rows_for(user, kind).with_status(Status.SCHEDULED).order_by("published_at")[:MOST]
    ]
    lines = [_line(row, "", row.published_at) for row in rows]
    copies = WorkingCopy.objects.waiting().filter(publish_at__isnull=False).order_by("publish_at")
    lines += [
        _line(copy.thing, "changes", copy.publish_at, "publication")
        for copy in copies.prefetch_related("thing")[: 10 * MOST]
        if _is_there(copy.thing) and may_view(user, copy.thing)
    ]
    return sorted(lines, key=lambda line: line.when or timezone.now())[:MOST]


def _lines(user: Any, chosen: Any) -> list[Line]:
    rows = [row for kind in _seen(user) for row in chosen(rows_for(user, kind))[:MOST]]
    rows.sort(key=lambda row: row.updated_at, reverse=True)
    return _lines_of(rows[:MOST], lambda row: row.updated_at)


def _lines_of(rows: Iterable[Any], when: Any = None) -> list[Line]:
    return [_line(row, "", when(row) if when else row.published_at) for row in rows]


def _changes(user: Any) -> list[Line]:
    """The latest saves, of the newest the first; many of one thing are one line."""
    seen = _seen(user)
    kinds = ContentType.objects.get_for_models(*seen).values() if seen else []
    recent = Version.objects.filter(content_type__in=kinds).select_related("revision__user").order_by("-pk")
    versions = list(recent[: 10 * MOST])
    things = {
        (kind, str(row.pk)): row
        for kind in seen
        for row in rows_for(user, kind).filter(pk__in={one.object_id for one in versions if one._model is kind})
    }
    lines: dict[tuple[Any, str], Line] = {}
    for version in versions:
        key = (version._model, version.object_id)
        if key in things and key not in lines:
            said = f"{called(version.revision.user)}: {version.revision.comment or 'saved'}"
            lines[key] = _line(things[key], said, version.revision.date_created, "history")
    return list(lines.values())[:MOST]


def _count_live(user: Any, kind: Any) -> int:
    if has(user, "view", kind) or has(user, "change", kind):
        return int(kind.everything.count_live())
    return int(seen_by(user, kind).live().count())


def _list_of(kind: Any) -> str:
    return reverse(f"admin:{kind._meta.app_label}_{kind._meta.model_name}_changelist") + "?status=live"


def _is_there(thing: Any) -> bool:
    return thing is not None and thing.trashed_at is None


def _line(thing: Any, said: str, when: datetime | None, page: str = "change") -> Line:
    name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_{page}"
    badge = replace(badge_of(thing, waits=getattr(thing, "changes_wait", False)), when="")
    return Line(thing, reverse(name, args=[thing.pk]), render(badge), said, when)
