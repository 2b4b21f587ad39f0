from django.apps import AppConfig


class CarouselsConfig(AppConfig):
    name = "carousels"
    verbose_name = "Carousels"
