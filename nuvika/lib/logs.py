"""Log lines that a machine can read and nobody can forge: one record a line, with its request, without secrets."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Any

from nuvika.lib import requests

HIDDEN = "[hidden]"
MOST = 20_000  # characters of a line; a traceback fits

_SECRETS = re.compile(
    r"(?i)((?:password\d?|passwd|secret\w*|token|otp\w*|sessionid|csrf\w*|authorization|cookie|api[-_]?key)"
    r"[\"']?\s*[=:]\s*[\"']?)(?:(?:Basic|Bearer)\s+)?[^\s\"'&,;)]+"
)
_ADDRESS_PASSWORD = re.compile(r"(?<=://)([^/\s:@]*):[^/\s@]+@")
_CONTROLS = {
    code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160), 0x2028, 0x2029) if code not in (9, 10)
} | {10: "\\n", 9: " "}


def told(text: str) -> str:
    """One line: control signs written out, what looks like a secret hidden, not longer than MOST."""
    hidden = _ADDRESS_PASSWORD.sub(rf"\1:{HIDDEN}@", _SECRETS.sub(rf"\1{HIDDEN}", text))
    return hidden.translate(_CONTROLS)[:MOST]


class TextFormatter(logging.Formatter):
    """`2026-05-01T10:00:00.123Z ERROR django.request 3f2a…: message`, a traceback with its line ends written out."""

    def format(self, record: logging.LogRecord) -> str:
        about = fields(record)
        extra = "".join(f" {name}={value}" for name, value in about.items() if name not in KNOWN)
        return f"{about['at']} {about['level']} {about['logger']} {about['request']}: {about['message']}{extra}"


class JSONFormatter(logging.Formatter):
    """The same as an object a line."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(fields(record), ensure_ascii=False)


KNOWN = ("at", "level", "logger", "request", "message")
_STANDARD = {*vars(logging.makeLogRecord({})), "message", "asctime", "request", "taskName"}


def fields(record: logging.LogRecord) -> dict[str, Any]:
    message = record.getMessage()
    if record.exc_info:
        message += "\n" + logging.Formatter().formatException(record.exc_info)
    known = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "level": record.levelname,
        "logger": record.name,
        "request": requests.current().id,
        "message": told(message),
    }
    extra = {name: value for name, value in vars(record).items() if name not in _STANDARD}
    return known | {
        name: value if isinstance(value, int | float) else told(str(value)) for name, value in extra.items()
    }
