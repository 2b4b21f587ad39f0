"""Fields of a slide, drawn without a template each: three hundred slides have three thousand of them."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString

KEPT = 50  # choices of a field: nobody fills the memory with values that are none


class Words(forms.Textarea):
    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        # A browser drops the first line feed within a textarea: this one is for it.
        return format_html("<textarea{}>\n{}</textarea>", _attributes(self, name, attrs), value or "")


class Choice(forms.Select):
    """Its choices are the same in all forms of a set, which share what was drawn of them."""

    def __init__(self, attrs: Any = None, choices: Any = ()) -> None:
        super().__init__(attrs, choices)
        self.drawn: dict[str, SafeString] = {}  # by what is chosen; a copy of the widget has the same one

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        options = self.drawn.get(chosen)
        if options is None:
            options = _options(self.choices, chosen)
            if len(self.drawn) < KEPT:
                self.drawn[chosen] = options
        return format_html("<select{}>{}</select>", _attributes(self, name, attrs), options)


def _options(choices: Any, chosen: str) -> SafeString:
    """Choices one by one, or in named groups."""
    made = []
    for key, label in choices:
        if isinstance(label, (list, tuple)):
            made.append(format_html('<optgroup label="{}">{}</optgroup>', key, _options(label, chosen)))
        else:
            mark = SafeString(" selected") if str(key) == chosen else ""
            made.append(format_html('<option value="{}"{}>{}</option>', key, mark, label))
    return SafeString("".join(made))


class Place(forms.TextInput):
    """Where the slide stands, counted from 1."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        shown = {"type": "text", "inputmode": "numeric", "value": "" if value is None else str(value)}
        return format_html("<input{}>", _attributes(self, name, {**shown, **(attrs or {})}))


def _attributes(widget: forms.Widget, name: str, attrs: Any) -> SafeString:
    return flatatt({"name": name, **widget.attrs, **(attrs or {})})
