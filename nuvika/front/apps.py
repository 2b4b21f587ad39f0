from django.apps import AppConfig


class FrontConfig(AppConfig):
    name = "nuvika.front"
    label = "front"
