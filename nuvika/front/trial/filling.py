"""Putting invented posts and carousels into the database, some hundred at a time.

Each portion is a transaction of its own and numbered by what is there already: stopped half-way and started again, it
goes on where it was.
"""

import io
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from typing import TypeVar

from django.db import transaction
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image

from blog.models import Author, Named, Picture, Post, PostType, Tag
from blog.pictures import store_picture
from carousels.deck import Kind
from carousels.models import Carousel, Slide
from nuvika.editing.publication import State
from nuvika.front.search.index import write_new
from nuvika.front.trial.words import Writer

PREFIX = "trial"
PORTION = 250  # rows of a transaction
COPIES = 50  # posts that have the same article, under titles and summaries of their own
SLIDES = 7
YEARS = 8
TYPES = ("Guide", "Case study", "Opinion", "News", "Interview")
TAGS = (
    "Django", "PostgreSQL", "SQLite", "Python", "Testing", "Teams", "Security", "Performance", "Git", "Design",
    "Caching", "Queues", "Search", "Releases", "Incidents", "Monitoring", "Typography", "Writing", "APIs", "Hiring",
)  # fmt: skip
AUTHORS = ("Ines Marchetti", "Tobias Achterberg", "Priya Nair", "Samuel Oyelaran", "Lena Kowalczyk", "Noor Haddad")
COLOURS = ("#2b2fe0", "#0f766e", "#b45309", "#7c2d12", "#334155", "#166534")
Told = Callable[[int], object]
Row = TypeVar("Row", bound=Named)


class Filling:
    """What new rows are sorted by. `now` is when they are dated from."""

    def __init__(self, now: datetime | None = None) -> None:
        self.now = now or timezone.now()
        self.types = [_named(PostType, name) for name in TYPES]
        self.tags = [_named(Tag, name) for name in TAGS]
        self.authors = [_named(Author, name) for name in AUTHORS]
        self.covers = [_cover(number, colour) for number, colour in enumerate(COLOURS)]

    def posts(self, wanted: int, told: Told) -> None:
        """Make as many as are missing; `told` hears after each portion how many were made."""
        for first, last in _portions(Post, wanted):
            with transaction.atomic():
                made = Post.objects.bulk_create([self._post(number) for number in range(first, last)])
                self._tag(made)
                write_new(made)
            told(len(made))

    def carousels(self, wanted: int, told: Told) -> None:
        """The same; each belongs to the post of its number where there is one."""
        for first, last in _portions(Carousel, wanted):
            slugs = [_slug("post", number) for number in range(first, last)]
            posts = dict(Post.objects.filter(slug__in=slugs).values_list("slug", "pk"))
            with transaction.atomic():
                rows = [self._carousel(number, posts.get(_slug("post", number))) for number in range(first, last)]
                made = Carousel.objects.bulk_create(rows)
                Slide.objects.bulk_create([slide for carousel in made for slide in _slides(carousel)])
                prefetch_related_objects(made, "slides")
                write_new(made)
            told(len(made))

    def _post(self, number: int) -> Post:
        writer = Writer(f"post {number}")
        return Post(
            title=writer.title(),
            slug=_slug("post", number),
            summary=f"{writer.sentence()} {writer.sentence()}"[:400],
            body=_article(number // COPIES),
            post_type=writer.chance.choice(self.types),
            author=writer.chance.choice(self.authors),
            cover=writer.chance.choice([*self.covers, None]),
            **self._publication(writer),
        )

    def _carousel(self, number: int, post: int | None) -> Carousel:
        writer = Writer(f"carousel {number}")
        return Carousel(
            title=writer.title(),
            slug=_slug("carousel", number),
            post_id=post,
            post_type=writer.chance.choice(self.types),
            author=writer.chance.choice(self.authors),
            caption=writer.paragraph(),
            hashtags="#engineering #teams",
            **self._publication(writer),
        )

    def _publication(self, writer: Writer) -> dict[str, object]:
        """Nine of ten are live; the others are drafts, scheduled or gone."""
        moment = self.now - timedelta(seconds=writer.chance.randrange(60, YEARS * 365 * 24 * 3600))
        share = writer.chance.random()
        if share < 0.04:
            return {"state": State.DRAFT}
        if share < 0.07:
            return {"state": State.PUBLISHED, "published_at": self.now + (self.now - moment)}
        gone = moment + timedelta(seconds=30) if share < 0.1 else None
        return {"state": State.PUBLISHED, "published_at": moment, "expires_at": gone}

    def _tag(self, posts: list[Post]) -> None:
        through = Post.tags.through
        pairs = ((post, tag) for post in posts for tag in Writer(post.slug).chance.sample(self.tags, 3))
        through._default_manager.bulk_create([through(post_id=post.pk, tag_id=tag.pk) for post, tag in pairs])


def made_before(model: type[Post] | type[Carousel]) -> int:
    return model._default_manager.filter(slug__startswith=f"{PREFIX}-{model._meta.model_name}-").count()


def _portions(model: type[Post] | type[Carousel], wanted: int) -> Iterator[tuple[int, int]]:
    """Numbers from and to of what is missing."""
    for first in range(made_before(model), wanted, PORTION):
        yield first, min(first + PORTION, wanted)


def _slides(carousel: Carousel) -> list[Slide]:
    writer = Writer(f"slides {carousel.slug}")
    kinds = (Kind.COVER, *[Kind.CONTENT] * (SLIDES - 2), Kind.CTA)
    return [
        Slide(
            carousel=carousel,
            position=position,
            kind=kind.value,
            label=writer.chance.choice(TAGS) if kind is Kind.COVER else "",
            headline=writer.title()[:60],
            subline=writer.sentence() if kind is Kind.COVER else "",
            body=writer.sentence() if kind is not Kind.COVER else "",
        )
        for position, kind in enumerate(kinds, 1)
    ]


@lru_cache(maxsize=2)
def _article(number: int) -> str:
    return Writer(f"article {number}").article()


def _named(model: type[Row], name: str) -> Row:
    return model._default_manager.get_or_create(name=name, defaults={"slug": slugify(name)})[0]


def _cover(number: int, colour: str) -> Picture:
    out = io.BytesIO()
    Image.new("RGB", (1200, 675), colour).save(out, "PNG")
    return store_picture(out.getvalue(), title=f"Trial cover {number + 1}", alt="A field of one colour.", by=None)


def _slug(kind: str, number: int) -> str:
    return f"{PREFIX}-{kind}-{number:06}"
