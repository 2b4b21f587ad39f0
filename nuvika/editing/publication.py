"""What a post and a carousel share as things that are published: the one rule of visibility."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
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


class PublishableQuerySet(models.QuerySet[Any]):
    def live(self) -> Self:
        """What the public may see now. Every page, list and feed stands on this one rule."""
        now = timezone.now()
        return self.filter(
            Q(expires_at__isnull=True) | Q(expires_at__gt=now),
            state=State.PUBLISHED,
            published_at__lte=now,
        )

    def newest_first(self) -> Self:
        return self.order_by(F("published_at").desc(nulls_first=True), "-pk")


class Publishable(models.Model):
    """Abstract: a state, a time from which it is live and one until which it is."""

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
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField("last saved", auto_now=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_published_has_a_time",
                condition=~Q(state=State.PUBLISHED) | Q(published_at__isnull=False),
                violation_error_message="What is published needs a time from which it is.",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        if self.published_at and self.expires_at and self.expires_at <= self.published_at:
            raise ValidationError({"expires_at": "It would be hidden before it is shown. Choose a later time."})

    @property
    def status(self) -> Status:
        """The state as the clock makes it; `LIVE` is exactly what `live()` selects."""
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

    def publish_from(self, moment: Any = None) -> None:
        """Mark as published from a moment (now where none is given); an earlier time that passed is kept."""
        self.state = State.PUBLISHED
        if moment is not None:
            self.published_at = moment
        elif self.published_at is None or self.published_at > timezone.now():
            self.published_at = timezone.now()
