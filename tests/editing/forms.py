"""Change forms as a browser sends them: every field that the page has, as the page shows it."""

from typing import Any

from django.test import Client
from lxml import html


def fields_of_page(page: str) -> dict[str, Any]:
    """The successful controls of a page's longest form, as a browser would find them without scripts."""
    document = html.fromstring(page)
    for template in document.iter("template"):
        template.clear()
    form = max(document.forms, key=lambda form: len(form.inputs))
    fields: dict[str, list[str]] = {}
    for empty in form.iter("input"):
        if empty.value is None and empty.type not in ("checkbox", "radio", "submit", "file"):
            empty.value = ""  # a browser sends an empty field; lxml leaves it out
    texts = {area.name for area in form.iter("textarea")}
    for name, value in form.form_values():
        if "__prefix__" not in name:
            # HTML leaves out a line feed at the start of a text area; lxml does not.
            fields.setdefault(name, []).append(value.removeprefix("\n") if name in texts else value)
    return {name: values if len(values) > 1 else values[0] for name, values in fields.items()}


def open_form(client: Client, address: str) -> dict[str, Any]:
    """What a browser would send back if nothing was changed."""
    answer = client.get(address)
    assert answer.status_code == 200, answer
    return fields_of_page(answer.content.decode())
