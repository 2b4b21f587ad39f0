"""Many files in one field."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from carousels.bundles import KINDS, MOST, Brief, BundleError, briefs_in


class ManyFiles(forms.FileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """A list of files, each as a field of one file cleans it."""
        files = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(file, initial) for file in files or [None]]


class BundleForm(forms.Form):
    """`briefs` holds what was chosen once the form is valid."""

    chosen = ManyFilesField(
        label="Choose the briefs",
        help_text=f"As many as {MOST}: .txt, .md, .docx, the JSON of carousels, or a .zip of them.",
        widget=ManyFiles(attrs={"accept": ",".join([*KINDS, ".zip"])}),
    )

    briefs: list[Brief]

    def clean_chosen(self) -> Any:
        files = self.cleaned_data["chosen"]
        try:
            self.briefs = briefs_in((str(file.name), file.read()) for file in files)
        except BundleError as error:
            raise ValidationError(str(error)) from error
        return files
