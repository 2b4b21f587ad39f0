from importlib import import_module
from pkgutil import resolve_name

from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps
from django.db.models.signals import post_migrate

from nuvika.editing import finding
from nuvika.front import checks, content_version, statistics

__all__ = ["AdminConfig", "FrontConfig", "checks"]


class AdminConfig(admin_apps.AdminConfig):
    """Django's Admin, with its holes closed."""

    default = False  # it is named in full in the settings
    default_site = "nuvika.front.admin_site.Site"


class FrontConfig(AppConfig):
    name = "nuvika.front"
    label = "front"
    verbose_name = "Site and operation"
    default = True

    def ready(self) -> None:
        import_module("nuvika.front.search.rebuilding")
        import_module("nuvika.front.audit")  # it listens; it needs models, which are not there before
        post_migrate.connect(content_version.watch, sender=self)
        post_migrate.connect(statistics.tell, sender=self)
        finding.keep_with(resolve_name("nuvika.front.search.admin:found_of"))
