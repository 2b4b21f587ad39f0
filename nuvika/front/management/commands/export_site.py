"""The whole site as Markdown, YAML, JSON and pictures."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nuvika.front.moving.exporting import Exporter
from nuvika.front.moving.packing import PackingError, put


class Command(BaseCommand):
    help = "Write everything that editors wrote as Markdown with front matter, pictures beside it. See docs/moving.md."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("path", type=Path, metavar="PATH", help="a new folder, or a file that ends in .zip")

    def handle(self, *_args: Any, path: Path, **_options: Any) -> None:
        exporter = Exporter()
        try:
            count = put(exporter.site(), path)
        except PackingError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"Nothing was written: {error}.") from error
        for title in exporter.missing:
            self.stderr.write(f"warning: the file of the picture “{title}” is gone; it was left out.")
        self.stdout.write(f"Wrote {count:,} files to {path}.")
