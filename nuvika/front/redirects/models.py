"""Where an address leads that shows nothing any more."""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction

from nuvika.front.redirects.shown import is_shown

MANY_SLASHES = re.compile(r"/{2,}")


def plain_path(path: str) -> str:
    """The one form in which an old address is kept: lower case, no doubled slash, none at the end."""
    return MANY_SLASHES.sub("/", f"/{path}").lower().rstrip("/") or "/"


class Redirect(models.Model):
    """An old address and the one that took its place; none where what stood there was withdrawn."""

    old_path = models.CharField(
        "old address",
        max_length=500,
        unique=True,
        validators=[RegexValidator(r"\A/\S*\Z", "Write a path of this site, like /2019/an-old-article.")],
        help_text="A path of this site, without https:// and without what follows a question mark.",
    )
    target = models.CharField(
        "leads to",
        max_length=500,
        blank=True,
        validators=[
            RegexValidator(r"\A(/(?!/)|https?://)\S*\Z", "Write a path like /blog/posts/new, or a whole address.")
        ],
        help_text="A path of this site or a whole address. Empty: it was withdrawn, and readers are told so (410).",
    )
    automatic = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField("since", auto_now_add=True)

    class Meta:
        app_label = "front"
        ordering = ["old_path"]

    def __str__(self) -> str:
        return f"{self.old_path} → {self.target or 'withdrawn'}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Kept so that one step always leads to the end, for this address and for those that lead to it."""
        self.old_path = plain_path(self.old_path)
        with transaction.atomic():
            self.target = self._end()
            if self.target:
                Redirect.objects.filter(target=self.old_path).exclude(pk=self.pk).update(target=self.target)
            super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.old_path = plain_path(self.old_path.partition("?")[0])
        if is_shown(self.old_path):
            raise ValidationError({"old_path": f"{self.old_path} shows something now: it needs no redirect."})
        if self._end() == self.old_path:
            raise ValidationError(
                {"target": f"{self.target} leads back to {self.old_path}: readers would never arrive."}
            )

    def _end(self) -> str:
        """Where the target leads in the end; chains are never longer than one step, since each is saved so."""
        if not self.target.startswith("/"):
            return self.target
        path, mark, rest = self.target.partition("?")
        following = Redirect.objects.filter(old_path=plain_path(path)).exclude(pk=self.pk).first()
        if following is not None and following.target:
            return following.target
        return self.old_path if plain_path(path) == self.old_path else path + mark + rest
