"""The front in the built-in Admin, and accounts, so that nobody gives themselves rights that they do not have."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from nuvika.front import audit
from nuvika.front.frame import admin as frame_admin
from nuvika.front.models import AuditEntry, ErrorCount
from nuvika.front.redirects import admin as redirects_admin

__all__ = ["AccountAdmin", "RoleAdmin", "frame_admin", "redirects_admin"]

RIGHTS = ("is_superuser", "groups", "user_permissions")

for model in (User, Group, TOTPDevice, StaticDevice):  # the last two would show keys
    admin.site.unregister(model)


@admin.register(User)
class AccountAdmin(UserAdmin):  # type: ignore[type-arg]
    """Who may change accounts makes and locks them; what one may do is for superusers to say."""

    actions = ["take_second_factor_away"]

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        theirs = super().get_readonly_fields(request, obj)
        return theirs if request.user.is_superuser else (*theirs, *RIGHTS)

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_change_permission(request, obj) and _may_touch(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return super().has_delete_permission(request, obj) and _may_touch(request, obj)

    def has_second_factor_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_superuser)

    @admin.action(description="Take the second factor away (phone and codes lost)", permissions=["second_factor"])
    def take_second_factor_away(self, request: HttpRequest, chosen: QuerySet[User]) -> None:
        for account in chosen:
            TOTPDevice.objects.filter(user=account).delete()
            StaticDevice.objects.filter(user=account).delete()
            audit.record("second factor taken away", by=request.user, thing=account.get_username())
        messages.success(request, f"{len(chosen)} may sign in with a password alone.")


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


class ReadOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """What is looked at and never edited."""

    list_per_page = 50
    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(AuditEntry)
class AuditAdmin(ReadOnlyAdmin):
    list_display = ["at", "name", "action", "thing", "address"]
    list_display_links = ["at"]
    list_filter = ["at"]
    search_fields = ["name", "action", "thing", "details", "request_id"]


@admin.register(ErrorCount)
class ErrorAdmin(ReadOnlyAdmin):
    list_display = ["day", "view", "error", "count", "last_at", "last_request"]
    list_filter = ["day"]
