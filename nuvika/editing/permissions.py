"""Who may do what: every verb asks here before it changes anything."""

from typing import Any

from django.core.exceptions import PermissionDenied


def require(by: Any, *permissions: str) -> None:
    """Raises PermissionDenied, with a sentence, unless the acting user has every permission.

    `by` is None where the command line acts: whoever can run it may do everything.
    """
    if by is None:
        return
    missing = [name for name in permissions if not by.has_perm(name)]
    if missing:
        raise PermissionDenied(f"Your account lacks a permission: {', '.join(missing)}. Ask an administrator.")
