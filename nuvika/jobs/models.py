"""What was asked for, how far it is, and what came of it."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

SILENT = timedelta(seconds=90)  # a worker tells of itself more often: one that does not was killed


class State(models.TextChoices):
    WAITING = "waiting", "Waiting for a worker"
    RUNNING = "running", "At work"
    DONE = "done", "Done"
    STOPPED = "stopped", "Stopped"
    FAILED = "failed", "Failed"


class Job(models.Model):
    """One piece of long work. It may be stopped at any moment, and run again."""

    kind = models.CharField(max_length=60, editable=False)
    title = models.CharField(max_length=200, editable=False)
    arguments = models.JSONField(default=dict, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, blank=True, editable=False, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, editable=False)
    asked_to_stop = models.BooleanField(default=False, editable=False)
    done = models.PositiveIntegerField(default=0, editable=False)
    total = models.PositiveIntegerField(default=0, editable=False)
    note = models.CharField(max_length=300, blank=True, editable=False, help_text="What it is at, or what came of it.")
    problems = models.TextField(blank=True, editable=False, help_text="A line for each thing that was left out.")
    result = models.FileField(upload_to="exports", blank=True, editable=False)
    result_name = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField("asked for", auto_now_add=True)
    heard_at = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField("finished", null=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["by", "-id"], name="jobs_job_of_somebody")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_broken_off(self) -> bool:
        """Its worker was killed: it says that it runs, and nobody has heard of it."""
        silent = self.heard_at is None or self.heard_at < timezone.now() - SILENT
        return self.state == State.RUNNING and silent

    @property
    def is_under_way(self) -> bool:
        return self.state in (State.WAITING, State.RUNNING) and not self.is_broken_off

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0

    @property
    def standing(self) -> str:
        """How it stands, in words."""
        if self.is_broken_off:
            return "Broken off: its worker was stopped"
        if self.asked_to_stop and self.is_under_way:
            return "Stopping"
        return State(self.state).label
