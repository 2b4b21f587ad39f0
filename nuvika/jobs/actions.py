"""Starting, stopping and repeating long work."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from nuvika.jobs.kinds import KINDS, Kind
from nuvika.jobs.models import Job, State
from nuvika.jobs.tasks import run

KEPT = timedelta(days=7)  # results are made to be downloaded soon


def start(kind: str, *, title: str, by: Any, arguments: dict[str, Any]) -> Job:
    """Raises PermissionDenied without the kind's permission."""
    _require(kind, by)
    forget_old()
    with transaction.atomic():
        job = Job.objects.create(kind=kind, title=title[:200], arguments=arguments, by=by)
        transaction.on_commit(lambda: run.enqueue(job.pk))
    return job


def offered(by: Any) -> list[Kind]:
    """What this account may start without choosing anything."""
    return [kind for kind in KINDS.values() if kind.offer and by.has_perm(kind.permission)]


def start_offered(key: str, *, by: Any) -> Job:
    """Raises PermissionDenied for what is not offered to this account."""
    found = next((kind for kind in offered(by) if kind.key == key), None)
    if found is None:
        raise PermissionDenied
    return start(key, title=found.offer, by=by, arguments=found.arguments)


def stop(job: Job, *, by: Any) -> None:
    """At its next step; at once where no worker has it."""
    _require_own(job, by)
    waiting = Job.objects.filter(pk=job.pk, state=State.WAITING)
    now = timezone.now()
    if not waiting.update(state=State.STOPPED, note="Stopped before it began.", finished_at=now):
        Job.objects.filter(pk=job.pk, state=State.RUNNING).update(asked_to_stop=True)


def again(job: Job, *, by: Any) -> Job:
    """The same work as a new job. Raises PermissionDenied."""
    _require_own(job, by)
    return start(job.kind, title=job.title, by=by, arguments=job.arguments)


def forget_old() -> None:
    """Jobs that ended a week ago, with their files."""
    for job in Job.objects.filter(finished_at__lt=timezone.now() - KEPT):
        if job.result:
            job.result.delete(save=False)
        job.delete()


def _require(kind: str, by: Any) -> None:
    if kind not in KINDS or not by.has_perm(KINDS[kind].permission):
        raise PermissionDenied


def _require_own(job: Job, by: Any) -> None:
    if job.by_id != by.pk and not by.is_superuser:
        raise PermissionDenied
