"""The table of all addresses: which methods, and who may."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from nuvika.front.access import rule_for
from nuvika.front.routes import routes

HEADS = ("ADDRESS", "METHODS", "WHO")


class Command(BaseCommand):
    help = "Print every address, its methods, and who may ask for it."

    def handle(self, *_args: Any, **_options: Any) -> None:
        rows = [HEADS, *(_row(route.address, route.name) for route in routes())]
        rows.append((f"{settings.STATIC_URL}<file>", "GET", "everyone"))  # WhiteNoise's: collected files alone
        widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
        for address, methods, who in dict.fromkeys(rows):
            self.stdout.write(f"{address:<{widths[0]}}  {methods:<{widths[1]}}  {who}")


def _row(address: str, name: str) -> tuple[str, str, str]:
    rule = rule_for(name)
    return (address, " ".join(rule.methods), rule.who) if rule else (address, "–", "nobody (not declared)")
