"""What the forms of posts and carousels share: they can be opened on words that are not in the row."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils import timezone

from nuvika.editing.content import Content, fields_of, parts_name, publication_fields
from nuvika.editing.publication import State
from nuvika.editing.typed import as_initial, part_initial

if TYPE_CHECKING:
    Base = forms.ModelForm[Any]
    FormSetBase = forms.BaseInlineFormSet[Any, Any, Any]
else:
    Base, FormSetBase = forms.ModelForm, forms.BaseInlineFormSet


def show(instance: Any, content: Content) -> None:
    """Have forms of this instance open on other words than its own."""
    instance._shown = content


def shown(instance: Any) -> Content | None:
    content: Content | None = getattr(instance, "_shown", None)
    return content


class PublishableForm(Base):
    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        content = shown(kwargs.get("instance")) if data is None else None
        if content is not None:
            model = self._meta.model
            fields = (*fields_of(model), *publication_fields(model))
            kwargs["initial"] = {**as_initial(fields, content), **(kwargs.get("initial") or {})}
        super().__init__(data, files, **kwargs)

    def clean(self) -> dict[str, Any]:
        """What is published without a time is published now."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("state") == State.PUBLISHED and not cleaned.get("published_at"):
            cleaned["published_at"] = timezone.now()
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """No form shows `trashed_at`, and the rule that an address is used once depends on it."""
        return {*super()._get_validation_exclusions()} - {"trashed_at"}  # type: ignore[misc]


class PartFormSet(FormSetBase):
    """The parts of a thing: those that its form was opened on, stored or new."""

    def __init__(self, data: Any = None, files: Any = None, instance: Any = None, **kwargs: Any) -> None:
        content = shown(instance) if data is None else None
        name = parts_name(type(instance)) if instance is not None else ""
        self._parts = content[name] if content and name in content else None
        super().__init__(data, files, instance, **kwargs)
        if self._parts is not None:
            self._open_on(part_initial(type(self.instance), content or {}))

    def _open_on(self, initial: list[dict[str, Any]]) -> None:
        """Stored parts come first, as form sets have it; their positions tell the order."""
        stored = {str(row.pk): row for row in super().get_queryset()}
        pairs = list(zip(self._parts or [], initial, strict=True))
        self._queryset = [stored[part["id"]] for part, _ in pairs if part.get("id") in stored]
        self._initial_stored = [values for part, values in pairs if part.get("id") in stored]
        self.initial_extra = [values for part, values in pairs if part.get("id") not in stored]
        self.extra += len(self.initial_extra)

    def _construct_form(self, i: int, **kwargs: Any) -> Any:
        if self._parts is not None and i < len(self._initial_stored):
            kwargs["initial"] = self._initial_stored[i]
        return super()._construct_form(i, **kwargs)  # type: ignore[misc]
