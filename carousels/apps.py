from django.apps import AppConfig
from django.conf import settings

from carousels.render import fonts


class CarouselsConfig(AppConfig):
    name = "carousels"
    verbose_name = "Carousels"

    def ready(self) -> None:
        fonts.configure(settings.FONT_DIRS)
