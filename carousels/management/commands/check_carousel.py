"""Say what would go wrong if carousels were posted now."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from carousels import exports
from carousels.findings import Severity
from carousels.management.selection import add_selection, selected


class Command(BaseCommand):
    help = "Print each finding on a line; exit 1 where one is an error."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_selection(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        failed = False
        for carousel in selected(options):
            for finding in exports.check(carousel):
                failed = failed or finding.severity is Severity.ERROR
                self.stdout.write(f"{carousel.slug}: {finding}")
        if failed:
            sys.exit(1)
