from django.apps import AppConfig


class EditingConfig(AppConfig):
    name = "nuvika.editing"
    label = "editing"
