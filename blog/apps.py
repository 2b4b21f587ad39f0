from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = "Blog"

    def ready(self) -> None:
        """Once every model is there; whichever app comes first finds the modules of all."""
        autodiscover_modules("signals", "rebuilding")
