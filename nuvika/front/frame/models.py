"""The site's frame: its name, logo, links, and simple pages."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.urls import Resolver404, resolve, reverse

from blog.models import Picture
from nuvika.lib.rendered import RenderedField

ONLY = 1  # the primary key of the one frame
RESERVED = {"admin", "carousels", "media", "preview", "static"}  # the beginnings of other addresses


class SiteFrame(models.Model):
    """The one row that says what the site is called and how it looks at its edges."""

    name = models.CharField(max_length=60, default="Nuvika", help_text="In the head of every page and in its title.")
    tagline = models.CharField(
        max_length=160, blank=True, help_text="One line under the name: in the footer, in feeds and in search results."
    )
    description = models.CharField(
        max_length=300,
        blank=True,
        help_text="What the site is, for search engines: on the front page. The tagline where empty.",
    )
    language = models.CharField(
        max_length=12,
        default="en",
        validators=[RegexValidator(r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})?\Z", "Write a language like en, de or pt-BR.")],
        help_text="In which the site is written: en, de, pt-BR …",
    )
    logo = models.ForeignKey(
        Picture,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Shown 36 pixels high in place of the name. The site's own mark and name where empty.",
    )
    legal_line = models.CharField(
        max_length=200, blank=True, help_text="At the very end of every page, like “© 2026 Example Ltd.”"
    )

    class Meta:
        app_label = "front"
        verbose_name = verbose_name_plural = "site frame"

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """There is one frame."""
        self.pk = ONLY
        super().save(*args, **kwargs)


class Place(models.TextChoices):
    NAVIGATION = "navigation", "Navigation, at the top"
    FOOTER = "footer", "Footer"
    SOCIAL = "social", "Elsewhere: LinkedIn, GitHub …"


class FrameLink(models.Model):
    """A link in the head or the foot of every page."""

    frame = models.ForeignKey(SiteFrame, on_delete=models.CASCADE, related_name="links")
    place = models.CharField(max_length=12, choices=Place, default=Place.NAVIGATION)
    label = models.CharField(max_length=40)
    address = models.CharField(
        max_length=500,
        validators=[
            RegexValidator(r"\A(/(?!/)|https?://|mailto:)\S*\Z", "Write a path like /about, or a whole address.")
        ],
        help_text="A path of this site like /about, or a whole address like https://www.linkedin.com/company/…",
    )
    position = models.PositiveSmallIntegerField(default=0, help_text="Smaller numbers stand first.")

    class Meta:
        app_label = "front"
        ordering = ["place", "position", "pk"]
        verbose_name = "link"

    def __str__(self) -> str:
        return self.label


class PageQuerySet(models.QuerySet["Page"]):
    def live(self) -> "PageQuerySet":
        return self.filter(published=True)


class Page(models.Model):
    """A simple page beside the blog: about, imprint, privacy."""

    title = models.CharField(max_length=120)
    slug = models.SlugField(max_length=60, unique=True, help_text="Its address, like about for /about.")
    body = models.TextField(blank=True, help_text="Markdown.")
    body_html = RenderedField(source="body")
    description = models.CharField(max_length=300, blank=True, help_text="For search engines: what the page is about.")
    published = models.BooleanField(default=False, help_text="Readers see the page.")
    updated_at = models.DateTimeField("last saved", auto_now=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        app_label = "front"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("front:page", args=[self.slug])

    def is_live(self) -> bool:
        return self.published

    def clean(self) -> None:
        super().clean()
        try:
            found = resolve(f"/{self.slug}")
        except Resolver404:
            found = None
        if self.slug and (self.slug in RESERVED or found is None or found.view_name != "front:page"):
            raise ValidationError({"slug": f"/{self.slug} is an address of the site itself. Choose another."})
