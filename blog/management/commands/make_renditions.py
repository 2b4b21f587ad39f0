"""Make the smaller copies of uploaded pictures: those that are missing, or all of them anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog import renditions
from blog.models import Picture


class Command(BaseCommand):
    help = "Make the smaller copies of uploaded pictures that pages show."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anew", action="store_true", help="Make those again that are there already.")

    def handle(self, *_args: Any, **options: Any) -> None:
        made, failed = 0, []
        for picture in Picture.objects.order_by("pk").iterator():
            try:
                made += len(renditions.make(picture, anew=options["anew"]))
            except OSError as error:
                failed.append(picture.title)
                self.stderr.write(f"{picture.title}: {error}")
        self.stdout.write(f"{made} copies made.")
        if failed:
            raise CommandError(f"{len(failed)} pictures could not be read.")
