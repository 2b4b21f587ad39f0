"""What is swiped: carousels, their slides and the themes that dress them."""

from dataclasses import fields

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from blog.models import Author, Named, Picture, Post, PostType
from carousels.brand import Brand, Palette
from carousels.deck import DEFAULT_LANGUAGE, DEFAULT_SIZE, FITS, FOCUS, OVERLAY, Kind
from carousels.layouts import layout_choices
from carousels.render import fonts
from carousels.render.legibility import clashes
from carousels.render.sizes import SIZES
from carousels.render.themes import DEFAULT_THEME, style_choices
from nuvika.editing.publication import (
    END_COLUMNS,
    IN_THE_TRASH,
    LIVE_COLUMNS,
    PLANNED,
    UNDATED_FIRST,
    Publishable,
    PublishableManager,
    PublishableQuerySet,
)

DEFAULTS = Brand()
COLOURS = Palette()
VEILS = ((0, "None"), (30, "Light"), (OVERLAY, "Medium"), (80, "Strong"))
COLOUR_FIELDS = tuple(field.name for field in fields(Palette))
BRAND_FIELDS = (
    *("style", "heading_font", "body_font", "mono_font", "author_name", "handle", "footer"),
    *("page_numbers", "progress", "swipe_cue"),
)
hex_colour = RegexValidator(r"\A#[0-9a-fA-F]{6}\Z", "Write a colour like #2b2fe0.")


def _colour(name: str, default: str, help_text: str) -> "models.CharField[str, str]":
    return models.CharField(name, max_length=7, default=default, validators=[hex_colour], help_text=help_text)


_INHERITED = "The default theme’s where empty."


class ThemeManager(models.Manager["Theme"]):
    def default(self) -> "Theme | None":
        return self.select_related("logo", "avatar").filter(is_default=True).first()


class Theme(Named):
    """A brand kit: colours, typefaces, and who speaks. One is the default."""

    is_default = models.BooleanField(
        "default", default=False, help_text="Used by every carousel that names no theme of its own."
    )
    style = models.CharField(
        "composition",
        max_length=40,
        default=DEFAULT_THEME,
        choices=style_choices,
        help_text="How slides are composed; colours and typefaces below dress it.",
    )
    paper = _colour("paper", COLOURS.paper, "The page behind the words of content slides.")
    ink = _colour("ink", COLOURS.ink, "The words.")
    muted = _colour("muted", COLOURS.muted, "Page numbers and other quiet words.")
    accent = _colour("accent", COLOURS.accent, "The cover, labels, and what is to be pressed.")
    on_accent = _colour("on accent", COLOURS.on_accent, "Words upon the accent colour.")
    highlight = _colour("highlight", COLOURS.highlight, "One spark upon the accent: the cover's label and cue.")
    heading_font = models.CharField(max_length=80, default=DEFAULTS.heading_font)
    body_font = models.CharField(max_length=80, default=DEFAULTS.body_font)
    mono_font = models.CharField("code font", max_length=80, default=DEFAULTS.mono_font)
    logo = models.ForeignKey(Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    author_name = models.CharField(max_length=80, blank=True, help_text=_INHERITED)
    handle = models.CharField(max_length=80, blank=True, help_text=_INHERITED)
    avatar = models.ForeignKey(Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    footer = models.CharField(
        max_length=80, blank=True, help_text=f"A short line at the foot of every slide. {_INHERITED}"
    )
    page_numbers = models.BooleanField(default=True)
    progress = models.BooleanField(default=True, help_text="How far one has come, where the composition shows it.")
    swipe_cue = models.BooleanField(default=True, help_text="A sign on the cover that there is more.")

    objects = ThemeManager()

    class Meta(Named.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="carousels_theme_one_default",
                violation_error_message="Another theme is the default. Untick it there first.",
            )
        ]

    def clean(self) -> None:
        for field in ("heading_font", "body_font", "mono_font"):
            name = getattr(self, field)
            if not fonts.is_known(name):
                known = ", ".join(fonts.PACKAGED)
                raise ValidationError({field: f"No font “{name}” is installed. Packaged ones: {known}."})
        if self._has_colours() and (found := clashes(self.look())):
            raise ValidationError([str(clash) for clash in found])

    def look(self) -> Brand:
        """The theme as a plain value, without its pictures."""
        colours = {name: getattr(self, name) for name in COLOUR_FIELDS}
        texts = {name: getattr(self, name) for name in BRAND_FIELDS}
        return Brand(name=self.name, palette=Palette(**colours), **texts)

    def _has_colours(self) -> bool:
        """Colours that are none are told at their fields."""
        return all(hex_colour.regex.search(getattr(self, name) or "") for name in COLOUR_FIELDS)  # type: ignore[union-attr]


class CarouselQuerySet(PublishableQuerySet):
    def with_slides(self) -> "CarouselQuerySet":
        """All that is needed to show or export, in a fixed number of queries."""
        return self.select_related(
            "post", "post_type", "author", "author__picture", "theme", "theme__logo", "theme__avatar"
        ).prefetch_related("slides__picture")


class Carousel(Publishable):
    """Slides that are swiped, and what is posted with them."""

    OWNERS = ("created_by", "author__user")
    PARTS = "slides"

    title = models.CharField(max_length=200)
    slug = models.SlugField(max_length=200, help_text="Names its address, /carousels/<slug>, and its downloads.")
    post = models.ForeignKey(
        Post,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="carousels",
        verbose_name="blog post",
        help_text="The article that shows this carousel.",
    )
    post_address = models.TextField(
        "post's address",
        blank=True,
        help_text="As the brief gave it. Leave it empty to use the address of the blog post above.",
    )
    post_type = models.ForeignKey(
        PostType, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="type"
    )
    author = models.ForeignKey(
        Author,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="carousels",
        help_text="Named on the slides; the theme's author where empty.",
    )
    theme = models.ForeignKey(
        Theme,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="carousels",
        help_text="The default theme where empty.",
    )
    size = models.CharField(
        max_length=10,
        default=DEFAULT_SIZE,
        choices=[(size.key, size.title) for size in SIZES.values()],
    )
    language = models.CharField(
        max_length=12,
        default=DEFAULT_LANGUAGE,
        validators=[RegexValidator(r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})?\Z", "Write a language like en, de or pt-BR.")],
        help_text="As in en, de or pt-BR: for hyphens and screen readers.",
    )
    caption = models.TextField(
        blank=True, help_text="The text of the LinkedIn post. LinkedIn takes 3,000 characters and folds it after 140."
    )
    hashtags = models.TextField(blank=True, help_text="Like #django #python.")
    document_title = models.CharField(
        max_length=100,
        blank=True,
        help_text="What LinkedIn shows above the document; the title where empty. It cannot be changed after posting.",
    )

    public_pdf = models.BooleanField(
        "readers may download the PDF",
        default=False,
        help_text="Its page and its article then offer the document, unless its checks found an error.",
    )

    objects = PublishableManager.from_queryset(CarouselQuerySet)()
    everything = CarouselQuerySet.as_manager()

    class Meta(Publishable.Meta):
        abstract = False
        indexes = [
            models.Index(fields=LIVE_COLUMNS, name="carousels_carousel_live"),
            models.Index(fields=["post", *LIVE_COLUMNS], name="carousels_carousel_of_post"),
            models.Index(fields=END_COLUMNS, name="carousels_carousel_end"),
            models.Index(*UNDATED_FIRST, name="carousels_carousel_listed"),
            models.Index(fields=["state", "-updated_at"], name="carousels_carousel_touched"),
            models.Index(fields=["-trashed_at"], name="carousels_carousel_trash", condition=IN_THE_TRASH),
            models.Index(fields=["planned_on"], name="carousels_carousel_planned", condition=PLANNED),
        ]
        permissions = [
            ("export_carousel", "Can download a carousel's files"),
            ("force_export_carousel", "Can download a carousel although its checks found errors"),
            ("publish_carousel", "Can publish a carousel"),
            ("approve_carousel", "Can approve a carousel or ask for changes"),
            ("write_own_carousel", "Can write carousels of their own until they are published"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("carousels:carousel", args=[self.slug])


class Posting(models.Model):
    """That a carousel was posted: when, where, by whom, and with exactly which file."""

    class Place(models.TextChoices):
        LINKEDIN_PAGE = "linkedin-page", "LinkedIn, a page"
        LINKEDIN_PROFILE = "linkedin-profile", "LinkedIn, a profile"
        INSTAGRAM = "instagram", "Instagram"
        ELSEWHERE = "elsewhere", "Elsewhere"

    carousel = models.ForeignKey(Carousel, on_delete=models.CASCADE, related_name="postings")
    place = models.CharField("where", max_length=20, choices=Place, default=Place.LINKEDIN_PAGE)
    account = models.CharField(max_length=120, blank=True, help_text="Whose page or profile, where there are several.")
    address = models.URLField("address of the post", max_length=500, blank=True)
    posted_at = models.DateTimeField("when", default=timezone.now)
    file_name = models.CharField(max_length=260, editable=False)
    file_size = models.PositiveIntegerField(editable=False, help_text="Bytes.")
    file_digest = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the file.")
    content_digest = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the deck's JSON.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-posted_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_place_display()}, {self.posted_at:%Y-%m-%d}"


class Slide(models.Model):
    """One page of a carousel. Texts are plain: line breaks count, a blank line parts paragraphs."""

    WHOLE = "carousel"

    carousel = models.ForeignKey(Carousel, on_delete=models.CASCADE, related_name="slides")
    position = models.PositiveSmallIntegerField(help_text="Counted from 1.")
    kind = models.CharField(
        max_length=10, choices=[(kind.value, kind.label) for kind in Kind], default=Kind.CONTENT.value
    )
    label = models.TextField(blank=True, help_text="A word or two above the headline.")
    headline = models.TextField(blank=True)
    subline = models.TextField("sub-line", blank=True, help_text="Under the headline of a cover.")
    body = models.TextField(blank=True)
    link = models.TextField(blank=True, help_text="Where a call to action leads.")
    picture = models.ForeignKey(Picture, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    alt = models.TextField("alt text", blank=True, help_text="What the picture shows; the picture's own where empty.")
    decorative = models.BooleanField(
        default=False,
        help_text="Tick when the picture tells nothing that the words do not: it then needs no alt text.",
    )
    layout = models.CharField(max_length=10, blank=True, choices=layout_choices)
    fit = models.CharField(
        "picture fills its frame",
        max_length=10,
        default=FITS[0],
        choices=[("cover", "Yes, and is cut"), ("contain", "No, it is shown whole")],
    )
    focus = models.CharField(
        "what matters is",
        max_length=12,
        blank=True,
        choices=[(key, key.replace("-", " ").capitalize()) for key in FOCUS],
        help_text="This part of the picture stays in sight; as with the picture where empty.",
    )
    overlay = models.PositiveSmallIntegerField(
        "veil", default=OVERLAY, choices=VEILS, help_text="How far a picture that fills the page steps back."
    )
    notes = models.TextField(blank=True, help_text="For the team. Never shown on a slide.")

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["carousel", "position"],
                name="carousels_slide_position",
                violation_error_message="Two slides of this carousel have the same position.",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="carousels_slide_position_from_1",
                violation_error_message="Positions count from 1.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position} · {self.get_kind_display()}"

    def clean(self) -> None:
        words = (self.label, self.headline, self.subline, self.body, self.link, self.alt, self.notes)
        if not any(words) and self.picture is None:
            raise ValidationError("This slide is empty. Write something on it, or delete it.")
