"""Make and share the pages that readers ask for most, before they do."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nuvika.front.preparing import queue
from nuvika.front.preparing.work import Outcome, prepare
from nuvika.jobs.bars import Bar
from nuvika.jobs.kinds import RefusedError

TRIES = 5  # for a site that is edited meanwhile


class Command(BaseCommand):
    help = (
        "Make the pages that readers ask for most, where they are not kept yet: after an update, or a restored backup."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--later", action="store_true", help="have a worker do it")

    def handle(self, *_args: Any, later: bool, **_options: Any) -> None:
        if later:
            queue.ask()
            return
        made = 0
        for _ in range(TRIES):
            outcome = self._prepare()
            made += outcome.made
            if not outcome.is_overtaken:
                self.stdout.write(f"Prepared {made:,} page{'' if made == 1 else 's'}.")
                return
        raise CommandError(f"Something changed again and again: {made:,} pages were made. A worker does the rest.")

    def _prepare(self) -> Outcome:
        bar = Bar("pages", self.stderr.write)
        try:
            return prepare(bar)
        except RefusedError as refused:
            raise CommandError(str(refused)) from refused
        finally:
            bar.end()
