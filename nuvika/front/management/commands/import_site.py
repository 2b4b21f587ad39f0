"""Articles, or a whole site, from Markdown files or from WordPress."""

import sys
from argparse import ArgumentParser
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nuvika.front.moving import running
from nuvika.front.moving.kinds import Options
from nuvika.front.moving.sources import SourceError, opened


class Command(BaseCommand):
    help = (
        "Import Markdown files with front matter, a WordPress export, or what export_site wrote. See docs/moving.md."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "paths", nargs="+", type=Path, metavar="PATH", help="a folder, a .zip, a .md or a .xml of WordPress"
        )
        parser.add_argument(
            "--pictures", action="append", default=[], type=Path, metavar="PATH", help="where pictures lie as well"
        )
        parser.add_argument("--publish", action="store_true", help="what was published there is published here")
        parser.add_argument("--replace", action="store_true", help="also what was changed here since the last import")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; keep nothing")

    def handle(self, *_args: Any, paths: list[Path], pictures: list[Path], **options: Any) -> None:
        chosen = Options(None, options["dry_run"], options["publish"], options["replace"])
        with ExitStack() as stack:
            try:
                beside = [stack.enter_context(opened(path)) for path in pictures]
            except SourceError as error:
                raise CommandError(str(error)) from error
            results = [self._import(path, beside, chosen) for path in paths]
        if not all(results):
            sys.exit(1)

    def _import(self, path: Path, beside: list[Any], options: Options) -> bool:
        try:
            with opened(path) as source:
                report = running.run(source, options, beside=beside)
        except SourceError as error:
            self.stderr.write(f"{path}:1: error: {error}")
            return False
        for outcome in report.outcomes:
            self.stdout.write(str(outcome))
        for problem in report.problems:
            self.stderr.write(
                f"{path / problem.file if path.is_dir() else problem.file}{str(problem)[len(problem.file) :]}"
            )
        self.stderr.write(f"{path}: {report}")
        return report.ok
