"""Who may do what: every verb and every address of the Admin asks here before it changes or shows anything.

A permission of Django's, like `blog.change_post`, is for all things of a model. `blog.write_own_post` is for what
an account began or is named as the author of, until that is published.
"""

from typing import Any

from django.core.exceptions import PermissionDenied

from nuvika.editing.publication import State


def named(verb: str, model: Any) -> str:
    """The permission for a verb on a model or a thing: `blog.publish_post`."""
    return f"{model._meta.app_label}.{verb}_{model._meta.model_name}"


def has(by: Any, verb: str, model: Any) -> bool:
    """Whether the account may do this with every thing of the model. None, the command line, may do everything."""
    return by is None or by.has_perm(named(verb, model))


def may_add(by: Any, model: Any) -> bool:
    return has(by, "add", model)


def may_view(by: Any, thing: Any) -> bool:
    return has(by, "view", thing) or has(by, "change", thing) or is_own(by, thing)


def may_change(by: Any, thing: Any) -> bool:
    return has(by, "change", thing) or (is_own(by, thing) and thing.state != State.PUBLISHED)


def may_delete(by: Any, thing: Any) -> bool:
    """Who takes something away from readers has to be allowed to publish it."""
    if thing.state == State.PUBLISHED and not has(by, "publish", thing):
        return False
    return has(by, "delete", thing) or (is_own(by, thing) and thing.state != State.PUBLISHED)


def may_publish(by: Any, thing: Any) -> bool:
    return may_change(by, thing) and has(by, "publish", thing)


def may_approve(by: Any, thing: Any) -> bool:
    return may_view(by, thing) and has(by, "approve", thing)


def writes_own(by: Any, model: Any) -> bool:
    """Whether the account may write things of this kind that are its own."""
    return has(by, "write_own", model)


def to_write(model: Any) -> tuple[str, ...]:
    """The permissions of which each lets somebody write things of this kind, be it only their own."""
    return tuple(named(verb, model) for verb in ("add", "change", "write_own"))


def is_own(by: Any, thing: Any) -> bool:
    """Whether the account may write it because it is its own."""
    return writes_own(by, thing) and thing.is_owned_by(by)


def require(by: Any, *permissions: str) -> None:
    """Raises PermissionDenied, with a sentence, unless the acting user has every permission.

    `by` is None where the command line acts: whoever can run it may do everything.
    """
    if by is None:
        return
    missing = [name for name in permissions if not by.has_perm(name)]
    if missing:
        raise PermissionDenied(f"Your account lacks a permission: {', '.join(missing)}. Ask an administrator.")


def require_any(by: Any, *permissions: str) -> None:
    """The same for an account that has one of them."""
    if by is not None and not any(by.has_perm(name) for name in permissions):
        raise PermissionDenied(f"Your account lacks a permission: {' or '.join(permissions)}. Ask an administrator.")


def require_that(allowed: bool, doing: str, thing: Any) -> None:
    """Raises PermissionDenied, with a sentence, unless it is allowed; `doing` is a verb, like “publish”."""
    if not allowed:
        raise PermissionDenied(f"Your account may not {doing} “{thing}”. Ask an administrator.")
