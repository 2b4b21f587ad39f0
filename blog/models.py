"""What readers read: posts, and what they are sorted by."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse

from nuvika.editing.publication import (
    END_COLUMNS,
    IN_THE_TRASH,
    KEPT,
    LIVE_COLUMNS,
    PLANNED,
    UNDATED_FIRST,
    Publishable,
    PublishableManager,
    PublishableQuerySet,
)
from nuvika.lib import reading
from nuvika.lib.rendered import CountedField, RenderedField


class Named(models.Model):
    """Abstract: a name that editors see and a slug that stands in addresses, both unique."""

    name = models.CharField(max_length=100, unique=True)
    slug = models.SlugField(max_length=120, unique=True, help_text="The last part of its address.")

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PostType(Named):
    """Opinion, Guide, Case study …: named in a brief, shown above a post's title."""

    description = models.CharField(
        max_length=300, blank=True, help_text="One sentence at the top of the page that lists its posts."
    )

    def get_absolute_url(self) -> str:
        return reverse("blog:type", args=[self.slug])


class Tag(Named):
    """What a post is about. Names differ by more than upper and lower case."""

    class Meta(Named.Meta):
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                name="blog_tag_name_any_case",
                violation_error_message="There is a tag of this name already, in upper or lower case.",
            )
        ]

    def get_absolute_url(self) -> str:
        return reverse("blog:tag", args=[self.slug])


class Picture(models.Model):
    """A picture that was uploaded once, decoded, re-encoded without metadata, and is used anywhere."""

    class Focus(models.TextChoices):
        TOP_LEFT = "top-left", "Top left"
        TOP = "top", "Top"
        TOP_RIGHT = "top-right", "Top right"
        LEFT = "left", "Left"
        CENTRE = "centre", "Centre"
        RIGHT = "right", "Right"
        BOTTOM_LEFT = "bottom-left", "Bottom left"
        BOTTOM = "bottom", "Bottom"
        BOTTOM_RIGHT = "bottom-right", "Bottom right"

    file = models.ImageField(upload_to="pictures", width_field="width", height_field="height")
    digest = models.CharField(max_length=64, unique=True, editable=False, help_text="SHA-256 of the file.")
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    title = models.CharField(max_length=200, help_text="For finding it again in the Admin; readers do not see it.")
    alt = models.CharField(
        "alt text",
        max_length=1000,
        blank=True,
        help_text="What the picture shows, for those who do not see it.",
    )
    decorative = models.BooleanField(
        default=False, help_text="Tick when the picture tells nothing that the words do not: it gets no alt text."
    )
    focus = models.CharField(
        "what matters is",
        max_length=12,
        choices=Focus,
        default=Focus.CENTRE,
        help_text="This part stays where a list or a card shows only a part of the picture.",
    )
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        if not self.alt and not self.decorative:
            raise ValidationError({"alt": "Say what the picture shows, or tick “decorative”."})


class Author(Named):
    """Who writes: shown with a post and on slides; an account of the Admin may belong to it."""

    role = models.CharField(max_length=120, blank=True, help_text="Like “Platform engineer”.")
    biography = models.TextField(blank=True, max_length=1000, help_text="Two or three plain sentences.")
    handle = models.CharField(max_length=120, blank=True, help_text="Shown on slides, like @ada or nuvikatech.com.")
    picture = models.ForeignKey(Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="author"
    )

    def get_absolute_url(self) -> str:
        return reverse("blog:author", args=[self.slug])


class Series(Named):
    """Posts that are read one after the other, in the order in which they appear."""

    description = models.CharField(max_length=300, blank=True, help_text="One sentence at the top of its page.")

    class Meta(Named.Meta):
        verbose_name_plural = "series"

    def get_absolute_url(self) -> str:
        return reverse("blog:series", args=[self.slug])


class PostQuerySet(PublishableQuerySet):
    def in_series(self, series: Series) -> "PostQuerySet":
        """In the order in which they are read."""
        return self.filter(series=series).order_by("published_at", "pk")

    def for_list(self) -> "PostQuerySet":
        """What a list of posts shows, in a fixed number of queries."""
        return (
            self.select_related("post_type", "author", "cover")
            .prefetch_related("tags")
            .defer("body", "body_html")
            .newest_first()
        )


class Post(Publishable):
    """An article in Markdown. What its page needs is made from `body` whenever the post is saved."""

    OWNERS = ("created_by", "author__user")

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, help_text="The last part of the address, after /blog/posts/.")
    post_type = models.ForeignKey(
        PostType, on_delete=models.PROTECT, null=True, blank=True, related_name="posts", verbose_name="type"
    )
    summary = models.TextField(
        max_length=400, blank=True, help_text="One or two sentences, shown in lists and under the title."
    )
    body = models.TextField(
        blank=True, help_text="Markdown. Drop or paste a picture into the text to upload it there."
    )
    body_html = RenderedField(source="body")
    word_count = CountedField(source="body")
    author = models.ForeignKey(Author, on_delete=models.SET_NULL, null=True, blank=True, related_name="posts")
    tags = models.ManyToManyField(Tag, blank=True, related_name="posts")
    cover = models.ForeignKey(
        Picture,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="Shown in lists and above the article. Its alt text is kept with the picture.",
    )
    search_title = models.CharField(
        max_length=200, blank=True, help_text="For search engines and the browser's tab; the title where empty."
    )
    search_description = models.CharField(
        max_length=300, blank=True, help_text="What search engines show; the summary where empty."
    )
    canonical_url = models.URLField(
        "canonical address",
        max_length=500,
        blank=True,
        help_text="Only where the article first appeared on another site: its address there.",
    )

    series = models.ForeignKey(
        Series,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="posts",
        help_text="Its parts lead to each other, in the order in which they appear.",
    )
    revised_at = models.DateTimeField(
        "updated",
        null=True,
        blank=True,
        help_text="Shown to readers as the date of the last update. Leave it alone for a mended typo.",
    )
    uid = models.UUIDField(default=uuid4, unique=True, editable=False, help_text="Names the post in feeds, for good.")

    objects = PublishableManager.from_queryset(PostQuerySet)()
    everything = PostQuerySet.as_manager()

    class Meta(Publishable.Meta):
        abstract = False
        indexes = [
            # Each holds all that `live()` asks, so that rows are read for what is shown alone.
            models.Index(fields=LIVE_COLUMNS, name="blog_post_live"),
            models.Index(fields=["post_type", *LIVE_COLUMNS], name="blog_post_of_type"),
            models.Index(fields=["author", *LIVE_COLUMNS], name="blog_post_by_author"),
            models.Index(fields=END_COLUMNS, name="blog_post_end"),
            models.Index(*UNDATED_FIRST, name="blog_post_listed"),
            models.Index(fields=["state", "-updated_at"], name="blog_post_touched"),
            models.Index(fields=["title", "-id"], name="blog_post_titled", condition=KEPT),
            models.Index(fields=["-trashed_at"], name="blog_post_trash", condition=IN_THE_TRASH),
            models.Index(fields=["planned_on"], name="blog_post_planned", condition=PLANNED),
        ]
        permissions = [
            ("publish_post", "Can publish a post"),
            ("approve_post", "Can approve a post or ask for changes"),
            ("write_own_post", "Can write posts of their own until they are published"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("blog:post", args=[self.slug])

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A row that was copied is another post: it gets a name of its own in feeds."""
        if self._state.adding and Post.objects.filter(uid=self.uid).exists():
            self.uid = uuid4()
        super().save(*args, **kwargs)

    @property
    def first_address(self) -> str:
        """Where the article first appeared, if on another site. Rows that no form checked may hold other schemes."""
        return self.canonical_url if self.canonical_url.startswith(("https://", "http://")) else ""

    @property
    def words(self) -> int:
        """How many it has; counted where no save has done it."""
        return reading.words(self.body) if self.word_count is None else self.word_count

    @property
    def changed_at(self) -> datetime:
        """When what readers see changed last, for machines that ask."""
        return max(filter(None, (self.published_at, self.updated_at)))
