"""Moving in and out in the Admin: an upload is shown as it would come before anything is saved."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.files.storage import default_storage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from blog.models import Post
from nuvika.editing.permissions import has, require
from nuvika.front.moving import running, uploads, work
from nuvika.front.moving.importing import Report, Result
from nuvika.front.moving.kinds import Options
from nuvika.front.moving.sources import SourceError, sent
from nuvika.jobs.actions import start

SHOWN = 200  # articles and carousels that are tried before anything is saved
# How each result is said of what did not happen yet, and the colour it has among the Admin's statuses.
TOLD = {
    Result.CREATED: ("new", "live"),
    Result.UPDATED: ("changed", "scheduled"),
    Result.UNCHANGED: ("as it is", "draft"),
    Result.KEPT: ("stays as it is here", "review"),
    Result.REFUSED: ("left out", "trashed"),
}


class UploadForm(forms.Form):
    file = forms.FileField(
        label="A file to import",
        help_text="A .zip of Markdown files with their pictures, one .md, or the .xml that WordPress exports. "
        "Pictures of WordPress come along where wp-content/uploads and the .xml are packed in one .zip.",
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(uploads.ENDINGS)}),
    )
    replace = forms.BooleanField(
        required=False,
        label="Also write over what was changed here since the last import",
        help_text="The history keeps the words that are replaced.",
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith(uploads.ENDINGS):
            endings = ", ".join(uploads.ENDINGS)
            raise forms.ValidationError(f"“{file.name[-60:]}” is none of these: {endings}. Pack a folder as a .zip.")
        return file


@require_http_methods(["GET", "HEAD", "POST"])
def moving(request: HttpRequest) -> HttpResponse:
    """Upload, see what would come of it, then import it in the background."""
    require(request.user, work.MAY_IMPORT)
    if "import" in request.POST:
        return _begun(request)
    form = UploadForm(request.POST or None, request.FILES or None) if request.method == "POST" else UploadForm()
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        context |= _shown(request, form)
    return _page(request, context)


@require_POST
def export_site(request: HttpRequest) -> HttpResponse:
    """The whole site as a download, made in the background."""
    require(request.user, work.MAY_EXPORT_SITE)
    job = start(work.EXPORT_SITE, title="The whole site as Markdown", by=request.user, arguments={})
    return redirect("admin:jobs_job_change", job.pk)


def _begun(request: HttpRequest) -> HttpResponse:
    about = uploads.kept(request.POST.get("token", ""), by=request.user)
    if about is None:
        messages.error(request, "The upload is not kept any more. Upload the file again.")
        return redirect("admin:moving")
    choices = {"publish": request.POST["import"] == "publish", "replace": request.POST.get("replace") == "on"}
    job = start(work.IMPORT, title=f"Import of {about['name']}", by=request.user, arguments={**about, **choices})
    return redirect("admin:jobs_job_change", job.pk)


def _shown(request: HttpRequest, form: UploadForm) -> dict[str, Any]:
    file, replace = form.cleaned_data["file"], form.cleaned_data["replace"]
    token = uploads.keep(file, by=request.user)
    about = uploads.kept(token, by=request.user) or {}
    options = Options(request.user, dry_run=True, replace=replace)  # type: ignore[arg-type]
    try:
        with default_storage.open(about["upload"]) as stored:
            source = sent(about["name"], stored)
            report = running.run(source, options, most=SHOWN)
    except SourceError as problem:
        form.add_error("file", str(problem))
        return {}
    return {"report": report, "token": token, "replace": replace, "name": about["name"], **_told(report)}


def _told(report: Report) -> dict[str, Any]:
    rows = [(*TOLD[outcome.result], outcome) for outcome in report.outcomes]
    counts = [(f"{count:,}", *TOLD[Result(result)]) for result, count in report.counts().items()]
    found = {outcome.result for outcome in report.outcomes}
    comes = report.cut_short or bool(found & {Result.CREATED, Result.UPDATED})
    may_come = comes or Result.UNCHANGED in found  # a draft that came before may be published now
    return {"rows": rows, "counts": counts, "problems": list(report.problems), "comes": comes, "may_come": may_come}


def _page(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    user = request.user
    about = {
        **admin.site.each_context(request),
        "title": "Move in and out",
        "opts": Post._meta,
        "may_publish": has(user, "publish", Post),
        "may_export_site": user.has_perm(work.MAY_EXPORT_SITE),
        "shown": SHOWN,
    }
    return render(request, "admin/moving.html", {**about, **context})
