"""Preparing by itself: asked for with every change, gathered, done by a worker beside the site.

No list of work shows it: nobody started it. Without a worker it waits, and readers' first requests make the pages.
"""

import logging
import math
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from nuvika.front import content_version
from nuvika.front.kept_pages import SHELF
from nuvika.front.preparing.work import Outcome, prepare
from nuvika.jobs.kinds import RefusedError, StoppedError

log = logging.getLogger(__name__)
PAUSE = timedelta(seconds=3)  # in which more changes are waited for
LONGEST = timedelta(minutes=10)  # what runs longer was killed
LATER_THAN_OTHERS = -10  # nobody waits for it


def after_this(kind: type[Any]) -> None:
    """Once the transaction is through that changed something of the kind, where readers see that kind.

    Costs a look at the queue, and loses nothing that was saved where that fails.
    """
    if kind not in content_version.seen_models() or not _is_queued():
        return
    waiting = (call for _, call, *_ in connection.run_on_commit if call is ask)
    if next(waiting, None) is None:
        transaction.on_commit(ask, robust=True)


def ask(at: datetime | None = None) -> None:
    """Have pages prepared then, or after a pause; once, however many ask meanwhile."""
    if not _is_queued():
        return
    at = at or timezone.now() + PAUSE
    if not _rows().filter(status=TaskResultStatus.READY, run_after__lte=at).exists():
        run.using(run_after=at).enqueue()


@task(priority=LATER_THAN_OTHERS, takes_context=True)
def run(context: TaskContext) -> None:
    """All that waits is done with this: it begins after what they were asked for."""
    _forget_the_others()
    if _under_way().filter(started_at__lt=context.task_result.started_at).exists():
        return  # it sees that something changed, and asks anew
    try:
        _ask_for_next(prepare(Unnoticed()))
    except StoppedError:
        ask()
    except RefusedError as refused:
        log.warning("%s", refused)
    finally:
        SHELF.clear()  # whoever prepares hands out nothing


def _ask_for_next(outcome: Outcome) -> None:
    if outcome.is_overtaken:
        ask()
    elif outcome.until < math.inf:
        ask(datetime.fromtimestamp(outcome.until, UTC))


class Unnoticed:
    """Progress that nobody watches. It makes room for what somebody waits for."""

    def begin(self, total: int) -> None:
        pass

    def step(self, note: str = "") -> None:
        if DBTaskResult.objects.ready().filter(priority__gt=LATER_THAN_OTHERS).exists():
            raise StoppedError(note)

    def left_out(self, problem: str) -> None:
        log.info("%s", problem)


def _is_queued() -> bool:
    """Whether there is a queue: where work is done at once, a save would wait for it."""
    return run.get_backend().supports_defer


def _forget_the_others() -> None:
    """What waits and what is done; never what another worker takes at this moment."""
    with transaction.atomic():
        broken_off = Q(started_at__lt=timezone.now() - LONGEST)
        rows = _rows().filter(~Q(status=TaskResultStatus.RUNNING) | broken_off)
        taken = list(rows.select_for_update(skip_locked=True).values_list("pk", flat=True))
        _rows().filter(pk__in=taken).delete()


def _rows() -> QuerySet[Any]:
    return DBTaskResult.objects.filter(task_path=run.module_path)


def _under_way() -> QuerySet[Any]:
    return _rows().filter(status=TaskResultStatus.RUNNING, started_at__gt=timezone.now() - LONGEST)
