"""Roles are Django's groups, made and given permissions by migrations; what an administrator changed since stays."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions


def grant(apps: Any, table: Mapping[str, Iterable[str]]) -> None:
    """Give each role these permissions, like `blog.publish_post`, in a migration; `apps` is its state.

    Permissions are usually made after all migrations: here they are needed now. Raises Permission.DoesNotExist for a
    name that no model has.
    """
    labels = {name.partition(".")[0] for names in table.values() for name in names}
    for label in sorted(labels):
        create_permissions(installed.get_app_config(label), verbosity=0, apps=apps)
    group, permission = apps.get_model("auth", "Group"), apps.get_model("auth", "Permission")
    for role, names in table.items():
        row, _ = group.objects.get_or_create(name=role)
        for name in names:
            label, _, codename = name.partition(".")
            row.permissions.add(permission.objects.get(content_type__app_label=label, codename=codename))
