"""What the front keeps: the frame, what is searched, where things moved, and what an operator looks up later."""

from django.conf import settings
from django.db import models

from nuvika.front.frame.models import FrameLink, Page, SiteFrame
from nuvika.front.moving.models import Arrival
from nuvika.front.redirects.models import Redirect
from nuvika.front.search.models import SearchDocument

__all__ = ["Arrival", "AuditEntry", "ErrorCount", "FrameLink", "Page", "Redirect", "SearchDocument", "SiteFrame"]


class AuditEntry(models.Model):
    """One thing that mattered. Written once, by nobody's hand; never changed."""

    at = models.DateTimeField(auto_now_add=True, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField("who", max_length=150, blank=True, help_text="As it was then: accounts may be deleted.")
    action = models.CharField(max_length=200)
    thing = models.CharField(max_length=300, blank=True)
    details = models.CharField(max_length=1000, blank=True)
    address = models.CharField("from", max_length=45, blank=True)
    request_id = models.CharField("request", max_length=64, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "audit entry"
        verbose_name_plural = "audit log"

    def __str__(self) -> str:
        return f"{self.name or 'command line'}: {self.action}"


class ErrorCount(models.Model):
    """How often a view broke on a day, and where in the log the last time stands."""

    day = models.DateField()
    view = models.CharField(max_length=200)
    error = models.CharField(max_length=200)
    count = models.PositiveIntegerField(default=0)
    last_at = models.DateTimeField(auto_now=True)
    last_request = models.CharField("last request", max_length=64, blank=True)

    class Meta:
        ordering = ["-day", "-count"]
        verbose_name = "error"
        constraints = [models.UniqueConstraint(fields=["day", "view", "error"], name="front_error_once_a_day")]

    def __str__(self) -> str:
        return f"{self.view}: {self.error}"


class ContentChange(models.Model):
    """A change of what readers see; rows are written by the database itself, see content_version.py."""

    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.pk}: {self.at}"
