"""Strict readers of the environment: a value that cannot be understood stops the start with a sentence."""

import os
import secrets
import tempfile
import zoneinfo
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = ("1", "true", "yes", "on")
LOCAL = ("127.0.0.1", "localhost", "[::1]", "::1", "")
SHORTEST_SECRET = 32
FALSE = ("0", "false", "no", "off", "")


def text(name: str, default: str = "") -> str:
    """The variable's text without spaces at its ends, or the default where it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def boolean(name: str, default: bool = False) -> bool:
    """Raises ImproperlyConfigured for anything but the usual words for yes and no."""
    value = os.environ.get(name)
    if value is None:
        return default
    if value.strip().lower() in TRUE:
        return True
    if value.strip().lower() in FALSE:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”. Write one of: {', '.join(TRUE + FALSE[:-1])}.")


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas; empty parts are left out."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def folders(name: str) -> list[Path]:
    """Existing folders separated by the system's path separator. Raises ImproperlyConfigured for a missing one."""
    found = [Path(part) for part in text(name).split(os.pathsep) if part]
    for folder in found:
        if not folder.is_dir():
            raise ImproperlyConfigured(f"{name} names “{folder}”, which is no folder.")
    return found


def address(name: str, default: str) -> str:
    """An http or https address of a site, without a slash at its end. Raises ImproperlyConfigured otherwise."""
    value = text(name, default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or parts.path or parts.query:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write it like https://www.example.com, without a path.")
    return value


def number(name: str, default: int, *, lowest: int, highest: int) -> int:
    """A whole number within limits, both included. Raises ImproperlyConfigured otherwise."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdigit()) or not lowest <= int(value) <= highest:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write a number from {lowest} to {highest}.")
    return int(value)


def choice(name: str, default: str, allowed: tuple[str, ...]) -> str:
    """One of the allowed words. Raises ImproperlyConfigured otherwise."""
    value = text(name, default)
    if value not in allowed:
        raise ImproperlyConfigured(f"{name} is “{value}”. Write one of: {', '.join(allowed)}.")
    return value


def database(name: str, default: str, schemes: tuple[str, ...] = ("sqlite", "postgres", "postgresql")) -> str:
    """A database's address. Raises ImproperlyConfigured for one that this site does not run on.

    The address may hold a password: the error names its scheme alone.
    """
    value = text(name, default)
    scheme = value.partition("://")[0] if "://" in value else ""
    if scheme not in schemes:
        raise ImproperlyConfigured(
            f"{name} begins with “{scheme or value[:12]}”. "
            "Write it like sqlite:////srv/nuvika.sqlite3 or postgres://user:password@host/name."
        )
    return value


def kept_secret(name: str, file: Path, *, debug: bool) -> str:
    """The secret from the environment, else from the file that `make run` writes.

    Raises ImproperlyConfigured where there is neither, outside debug.
    """
    value = text(name) or _kept_in(file)
    if value and len(value) < SHORTEST_SECRET and not debug:
        raise ImproperlyConfigured(f"{name} is too short to be secret. Use {SHORTEST_SECRET} random signs or more.")
    if value:
        return value
    if debug:
        return "only-for-debug-" + "x" * 50
    raise ImproperlyConfigured(
        f"There is no secret. Set {name}, or run “make run” once: it writes one to {file.name} in DATA_DIR."
    )


def time_zone(name: str, default: str) -> str:
    """A zone of the IANA list. Raises ImproperlyConfigured otherwise."""
    value = text(name, default)
    if value not in zoneinfo.available_timezones():
        raise ImproperlyConfigured(f"{name} is “{value}”. Write a zone like UTC, Europe/Berlin or America/New_York.")
    return value


def refuse_debug_in_public(debug: bool, hosts: list[str]) -> None:
    """Error pages of DEBUG show settings and code: raises ImproperlyConfigured where others could see them."""
    public = [host for host in hosts if host not in LOCAL and not host.endswith(".localhost")]
    if debug and public:
        raise ImproperlyConfigured(
            f"DEBUG is on, and the site answers to {public[0]}. DEBUG is for one's own machine: switch it off."
        )


def make_secret(file: Path) -> None:
    """Write a new secret that only its owner may read, unless the file holds one. Whole or not at all."""
    if _kept_in(file):
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor, draft = tempfile.mkstemp(dir=file.parent, prefix=".secret-")  # readable by its owner alone
    with os.fdopen(descriptor, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(64))
    Path(draft).replace(file)


def _kept_in(file: Path) -> str:
    return file.read_text(encoding="ascii").strip() if file.is_file() else ""


def mail(name: str) -> dict[str, object]:
    """Django's settings for mail, from `console:` (the default) or `smtp://user:password@host:587`.

    `smtp` begins without and then asks for TLS, `smtps` speaks it from the start. Raises ImproperlyConfigured for
    anything else.
    """
    value = text(name, "console:")
    parts = urlsplit(value)
    if value == "console:":
        return {"EMAIL_BACKEND": "django.core.mail.backends.console.EmailBackend"}
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname or port == 0 or parts.path.strip("/"):
        raise ImproperlyConfigured(f"{name} cannot be understood. Write console: or smtp://user:password@host:587.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": port or (465 if parts.scheme == "smtps" else 587),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.username),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }
