"""Draw what every theme makes of every kind of slide, in every size and script."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from PIL import Image

from carousels.render.contactsheets import by_kind, by_script
from carousels.render.sizes import SIZES

WIDTHS = {"landscape": 168}  # px of a slide; 104 for all others
QUALITY = 80


class Command(BaseCommand):
    help = "Write contact sheets of the ready themes as WebP files into a folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", nargs="?", default="docs/img", help="docs/img where left out")

    def handle(self, *_args: Any, **options: Any) -> None:
        folder = Path(options["folder"])
        for key, size in SIZES.items():
            self._write(folder / f"themes-{key}.webp", by_kind(size, WIDTHS.get(key, 104)))
        self._write(folder / "themes-scripts.webp", by_script(150))

    def _write(self, path: Path, sheet: Image.Image) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            sheet.save(path, "WEBP", quality=QUALITY, method=6)
        except OSError as error:
            raise CommandError(f"{path} cannot be written ({error.strerror}).") from error
        self.stdout.write(f"{path} ({sheet.width} × {sheet.height}, {path.stat().st_size // 1024} KB)")
