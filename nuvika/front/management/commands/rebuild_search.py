"""Index posts and carousels for search: all of them anew, or those that have no row yet."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from nuvika.front.search import databases, index
from nuvika.front.search.models import SearchDocument


class Command(BaseCommand):
    help = "Make the search index anew. Readers find everything meanwhile."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--missing", action="store_true", help="Only what is not in the index yet.")

    def handle(self, *_args: Any, **options: Any) -> None:
        for thing in index.missing() if options["missing"] else index.everything():
            index.write(thing)
        if not options["missing"]:
            databases.rebuild()
        self.stdout.write(f"{SearchDocument.objects.count()} posts and carousels can be searched.")
