"""Write carousels as files."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from carousels import exports
from carousels.management.selection import add_selection, selected
from carousels.models import Carousel
from carousels.render.formats import SCALES
from carousels.render.sizes import SIZES
from nuvika.lib.files import write_whole


class Command(BaseCommand):
    help = "Write each carousel in a format and print the file's path."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_selection(parser)
        parser.add_argument("--format", default="pdf", choices=list(exports.ALL_FORMATS))
        parser.add_argument("--size", default="", choices=list(SIZES), help="the carousel's own unless given")
        parser.add_argument("--scale", type=int, default=1, choices=SCALES, help="times the page's px, for pictures")
        parser.add_argument("--output", default="", help="a file, or a folder for several; - is standard output")
        parser.add_argument("--force", action="store_true", help="write although the checks found an error")

    def handle(self, *_args: Any, **options: Any) -> None:
        carousels = selected(options)
        if options["output"] == "-" and len(carousels) > 1:
            raise CommandError("Standard output takes one carousel. Name one slug, or a folder with --output.")
        results = [self._export(place, carousels, options) for place in range(len(carousels))]
        if not all(results):
            sys.exit(1)

    def _export(self, place: int, carousels: list[Carousel], options: dict[str, Any]) -> bool:
        carousel = carousels[place]
        made = exports.export(carousel, options["format"], options["size"], options["scale"])
        for finding in made.findings:
            self.stderr.write(f"{carousel.slug}: {finding}")
        if made.errors and not options["force"]:
            self.stderr.write(f"{carousel.slug}: not written. Mend the errors above, or add --force.")
            return False
        if options["output"] == "-":
            self.stdout._out.buffer.write(made.data)  # type: ignore[attr-defined]
            return True
        path = self._path(made.name, options["output"], many=len(carousels) > 1)
        try:
            write_whole(path, made.data)
        except OSError as error:
            raise CommandError(f"{path} cannot be written ({error.strerror}).") from error
        self.stdout.write(str(path))
        if len(carousels) > 1 and sys.stderr.isatty():
            self.stderr.write(f"{place + 1} of {len(carousels)}")
        return True

    @staticmethod
    def _path(name: str, output: str, *, many: bool) -> Path:
        """A file's own path, or the named file inside a folder."""
        path = Path(output or ".")
        return path / name if many or path.is_dir() or output.endswith("/") else path
