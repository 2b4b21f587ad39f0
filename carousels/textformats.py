"""The formats of a carousel that hold its words alone: the brief and JSON."""

from carousels import brief
from carousels.deckjson import to_json
from carousels.render.formats import Format, Job, Output


def _write_brief(job: Job) -> Output:
    return Output(brief.write(job.deck).encode())


def _write_json(job: Job) -> Output:
    return Output(to_json(job.deck).encode())


TEXT_FORMATS = {
    form.key: form
    for form in (
        Format("brief", "Brief (text)", "txt", "text/plain; charset=utf-8", _write_brief),
        Format("json", "JSON", "json", "application/json", _write_json),
    )
}
