"""Moments, as forms ask for them."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest
from django.utils import timezone

if TYPE_CHECKING:
    Base = ModelAdmin[Any]
else:
    Base = object


class NamedTimes(Base):
    """The two boxes of a moment each say what they are of."""

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None and isinstance(field.widget, forms.SplitDateTimeWidget):
            for box, noun in zip(field.widget.widgets, ("date", "time"), strict=True):
                box.attrs["aria-label"] = f"{field.label}: {noun}"
        return field


class TimeForm(forms.Form):
    use_required_attribute = False  # the same form publishes at once, without a time

    at = forms.DateTimeField(
        label="Date and time",
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": "Say at which date and time.", "invalid": "Write a date and a time."},
    )

    def clean_at(self) -> Any:
        at = self.cleaned_data["at"]
        if at <= timezone.now():
            raise forms.ValidationError("This time has passed. Choose a later one, or publish now.")
        return at
