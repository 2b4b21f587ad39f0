"""What is checked when the site starts, beside Django's own checks."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from nuvika.front.access import rule_for
from nuvika.front.routes import routes


@register("access")
def every_address_is_declared(**_options: Any) -> list[CheckMessage]:
    """An address that nobody declared is closed; the one who added it should hear of it at once."""
    undeclared = {route.name: route.address for route in routes() if rule_for(route.name) is None}
    return [
        Error(
            f"The address {address} ({name}) is closed: it is not declared.",
            hint="Add its name to the table in nuvika/front/access.py, with its methods and who may.",
            id="front.E001",
        )
        for name, address in undeclared.items()
    ]
