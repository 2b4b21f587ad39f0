"""Import briefs from files or standard input."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from carousels import importing
from carousels.reading import read_file
from nuvika.editing.actions import RefusedError


class Command(BaseCommand):
    help = "Make or update a carousel, and draft its post, from each brief."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "files", nargs="+", metavar="FILE", help="a .txt, .md, .docx or .json; - is standard input"
        )
        parser.add_argument("--publish", action="store_true", help="make the carousel and its post live at once")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; keep nothing")

    def handle(self, *_args: Any, **options: Any) -> None:
        results = [self._import(name, options["publish"], options["dry_run"]) for name in options["files"]]
        if not all(results):
            sys.exit(1)

    def _import(self, name: str, publish: bool, dry_run: bool) -> bool:
        try:
            data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        except OSError as error:
            return self._say(name, 1, f"error: this file cannot be read ({error.strerror}).")
        reading = read_file(data, name)
        for problem in reading.problems:
            self._say(name, problem.line, f"{problem.severity}: {problem.message}")
        if reading.deck is None or not reading.ok:
            return False
        try:
            outcome = importing.import_deck(reading.deck, publish=publish, dry_run=dry_run)
        except RefusedError as error:
            return self._say(name, 1, f"error: {error}")
        for note in outcome.notes:
            self._say(name, 1, f"warning: {note}")
        self.stdout.write(str(outcome))
        return True

    def _say(self, name: str, line: int, text: str) -> bool:
        self.stderr.write(f"{name}:{line}: {text}")
        return False
