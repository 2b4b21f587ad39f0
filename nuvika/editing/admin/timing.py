"""A moment to come, as a form asks for it."""

from typing import Any

from django import forms
from django.utils import timezone


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
