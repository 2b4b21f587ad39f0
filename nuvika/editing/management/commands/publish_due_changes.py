from typing import Any

from django.core.management.base import BaseCommand

from nuvika.editing.actions import publish_due_changes


class Command(BaseCommand):
    help = "Publish the changes of live things whose time has come. A site that is served does it by itself."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for thing in publish_due_changes():
            self.stdout.write(f"published the changes of {thing.slug}")
