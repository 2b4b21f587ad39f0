"""What a post and a carousel share as things that are published: the one rule of visibility."""

from datetime import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ExpressionWrapper, F, Q
from django.utils import timezone


class State(models.TextChoices):
    """What an editor decided; the clock decides the rest."""

    DRAFT = "draft", "Draft"
    REVIEW = "review", "In review"
    PUBLISHED = "published", "Published"


class Status(models.TextChoices):
    """What holds at a moment: the state, read against the clock."""

    DRAFT = "draft", "Draft"
    REVIEW = "review", "In review"
    SCHEDULED = "scheduled", "Scheduled"
    LIVE = "live", "Live"
    EXPIRED = "expired", "Expired"
    TRASHED = "trashed", "In the trash"


# What is decided about a thing, beside what it says: an approval is of the words alone.
PUBLICATION = ("state", "published_at", "expires_at", "planned_on")


class PublishableQuerySet(models.QuerySet[Any]):
    def live(self) -> Self:
        """What the public may see now. Every page, list and feed stands on this one rule."""
        return self.with_status(Status.LIVE)

    def with_status(self, status: str, now: datetime | None = None) -> Self:
        """The rows whose `status` is this one, in the words of the database. Raises KeyError for an unknown one."""
        return self.filter(_condition(Status(status), now or timezone.now()))

    def hidden(self) -> Any:
        """Keys of what `live()` leaves out, to be counted or looked among: each status is read from an index."""
        now = timezone.now()
        others = [self.with_status(status, now).order_by().values("pk") for status in Status if status != Status.LIVE]
        return others[0].union(*others[1:], all=True)

    def count_live(self) -> int:
        """How many `live()` selects: all but the hidden, which are fewer to count. Call it on `everything`."""
        return self.count() - int(self.hidden().count())

    def owned_by(self, user: Any) -> Self:
        """What this account began or is named as the author of."""
        lookups = (Q(**{lookup: user}) for lookup in self.model.OWNERS)
        condition = next(lookups)
        for other in lookups:
            condition |= other
        return self.filter(condition)

    def newest_first(self) -> Self:
        """In the order of the index that `live()` is read from."""
        return self.order_by("-published_at", "-pk")


# What `live()` asks, in the order in which it is shown: the columns of an index that holds them all.
LIVE_COLUMNS = ("state", "-published_at", "-id", "expires_at", "trashed_at")
# The same for what is over, and for what will be.
END_COLUMNS = ("state", "expires_at", "published_at", "trashed_at")
PLANNED = Q(planned_on__isnull=False)
KEPT = Q(trashed_at__isnull=True)
IN_THE_TRASH = Q(trashed_at__isnull=False)
UNDATED_FIRST: list[Any] = [
    ExpressionWrapper(Q(published_at__isnull=True), output_field=models.BooleanField()).desc(),
    F("published_at").desc(),
    F("id").desc(),
]  # what has no time yet, then the newest: the order of the Admin's lists, and of an index


def _condition(status: Status, now: datetime) -> Q:
    published = KEPT & Q(state=State.PUBLISHED)
    return {
        Status.DRAFT: KEPT & Q(state=State.DRAFT),
        Status.REVIEW: KEPT & Q(state=State.REVIEW),
        Status.SCHEDULED: published & Q(published_at__gt=now),
        Status.LIVE: published & Q(published_at__lte=now) & (Q(expires_at__isnull=True) | Q(expires_at__gt=now)),
        Status.EXPIRED: published & Q(published_at__lte=now, expires_at__lte=now),
        Status.TRASHED: IN_THE_TRASH,
    }[status]


class PublishableManager(models.Manager[Any]):
    """What is not in the trash: lists, choices, imports and relations never meet what was deleted."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(trashed_at__isnull=True)


class Publishable(models.Model):
    """Abstract: a state, a time from which it is live and one until which it is, and a way to the trash and back.

    `objects` leaves out what is in the trash; `everything` does not.
    """

    OWNERS: ClassVar[tuple[str, ...]] = ("created_by",)  # lookups that lead to the accounts whose own it is

    state = models.CharField(
        "publication",
        max_length=10,
        choices=State,
        default=State.DRAFT,
        help_text="Drafts and what is in review are never shown to readers.",
    )
    published_at = models.DateTimeField(
        "publish at",
        null=True,
        blank=True,
        help_text="From when readers see it, once it is published. In the future: it is scheduled.",
    )
    expires_at = models.DateTimeField(
        "hide again at", null=True, blank=True, help_text="Optional: from when readers no longer see it."
    )
    planned_on = models.DateField(
        "planned for", null=True, blank=True, help_text="The day it is meant for, in the calendar. Publishes nothing."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    updated_at = models.DateTimeField("last saved", auto_now=True)
    trashed_at = models.DateTimeField(null=True, blank=True, editable=False)
    trashed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_published_has_a_time",
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
                violation_error_message="What is published needs a time from which it is.",
            ),
            models.UniqueConstraint(
                name="%(app_label)s_%(class)s_one_address",
                fields=["slug"],
                condition=Q(trashed_at__isnull=True),
                violation_error_code="unique",
                violation_error_message="Something else has this address already. Choose another.",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.published_at and self.expires_at and self.expires_at <= self.published_at:
            raise ValidationError({"expires_at": "It would be hidden before it is shown. Choose a later time."})

    @property
    def status(self) -> Status:
        """The state as the clock makes it; `LIVE` is exactly what `live()` selects."""
        if self.trashed_at is not None:
            return Status.TRASHED
        if self.state == State.REVIEW:
            return Status.REVIEW
        if self.state != State.PUBLISHED or self.published_at is None:
            return Status.DRAFT
        now = timezone.now()
        if self.published_at > now:
            return Status.SCHEDULED
        if self.expires_at is not None and self.expires_at <= now:
            return Status.EXPIRED
        return Status.LIVE

    def is_live(self) -> bool:
        return self.status == Status.LIVE

    def is_owned_by(self, user: Any) -> bool:
        """Whether `owned_by()` selects it for this account."""
        return user.pk is not None and any(_follow(self, lookup) == user.pk for lookup in self.OWNERS)

    def publish_from(self, moment: datetime | None = None) -> None:
        """Mark as published from a moment on.

        Where none is given it is live now: an earlier time that passed is kept, one to hide it that passed is not.
        """
        self.state = State.PUBLISHED
        if moment is not None:
            self.published_at = moment
            return
        now = timezone.now()
        if self.published_at is None or self.published_at > now:
            self.published_at = now
        if self.expires_at is not None and self.expires_at <= now:
            self.expires_at = None


def _follow(thing: Any, lookup: str) -> Any:
    """The primary key at the end of a lookup like author__user; None where the way ends earlier."""
    *way, last = lookup.split("__")
    for name in way:
        thing = getattr(thing, name)
        if thing is None:
            return None
    return getattr(thing, f"{last}_id")
