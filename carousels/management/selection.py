"""Which carousels a command is about."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from carousels.models import Carousel


def add_selection(parser: ArgumentParser) -> None:
    parser.add_argument("slugs", nargs="*", metavar="SLUG")
    parser.add_argument("--all", action="store_true", help="every carousel that has slides")


def selected(options: dict[str, Any]) -> list[Carousel]:
    """In the order asked for. Raises CommandError where none is named or one does not exist."""
    rows = Carousel.objects.with_slides()
    if options["all"]:
        return [carousel for carousel in rows.order_by("slug") if carousel.slides.all()]
    if not options["slugs"]:
        raise CommandError("Name the slug of a carousel, or --all.")
    found = {carousel.slug: carousel for carousel in rows.filter(slug__in=options["slugs"])}
    for slug in options["slugs"]:
        if slug not in found:
            raise CommandError(f"There is no carousel “{slug}”.")
        if not found[slug].slides.all():
            raise CommandError(f"The carousel “{slug}” has no slides yet.")
    return [found[slug] for slug in options["slugs"]]
