"""Columns that hold what pages need of a Markdown column beside them, made whenever the row is saved."""

from functools import lru_cache
from typing import Any

from django.db import models

from nuvika.lib import markdown, reading

# The same words are saved again and again.
_rendered = lru_cache(maxsize=4)(markdown.render)
_counted = lru_cache(maxsize=4)(reading.words)


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


class CountedField(models.PositiveIntegerField):  # type: ignore[type-arg]
    """How many words the field named by `source` has; null for a row that was last saved before they were counted."""

    def __init__(self, *args: Any, source: str, **kwargs: Any) -> None:
        self.source = source
        super().__init__(*args, **{**kwargs, "editable": False, "null": True})

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "source": self.source}

    def pre_save(self, model_instance: models.Model, add: bool) -> int:
        count = _counted(getattr(model_instance, self.source))
        setattr(model_instance, self.attname, count)
        return count
