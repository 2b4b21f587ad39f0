"""Widgets of the Admin's forms for what the blog holds."""

from typing import Any

from django import forms
from django.forms.utils import flatatt
from django.utils.html import format_html
from django.utils.safestring import SafeString
from markdownx.widgets import MarkdownxWidget


class ArticleEditor(MarkdownxWidget):  # type: ignore[misc]
    """markdownx's editor with scripts of our own.

    Its script keeps the Tab key to itself, so that the keyboard does not come out of the field, and uploads pictures
    without asking what they show. What it renders stays the contract: the field and the addresses at its attributes.
    """

    class Media:
        extend = False


class PictureNumber(forms.TextInput):
    """A picture by its number, as the list of pictures shows it; a script makes a chooser with thumbnails of it."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        given = {"name": name, "type": "text", "inputmode": "numeric", "data-picture": True}
        shown = {**given, "value": "" if value is None else str(value), **self.attrs, **(attrs or {})}
        return format_html("<input{}>", flatatt(shown))
