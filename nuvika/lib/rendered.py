"""A column that holds the HTML of a Markdown column beside it, made whenever the row is saved."""

from functools import lru_cache
from typing import Any

from django.db import models

from nuvika.lib import markdown

_rendered = lru_cache(maxsize=4)(markdown.render)  # the same words are saved again and again


class RenderedField(models.TextField):  # type: ignore[type-arg]
    """Safe HTML of the field named by `source`. Nobody edits it; `update()` on the source leaves it."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **{**kwargs, "editable": False, "blank": True, "default": ""})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        html = _rendered(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, html)
        return html
