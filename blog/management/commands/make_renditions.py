"""Make the smaller copies of uploaded pictures: those that are missing, or all of them anew."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from blog.rebuilding import make_renditions
from nuvika.jobs.bars import Bar


class Command(BaseCommand):
    help = "Make the smaller copies of uploaded pictures that pages show."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anew", action="store_true", help="Make those again that are there already.")

    def handle(self, *_args: Any, **options: Any) -> None:
        bar = Bar("pictures", self.stderr.write)
        result = make_renditions(bar, {"anew": options["anew"]})
        bar.end()
        self.stdout.write(result.note)
        if bar.failed:
            raise CommandError(f"{bar.failed} pictures could not be read.")
