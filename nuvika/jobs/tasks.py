"""What a worker does with a job."""

import logging
import time

from django.core.files import File
from django.utils import timezone
from django_tasks import task

from nuvika.jobs.kinds import KINDS, RefusedError, Result, StoppedError
from nuvika.jobs.models import Job, State

log = logging.getLogger(__name__)
PACE = 0.5  # seconds between two notes of how far it is
LONGEST_LIST = 20_000  # characters of problems


@task()
def run(key: int) -> None:
    """Do the job once, however often it is asked for; what is at work or finished is left alone."""
    claimed = Job.objects.filter(pk=key, state=State.WAITING)
    if not claimed.update(state=State.RUNNING, heard_at=timezone.now()):
        return
    job = Job.objects.get(pk=key)
    outcome, note = State.FAILED, "It broke off: the site's log says why. Run it again."
    try:
        result = KINDS[job.kind].work(Written(job), {**job.arguments, "by": job.by_id})
        _keep(job, result)
        outcome, note = State.DONE, result.note
    except StoppedError:
        outcome, note = State.STOPPED, f"Stopped after {job.done:,} of {job.total:,}."
    except RefusedError as refused:
        note = str(refused)
    finally:
        about = {"state": outcome, "note": note[:300], "finished_at": timezone.now(), "asked_to_stop": False}
        Job.objects.filter(pk=key).update(done=job.done, problems=job.problems, **about)
        log.info("job %s: %s", outcome, job.title)


def _keep(job: Job, result: Result) -> None:
    if result.file is not None:
        job.result_name = result.name
        job.result.save(result.name, File(result.file), save=False)
        job.save(update_fields=["result", "result_name"])


class Written:
    """Progress, as the job's row tells it."""

    def __init__(self, job: Job) -> None:
        self._job, self._told = job, 0.0

    def begin(self, total: int) -> None:
        self._job.total, self._job.done = total, 0
        self._tell("")

    def step(self, note: str = "") -> None:
        self._job.done += 1
        if time.monotonic() - self._told >= PACE:
            self._tell(note)

    def left_out(self, problem: str) -> None:
        if len(self._job.problems) < LONGEST_LIST:
            self._job.problems += f"{problem}\n"

    def _tell(self, note: str) -> None:
        self._told, job = time.monotonic(), self._job
        rows = Job.objects.filter(pk=job.pk)
        rows.update(done=job.done, total=job.total, note=note[:300], problems=job.problems, heard_at=timezone.now())
        if rows.filter(asked_to_stop=True).exists():
            raise StoppedError
