"""What every kind of thing that moves knows of itself: its facts, where it is found, how it is written."""

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

from django.contrib.auth.models import User
from django.db.models import Model

# What a thing says, by names that do not change from site to site: texts, truth values, times, lists. What is empty
# is left out, so that two things that say the same have the same facts.
Facts = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    by: User | None = None  # None: the command line
    dry_run: bool = False
    publish: bool = False  # what was published there is published here
    replace: bool = False  # also what an editor changed since


class Kind(Protocol):
    """How one kind of thing moves."""

    @property
    def model(self) -> type[Model]: ...

    def find(self, facts: Facts) -> Any:
        """The row that these facts are about; None where there is none."""

    def facts_of(self, row: Any) -> Facts: ...

    def wanted(self, row: Any, facts: Facts, options: Options) -> Facts:
        """What shall be stored: the facts, as far as these options and what is stored (None: nothing) let them."""

    def check(self, row: Any, facts: Facts) -> None:
        """Raises ValidationError for what cannot be written; writes nothing."""

    def write(self, row: Any, facts: Facts, *, by: User | None) -> Any:
        """The row, stored. Runs in the caller's transaction. Raises ValidationError."""


def digest_of(facts: Facts) -> str:
    text = json.dumps(facts, sort_keys=True, ensure_ascii=False, default=_plain)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def said(facts: Facts) -> Facts:
    """Without what is empty."""
    return {name: value for name, value in facts.items() if value not in ("", None, [], {}, False)}


def with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _plain(value: Any) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else str(value)
