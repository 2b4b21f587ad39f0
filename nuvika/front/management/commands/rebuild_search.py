"""Index posts and carousels for search: all of them anew, or those that have no row yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from nuvika.front.search.rebuilding import rebuild
from nuvika.jobs.bars import Bar


class Command(BaseCommand):
    help = "Make the search index anew. Readers find everything meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--missing", action="store_true", help="Only what is not in the index yet.")

    def handle(self, *_args: Any, **options: Any) -> None:
        bar = Bar("texts", self.stderr.write)
        result = rebuild(bar, {"only_missing": options["missing"]})
        bar.end()
        self.stdout.write(result.note)
