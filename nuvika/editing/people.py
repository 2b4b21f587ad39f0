"""How people are named to each other."""

from typing import Any


def called(user: Any) -> str:
    """“Ada Lovelace”, or the name of the account; “somebody” where the account is gone or a command acted."""
    if user is None:
        return "somebody"
    return str(user.get_full_name() or user.get_username())
