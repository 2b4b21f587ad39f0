"""Accounts in the built-in Admin, so that nobody gives themselves rights that they do not have."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

RIGHTS = ("is_superuser", "groups", "user_permissions")

admin.site.unregister(User)
admin.site.unregister(Group)


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    """Who may change accounts makes and locks them; what one may do is for superusers to say."""

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        theirs = super().get_readonly_fields(request, obj)
        return theirs if request.user.is_superuser else (*theirs, *RIGHTS)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)


def _may_touch(request: HttpRequest, account: User | None) -> bool:
    """Another's password is a way into the account: nobody gets rights by it that they do not have."""
    mine: Any = request.user
    if account is None or mine.is_superuser:
        return True
    return not account.is_superuser and account.get_all_permissions() <= mine.get_all_permissions()


@admin.register(Group)
class RoleAdmin(GroupAdmin):
    """Roles hold permissions: for superusers alone."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_view_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return bool(request.user.is_superuser)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    def has_change_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return bool(request.user.is_superuser)

    def has_delete_permission(self, request: HttpRequest, obj: Group | None = None) -> bool:
        return bool(request.user.is_superuser)
