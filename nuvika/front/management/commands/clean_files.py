"""Find uploaded files that nothing names, and remove them."""

from argparse import ArgumentParser
from typing import Any

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand

from nuvika.front.archive.orphans import orphans


class Command(BaseCommand):
    help = "Print the uploaded files that neither a row, a text nor the history names; --delete removes them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--delete", action="store_true", help="remove them; without it they are only printed")

    def handle(self, *_args: Any, delete: bool, **_options: Any) -> None:
        count = 0
        for count, name in enumerate(orphans(), 1):  # noqa: B007
            self.stdout.write(name)
            if delete:
                default_storage.delete(name)
        done = "removed" if delete else "found; add --delete to remove them" if count else "found"
        self.stdout.write(f"{count} orphan{'' if count == 1 else 's'} {done}.")
