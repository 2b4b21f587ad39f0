"""What an import wrote, so that the next one tells what an editor wrote since."""

from django.db import models

from nuvika.editing.models import About, AboutQuerySet


class Arrival(About):
    """A thing as an import left it: while it says the same, the next import may write it anew."""

    digest = models.CharField(max_length=64, help_text="Of all that it said then.")
    origin = models.CharField(max_length=64, blank=True, db_index=True, help_text="Of a picture: SHA-256 of the file.")
    file = models.CharField(max_length=400, help_text="From where it came.")
    at = models.DateTimeField(auto_now=True)

    objects = AboutQuerySet.as_manager()

    class Meta:
        app_label = "front"
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["content_type", "object_id"], name="front_arrived_once")]

    def __str__(self) -> str:
        return self.file
