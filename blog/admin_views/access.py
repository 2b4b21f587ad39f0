"""Who may use what the Admin offers to those who write posts."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest


def allow(request: HttpRequest, *permissions: str) -> None:
    """Raises PermissionDenied unless the account has one of the permissions."""
    if not any(request.user.has_perm(name) for name in permissions):
        raise PermissionDenied
