"""What is kept beside the things that are edited: words that are not in their rows yet, who has them open, what was
asked of whom."""

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone

from nuvika.editing.content import Content

PRESENT = timedelta(seconds=45)  # who was not heard of for so long has left; browsers call every 15 seconds


class AboutQuerySet(models.QuerySet[Any]):
    def about(self, thing: Any) -> Self:
        """Those of one stored thing."""
        return self.filter(content_type=kind_of(type(thing)), object_id=thing.pk)


class About(models.Model):
    """Abstract: a row about a thing of any kind."""

    content_type = models.ForeignKey(ContentType, on_delete=models.CASCADE, editable=False)
    object_id = models.BigIntegerField(null=True, blank=True, editable=False)
    thing = GenericForeignKey()

    class Meta:
        abstract = True


class WorkingCopyQuerySet(AboutQuerySet):
    def buffers(self) -> Self:
        return self.filter(kind=WorkingCopy.Kind.BUFFER)

    def unsaved(self) -> Self:
        return self.buffers().filter(saved_at__isnull=True)

    def waiting(self) -> Self:
        return self.filter(kind=WorkingCopy.Kind.WAITING)


class WorkingCopy(About):
    """Words of a thing that are not in its row: what somebody typed and did not save, or changes that wait.

    `data` is Content with the fields of publication beside it; of a buffer it holds what was typed, valid or not.
    """

    class Kind(models.TextChoices):
        BUFFER = "buffer", "Unsaved words"
        WAITING = "waiting", "Changes waiting"

    kind = models.CharField(max_length=10, choices=Kind)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    tab = models.CharField(max_length=40, blank=True, help_text="Which of the user's open forms wrote it.")
    data: Any = models.JSONField(default=dict)
    base = models.CharField(max_length=64, blank=True, help_text="The edition that the form was opened on.")
    saved_at = models.DateTimeField(
        null=True, blank=True, help_text="When the words reached the row; the browser then forgets its own copy."
    )
    publish_at = models.DateTimeField(
        null=True, blank=True, help_text="Of changes that wait: when they reach the row by themselves."
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = WorkingCopyQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], condition=Q(kind="waiting"), name="editing_one_waits"
            ),
            models.UniqueConstraint(
                fields=["user", "tab"], condition=Q(kind="buffer"), name="editing_one_buffer_a_tab"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.title}"

    @property
    def title(self) -> str:
        content: Content = self.data
        return str(content.get("title") or "") or "without a title"


class WaitingSave(About):
    """A line of a thing's history: somebody saved changes that waited. It stays when these are published or thrown
    away.

    Saves of one working copy follow each other; `before` holds what the first of them was saved upon.
    """

    copy_number = models.BigIntegerField(help_text="Of the working copy.")
    before: Any = models.JSONField(null=True)
    data: Any = models.JSONField(default=dict)
    comment = models.CharField(max_length=200, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    saved_at = models.DateTimeField(default=timezone.now)

    objects = AboutQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="editing_waiting_save_of")]

    def __str__(self) -> str:
        return f"{self.thing}, {self.saved_at:%Y-%m-%d %H:%M}"


class PresenceQuerySet(AboutQuerySet):
    def now(self) -> Self:
        return self.filter(seen_at__gt=timezone.now() - PRESENT)


class Presence(About):
    """Somebody has a thing open in a form."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["content_type", "object_id", "user"], name="editing_present_once")
        ]

    def __str__(self) -> str:
        return f"{self.user} since {self.since:%H:%M}"


class ReviewQuerySet(AboutQuerySet):
    def open(self) -> Self:
        return self.filter(answer=Review.Answer.OPEN)


class Review(About):
    """Somebody asked for an answer to exactly these words, and what it was."""

    class Answer(models.TextChoices):
        OPEN = "open", "Waits for an answer"
        APPROVED = "approved", "Approved"
        CHANGES = "changes", "Changes asked for"
        WITHDRAWN = "withdrawn", "Taken back"

    title = models.CharField(max_length=200, help_text="Of the thing, as it was called then.")
    digest = models.CharField(max_length=64, help_text="Of the words: an approval is of these and of no others.")
    note = models.TextField(blank=True, max_length=2000)
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    answer = models.CharField(max_length=10, choices=Answer, default=Answer.OPEN)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    reply = models.TextField(blank=True, max_length=2000)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="editing_review_of")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], condition=Q(answer="open"), name="editing_one_review_open"
            )
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.get_answer_display()}"


class PreviewLinkQuerySet(AboutQuerySet):
    def valid(self) -> Self:
        return self.filter(revoked_at__isnull=True, expires_at__gt=timezone.now())


class PreviewLink(About):
    """A signed address under which somebody without an account reads a thing as it would be published."""

    note = models.CharField("for whom", max_length=120, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="editing_preview_of")]

    def __str__(self) -> str:
        return f"{self.note or 'Preview'}, until {self.expires_at:%Y-%m-%d}"

    @property
    def is_valid(self) -> bool:
        return self.revoked_at is None and self.expires_at > timezone.now()


def kind_of(model: Any) -> ContentType:
    return ContentType.objects.get_for_model(model)
