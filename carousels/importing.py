"""From a deck to rows: a carousel is made or updated in place, its post linked or drafted, in one transaction."""

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from itertools import count

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from blog.models import Author, Picture, Post, PostType
from carousels import brief
from carousels.actions import Actor
from carousels.deck import DEFAULT_LANGUAGE, DEFAULT_SIZE, FOCUS, TEXT_FIELDS, Deck
from carousels.deck import Slide as SlideValue
from carousels.models import Carousel, Slide, Theme
from nuvika.editing import actions as editing
from nuvika.editing.actions import RefusedError, goes_aside
from nuvika.editing.content import Content, content_of, part_content
from nuvika.editing.editions import edition_of
from nuvika.editing.history import recorded
from nuvika.editing.parts import put_in_order
from nuvika.editing.permissions import may_change, may_publish, require, require_that
from nuvika.editing.waiting import with_changes

COMMENT = "Imported from a brief"  # in the history


class Result(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did. `str()` is the line that the command prints."""

    result: Result
    carousel: Carousel
    slides: int
    notes: tuple[str, ...] = ()  # what a person should know, each a sentence
    content: Content = field(default_factory=dict)  # what the carousel says by it

    def __str__(self) -> str:
        noun = "slide" if self.slides == 1 else "slides"
        return f"{self.result} {self.carousel.slug} ({self.slides} {noun})"


def slug_of_title(title: str) -> str:
    """The slug of a carousel; one made of its hash where the title has no letter that a slug can hold."""
    return slugify(title)[:200].strip("-_") or f"carousel-{sha256(title.encode()).hexdigest()[:8]}"


def existing(deck: Deck) -> Carousel | None:
    """The carousel that importing this deck would update."""
    return Carousel.objects.with_slides().filter(slug=slug_of_title(deck.title)).first()


def import_deck(
    deck: Deck, *, by: Actor = None, publish: bool = False, dry_run: bool = False, upon: str | None = None
) -> Outcome:
    """Save a deck whole or not at all. A dry run does everything but keep it.

    `upon` is the edition of the carousel that somebody looked at before, empty where there was none.
    Raises RefusedError for what no carousel can hold, and where another edition is stored by now; PermissionDenied
    for what the user may not do.
    """
    try:
        return _in_one_transaction(_Import(deck, by, publish, upon), dry_run)
    except IntegrityError:
        # Somebody made the same carousel, post or author at this moment: now it exists, and is updated.
        return _in_one_transaction(_Import(deck, by, publish, upon), dry_run)


def _in_one_transaction(work: "_Import", dry_run: bool) -> Outcome:
    with recorded(work.by, COMMENT):
        outcome = work.run()
        if dry_run:
            transaction.set_rollback(True)
    return outcome


class _Import:
    """One import on its way: the deck, who does it, and what was noted.

    It is made in memory, upon the changes that wait where there are any, and stored at its end: in the rows, or beside
    them where what readers see is not for this account to change.
    """

    def __init__(self, deck: Deck, by: Actor, publish: bool, upon: str | None) -> None:
        self.deck, self.by, self.publish, self.upon = deck, by, publish, upon
        self.notes: list[str] = []
        self.changed = False

    def run(self) -> Outcome:
        stored = Carousel.objects.select_for_update().filter(slug=slug_of_title(self.deck.title)).first()
        self.refuse_another_edition(stored)
        aside = stored is not None and goes_aside(stored, self.by)
        carousel = self.begun(stored, aside)
        self.write_header(carousel)
        self.write_post(carousel)
        self.write_publication(carousel)
        slides = self.slides_of(carousel)
        content = {**content_of(carousel), Carousel.PARTS: [part_content(slide) for slide in slides]}
        result = (Result.UPDATED if stored else Result.CREATED) if self.changed else Result.UNCHANGED
        if self.changed:
            _validated(carousel)
            if aside:
                self.set_aside(carousel, content)
            else:
                self.store(carousel, slides)
        return Outcome(result, stored or carousel, len(slides), tuple(self.notes), content)

    def begun(self, stored: Carousel | None, aside: bool) -> Carousel:
        """What the deck is written upon."""
        if stored is None:
            require(self.by, "carousels.add_carousel")
            self.changed = True
            return Carousel(slug=slug_of_title(self.deck.title), created_by=self.by)
        require_that(may_change(self.by, stored), "change", stored)
        upon: Carousel = with_changes(stored) if aside else stored
        return upon

    def store(self, carousel: Carousel, slides: list[Slide]) -> None:
        carousel.save()
        for surplus in carousel.slides.exclude(pk__in=[slide.pk for slide in slides if slide.pk]):
            surplus.delete()
        put_in_order(carousel, slides)

    def set_aside(self, carousel: Carousel, content: Content) -> None:
        editing.set_aside(carousel, content, by=self.by, comment=COMMENT)
        if self.publish:
            editing.publish(carousel, by=self.by)
            if not carousel.is_live():
                editing.publish(carousel, by=self.by)  # the changes are out, and its time is now
        else:
            self.notes.append("Readers see what they saw before: what the brief changes waits to be published.")

    def refuse_another_edition(self, carousel: Carousel | None) -> None:
        """Words that were saved since somebody looked are not written over."""
        if self.upon is not None and self.upon != (edition_of(carousel) if carousel else ""):
            raise RefusedError(
                f"“{self.deck.title}” was saved by somebody since you read the brief. See what changed."
            )

    def assign(self, row: Carousel | Slide | Post, **values: object) -> None:
        """Set what differs, and remember that something did."""
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
                self.changed = True

    def write_header(self, carousel: Carousel) -> None:
        """What the brief leaves out stays as the Admin has it: a theme or a caption chosen there is not lost."""
        deck = self.deck
        given: dict[str, object] = {"title": deck.title, "post_address": deck.blog_post}
        given |= {name: text for name in ("caption", "hashtags", "document_title") if (text := getattr(deck, name))}
        if deck.size != DEFAULT_SIZE:
            given["size"] = deck.size
        if deck.language != DEFAULT_LANGUAGE:
            given["language"] = deck.language
        if deck.post_type:
            given["post_type"] = _named(PostType, deck.post_type)
        if deck.author:
            given["author"] = _named(Author, deck.author)
        if deck.theme and (theme := self.theme()):
            given["theme"] = theme
        self.assign(carousel, **given)

    def theme(self) -> Theme | None:
        found = Theme.objects.filter(name__iexact=self.deck.theme).first()
        if found is None:
            names = ", ".join(Theme.objects.values_list("name", flat=True))
            self.notes.append(
                f"There is no theme “{self.deck.theme}”; the carousel keeps the one it has. Themes: {names}."
            )
        return found

    def write_post(self, carousel: Carousel) -> None:
        slug = brief.slug_of_address(self.deck.blog_post)
        if not slug:
            return
        post = Post.objects.filter(slug=slug).first() or self.drafted_post(slug, carousel)
        self.assign(carousel, post=post)
        if self.publish and not post.is_live():
            require_that(may_publish(self.by, post), "publish", post)
            post.publish_from()
            post.save()
            self.changed = True

    def drafted_post(self, slug: str, carousel: Carousel) -> Post:
        require(self.by, "blog.add_post")
        post = Post(
            slug=slug,
            created_by=self.by,
            title=self.deck.title,
            post_type=carousel.post_type,
            author=carousel.author,
            body=brief.post_body(self.deck),
        )
        _validated(post)
        post.save()
        return post

    def write_publication(self, carousel: Carousel) -> None:
        if self.publish and not carousel.is_live():
            require_that(may_publish(self.by, carousel), "publish", carousel)
            carousel.publish_from()
            self.changed = True

    def slides_of(self, carousel: Carousel) -> list[Slide]:
        """The rows as the deck wants them, not stored yet: identity by position, without the surplus."""
        rows = list(carousel.slides.all()) if carousel.pk else []
        self.changed = self.changed or len(rows) > len(self.deck.slides)
        rows = rows[: len(self.deck.slides)]
        rows += [Slide() for _ in self.deck.slides[len(rows) :]]
        for position, (row, value) in enumerate(zip(rows, self.deck.slides, strict=True), 1):
            self.write_slide(row, value, position)
        return rows

    def write_slide(self, row: Slide, value: SlideValue, position: int) -> None:
        texts = {name: getattr(value, name) for name in TEXT_FIELDS}
        texts["alt"] = value.alt or row.alt  # alt text given in the Admin stays
        self.changed = self.changed or row.pk is None
        self.assign(row, kind=value.kind.value, position=position, **texts, **_picture_of(value))


def _picture_of(value: SlideValue) -> dict[str, object]:
    """What a deck says about a picture and how it stands; a brief says nothing, and the Admin's choices stay."""
    usual = SlideValue()
    given: dict[str, object] = {
        name: getattr(value, name)
        for name in ("layout", "fit", "overlay", "decorative")
        if getattr(value, name) != getattr(usual, name)
    }
    if value.focus != usual.focus:
        given["focus"] = next((name for name, point in FOCUS.items() if point == value.focus), "")
    if value.picture is not None:
        given["picture"] = Picture.objects.filter(digest=value.picture.digest).first()
    return given


def _named(model: type[Author] | type[PostType], name: str) -> Author | PostType:
    """The one of this name in any case; made where there is none, for the brief is where names come from."""
    found = model.objects.filter(name__iexact=name).first()
    if found is not None:
        return found
    row = model(name=name, slug=_free_slug(model, name))
    _validated(row)
    row.save()
    return row


def _free_slug(model: type[Author] | type[PostType], name: str) -> str:
    stem = slugify(name)[:100] or sha256(name.encode()).hexdigest()[:8]
    taken = set(model.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for number in count(1) if (slug := stem if number == 1 else f"{stem}-{number}") not in taken)


def _validated(row: Carousel | Post | Author | PostType) -> None:
    try:
        row.full_clean(validate_unique=False)
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from error
