"""Cut the packaged fonts to what the site writes, into WEBFONTS_DIR; what is up to date is left."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from nuvika.lib import webfonts


class Command(BaseCommand):
    help = "Write the site's fonts as woff2, unless they are up to date."
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        for file in webfonts.build(Path(settings.WEBFONTS_DIR)):
            self.stdout.write(f"{file.name} ({file.stat().st_size // 1024} KB)")
