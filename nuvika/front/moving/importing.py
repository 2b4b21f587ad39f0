"""Bringing things in: each is found, compared and written by itself, so that one with a problem stops no other."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from blog.models import Picture
from carousels.models import Theme
from nuvika.editing.actions import set_aside
from nuvika.editing.editions import whole_of
from nuvika.editing.history import recorded
from nuvika.editing.models import kind_of
from nuvika.editing.permissions import has, may_change, may_publish
from nuvika.editing.publication import Publishable, State
from nuvika.editing.revisions import versions_of
from nuvika.editing.waiting import waiting_of
from nuvika.front.frame.models import SiteFrame
from nuvika.front.moving.kinds import Facts, Kind, Options, digest_of
from nuvika.front.moving.models import Arrival
from nuvika.front.moving.problems import Problems

SHOWN_FROM_THE_START = (SiteFrame, Theme)  # made by migrations: nobody's words until somebody saves them


class Result(StrEnum):
    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    KEPT = "kept"  # as an editor has it
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became, or would become, of one thing. `str()` is the line that the command prints."""

    result: Result
    kind: str  # as the Admin calls it
    name: str
    file: str
    note: str = ""
    title: str = ""

    def __str__(self) -> str:
        return f"{self.result} {self.kind} {self.name}"


@dataclass(slots=True)
class Report:
    outcomes: list[Outcome] = field(default_factory=list)
    problems: Problems = field(default_factory=Problems)
    cut_short: bool = False  # there is more than was asked to be read

    @property
    def ok(self) -> bool:
        return not self.problems.failed

    def counts(self) -> dict[str, int]:
        found = Counter(outcome.result for outcome in self.outcomes)
        return {result.value: found[result] for result in Result if found[result]}

    def __str__(self) -> str:
        told = ", ".join(f"{count:,} {result}" for result, count in self.counts().items())
        return f"{told}." if told else "Nothing was found to import."


class Desk:
    """Where things arrive: `put` decides and writes."""

    def __init__(self, options: Options, report: Report) -> None:
        self.options, self.report = options, report

    def put(self, kind: Kind, facts: Facts, *, file: str, line: int = 1) -> Outcome:
        """Never raises for what is wrong with the thing: that is told among the problems."""
        about = {"kind": str(kind.model._meta.verbose_name), "name": _name_of(facts), "file": file}
        about["title"] = str(facts.get("title", ""))[:200]
        try:
            result, note = self._put(kind, facts, file)
            if result is Result.KEPT:
                self.report.problems.warn(file, line, f"“{_name_of(facts)}” {note}")
            outcome = Outcome(result, note=note, **about)
        except (ValidationError, PermissionDenied, IntegrityError) as problem:
            message = _sentence(problem)
            self.report.problems.error(file, line, f"“{_name_of(facts)}” was left out. {message}")
            outcome = Outcome(Result.REFUSED, note=message, **about)
        self.report.outcomes.append(outcome)
        return outcome

    def _put(self, kind: Kind, facts: Facts, file: str) -> tuple[Result, str]:
        row = kind.find(facts)
        result, note, wanted = self._decided(kind, row, facts)
        if result in (Result.CREATED, Result.UPDATED):
            kind.check(row, wanted)
        if self.options.dry_run or result is Result.KEPT or (result is Result.UNCHANGED and _is_known(row, wanted)):
            return result, note
        if result is Result.UPDATED and _has_to_wait(self.options.by, row):
            _set_aside(kind, row, wanted, by=self.options.by)
            return result, "Its changes wait until somebody publishes them."
        with _written(kind, self.options.by, file):
            row = _locked(kind, row)
            result, note, wanted = self._decided(kind, row, facts)  # somebody may have saved it meanwhile
            if result in (Result.CREATED, Result.UPDATED):
                row = kind.write(row, wanted, by=self.options.by)
                _remember(row, kind.facts_of(kind.find(wanted)), file)
            elif result is Result.UNCHANGED and row is not None:
                _remember(row, wanted, file)
        return result, note

    def _decided(self, kind: Kind, row: Any, facts: Facts) -> tuple[Result, str, Facts]:
        """Raises PermissionDenied for what the account may neither begin nor change."""
        options = self.options
        wanted = kind.wanted(row, facts, options)
        if row is None:
            if not has(options.by, "add", kind.model):
                raise PermissionDenied(f"Your account may not add a {kind.model._meta.verbose_name}.")
            return Result.CREATED, self._why_a_draft(kind, facts, wanted), wanted
        stored = kind.facts_of(row)
        if stored == wanted:
            return Result.UNCHANGED, "", wanted
        if not (options.replace or is_as_it_came(row, stored)):
            return Result.KEPT, _why_kept(row), wanted
        if not _may_change(options.by, row):
            raise PermissionDenied(f"Your account may not change this {kind.model._meta.verbose_name}.")
        return Result.UPDATED, self._why_a_draft(kind, facts, wanted), wanted

    def _why_a_draft(self, kind: Kind, facts: Facts, wanted: Facts) -> str:
        if facts.get("status") != State.PUBLISHED or wanted.get("status") == State.PUBLISHED:
            return ""
        if self.options.publish:
            return "It comes as a draft: your account may not publish it."
        return "It was published there and comes as a draft."


def is_as_it_came(row: Any, stored: Facts) -> bool:
    """Whether it says what the last import wrote, so that no editor's words are lost."""
    arrived = Arrival.objects.about(row).first()
    if arrived is not None and arrived.digest:
        return arrived.digest == digest_of(stored) and not _waits(row)
    return isinstance(row, SHOWN_FROM_THE_START) and not versions_of(row).exists()


def _is_known(row: Any, facts: Facts) -> bool:
    """Whether it is noted already that an import says this."""
    return bool(Arrival.objects.about(row).filter(digest=digest_of(facts)).exists())


def _why_kept(row: Any) -> str:
    known = Arrival.objects.about(row).exclude(digest="").exists()
    why = "was changed here since the last import" if known else "is here already, and no import brought it"
    return f"{why}: it stays as it is. Replace it, if the file's words shall take its place."


def _has_to_wait(by: Any, row: Any) -> bool:
    """Whether readers see it and the account may not change what they see."""
    return isinstance(row, Publishable) and row.state == State.PUBLISHED and not may_publish(by, row)


def _set_aside(kind: Any, row: Any, wanted: Facts, *, by: Any) -> None:
    """Keep the words beside the row, as the Admin does. They are put together in a transaction that leaves nothing."""
    kind.make_names(wanted)
    with transaction.atomic():
        content = whole_of(kind.write(kind.find(wanted), wanted, by=by))
        transaction.set_rollback(True)
    set_aside(row, content, by=by)


def _waits(row: Any) -> bool:
    return isinstance(row, Publishable) and waiting_of(row) is not None


def _may_change(by: Any, row: Any) -> bool:
    return may_change(by, row) if isinstance(row, Publishable) else has(by, "change", row)


def _locked(kind: Kind, row: Any) -> Any:
    """The row as it is now; None where it went meanwhile."""
    if row is None:
        return None
    rows: Any = kind.model._default_manager
    return rows.select_for_update().filter(pk=row.pk).first()


def _remember(row: Any, facts: Facts, file: str) -> None:
    about = {"content_type": kind_of(type(row)), "object_id": row.pk}
    Arrival.objects.update_or_create(**about, defaults={"digest": digest_of(facts), "file": file[:400]})


@contextmanager
def _written(kind: Kind, by: Any, file: str) -> Iterator[None]:
    """One transaction; and one revision, which says from where it came, of what has a history."""
    if kind.model is Picture:
        with transaction.atomic():
            yield
        return
    with recorded(by, f"Imported from {file}"[:200]):
        yield


def _name_of(facts: Facts) -> str:
    found = next((facts[key] for key in ("slug", "old_path", "file", "name", "title") if facts.get(key)), "")
    return str(found)[:200]


def _sentence(problem: Exception) -> str:
    if isinstance(problem, ValidationError):
        if hasattr(problem, "error_dict"):
            return " ".join(f"{name}: {' '.join(texts)}" for name, texts in problem.message_dict.items())
        return " ".join(problem.messages)
    if isinstance(problem, IntegrityError):
        return "Something else took its address at this moment. Import it again."
    return str(problem)
