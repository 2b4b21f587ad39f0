"""Sample content for a new site: three articles, three carousels and simple pages, written for this project."""

import re
from datetime import timedelta
from pathlib import Path
from typing import TypeVar

import reversion
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from reversion.models import Version

from blog.models import Author, Named, Picture, Post, PostType, Tag
from blog.pictures import store_picture
from carousels import brief
from carousels.importing import import_deck
from carousels.models import Carousel
from nuvika.front.frame.models import ONLY, Page, Place, SiteFrame

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
Row = TypeVar("Row", bound=Named)

PLACEHOLDER = re.compile(r"!\[(?P<alt>[^\]]*)\]\(picture:(?P<name>[\w.-]+)")

AUTHORS = {
    "Mira Lindqvist": (
        "Platform engineer",
        "Mira keeps builds green and reviews short. She used to write firmware, where a revert takes a screwdriver.",
    ),
    "Jonas Okafor": (
        "Backend engineer",
        "Jonas looks after data that other people would miss. He measures first and has fewer opinions every year.",
    ),
}
TYPES = {
    "Guide": "How we do a thing, in enough detail to do it too.",
    "Case study": "What happened, with the numbers.",
    "Opinion": "What we believe, and why it may be wrong.",
}


class Command(BaseCommand):
    help = "Load sample content into a site that has none, and never had. Overwrites nothing."

    def handle(self, *args: object, **options: object) -> None:
        if was_ever_used():
            return
        try:
            with transaction.atomic():
                load()
        except OSError as error:
            raise CommandError(f"The sample content cannot be read or stored: {error}.") from error
        self.stdout.write(f"Loaded {Post.objects.count()} sample posts and {Carousel.objects.count()} carousels.")


def was_ever_used() -> bool:
    """Whether there is content, or a history of some: samples that were deleted stay deleted."""
    return Post.objects.exists() or Carousel.objects.exists() or Version.objects.exists()


def load() -> None:
    for name, (role, biography) in AUTHORS.items():
        author = named(Author, name)
        author.role, author.biography = role, biography
        author.save()
    for name, description in TYPES.items():
        post_type = named(PostType, name)
        post_type.description = description
        post_type.save()
    for file in sorted((SAMPLES / "posts").glob("*.md")):
        with reversion.create_revision():
            load_post(file)
    for file in sorted((SAMPLES / "pages").glob("*.md")):
        with reversion.create_revision():
            load_page(file)
    for file in sorted((SAMPLES / "briefs").glob("*.txt")):
        reading = brief.read_text(file.read_text(encoding="utf-8"))
        if reading.deck is None:
            raise CommandError(f"{file.name}: {'; '.join(map(str, reading.problems))}")
        import_deck(reading.deck, publish=True)


def load_post(file: Path) -> None:
    head, body = file.read_text(encoding="utf-8").split("\n\n", 1)
    about = dict(line.split(": ", 1) for line in head.splitlines())
    post = Post(
        title=about["Title"],
        slug=file.stem,
        summary=about["Summary"],
        body=PLACEHOLDER.sub(stored, body),
        post_type=named(PostType, about["Type"]),
        author=named(Author, about["Author"]),
        cover=picture(about["Cover"], about["Cover alt"]),
    )
    post.publish_from(timezone.now() - timedelta(days=int(about["Days ago"])))
    post.full_clean()
    post.save()
    post.tags.set([named(Tag, name) for name in about["Tags"].split(", ")])


def load_page(file: Path) -> None:
    """A simple page, with a link in the footer where readers see it."""
    head, body = file.read_text(encoding="utf-8").split("\n\n", 1)
    about = dict(line.split(": ", 1) for line in head.splitlines())
    published = about["Published"] == "yes"
    page = Page(title=about["Title"], slug=file.stem, body=body, description=about["Description"], published=published)
    page.full_clean()
    page.save()
    frame = SiteFrame.objects.filter(pk=ONLY).first()
    if published and frame is not None:
        link = {"label": page.title, "address": page.get_absolute_url()}
        frame.links.get_or_create(place=Place.FOOTER, address=link["address"], defaults=link)


def stored(found: re.Match[str]) -> str:
    """A picture's place in the Markdown, with the address under which it is now kept."""
    kept = picture(found["name"], found["alt"])
    return f"![{found['alt']}]({kept.file.url}"


def picture(name: str, alt: str) -> Picture:
    title = Path(name).stem.replace("-", " ").capitalize()
    return store_picture((SAMPLES / "pictures" / name).read_bytes(), title=title, alt=alt, by=None)


def named(model: type[Row], name: str) -> Row:
    return model._default_manager.get_or_create(name=name, defaults={"slug": slugify(name)})[0]
