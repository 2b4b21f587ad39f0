"""Fields of a slide, drawn without a template each: three hundred slides have three thousand of them."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Words(forms.Textarea):
    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        # A browser drops the first line feed within a textarea: this one is for it.
        return format_html("<textarea{}>\n{}</textarea>", _attributes(self, name, attrs), value or "")


class Choice(forms.Select):
    """A plain list of choices, without groups."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        chosen = "" if value is None else str(value)
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            ((key, SafeString(" selected") if str(key) == chosen else "", label) for key, label in self.choices),
        )
        return format_html("<select{}>{}</select>", _attributes(self, name, attrs), options)


class Place(forms.TextInput):
    """Where the slide stands, counted from 1."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        shown = {"type": "text", "inputmode": "numeric", "value": "" if value is None else str(value)}
        return format_html("<input{}>", _attributes(self, name, {**shown, **(attrs or {})}))


def _attributes(widget: forms.Widget, name: str, attrs: Any) -> SafeString:
    return flatatt({"name": name, **widget.attrs, **(attrs or {})})
