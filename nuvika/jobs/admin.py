"""Long work in the Admin: everybody sees their own."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.forms import Script
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST
from django_tasks_db.models import DBTaskResult

from nuvika.jobs import actions
from nuvika.jobs.models import Job

admin.site.unregister(DBTaskResult)  # the queue's own rows: a job says all that somebody wants to know


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["title", "bar", "standing", "by", "created_at", "finished_at"]
    list_per_page = 50
    list_select_related = ["by"]
    show_full_result_count = False
    actions = None
    change_list_template = "admin/jobs/job/change_list.html"
    change_form_template = "admin/jobs/job/change_form.html"

    class Media:
        css = {"all": ["css/admin-jobs.css"]}
        js = [Script("js/admin-jobs.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Job]:
        rows = super().get_queryset(request).defer("arguments")
        return rows if request.user.is_superuser else rows.filter(by=request.user.pk)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_active and request.user.is_staff)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("start/", view(self.start), name="jobs_job_start"),
            path("<int:pk>/progress/", view(self.progress), name="jobs_job_progress"),
            path("<int:pk>/result/", view(self.result), name="jobs_job_result"),
            path("<int:pk>/stop/", view(self.stop), name="jobs_job_stop"),
            path("<int:pk>/again/", view(self.again), name="jobs_job_again"),
            *super().get_urls(),
        ]

    @admin.display(description="How far")
    def bar(self, job: Job) -> SafeString:
        return format_html('<progress max="100" value="{}">{} %</progress>', job.percent, job.percent)

    @admin.display(description="Status")
    def standing(self, job: Job) -> str:
        return job.standing

    def _own(self, request: HttpRequest, pk: int) -> Job:
        return get_object_or_404(self.get_queryset(request), pk=pk)

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return super().changelist_view(request, {"offered": actions.offered(request.user), **(extra_context or {})})

    def start(self, request: HttpRequest) -> HttpResponse:
        return _start(request)

    def progress(self, request: HttpRequest, pk: int) -> HttpResponse:
        return _progress(request, self._own(request, pk))

    def result(self, request: HttpRequest, pk: int) -> HttpResponse:
        return _result(request, self._own(request, pk))  # type: ignore[return-value]

    def stop(self, request: HttpRequest, pk: int) -> HttpResponse:
        return _stop(request, self._own(request, pk))

    def again(self, request: HttpRequest, pk: int) -> HttpResponse:
        return _again(request, self._own(request, pk))


@require_GET
def _progress(_request: HttpRequest, job: Job) -> JsonResponse:
    """How far it is, for the page that shows it."""
    told = {"percent": job.percent, "done": job.done, "total": job.total, "note": job.note}
    return JsonResponse({**told, "standing": job.standing, "under_way": job.is_under_way})


@require_GET
def _result(_request: HttpRequest, job: Job) -> FileResponse:
    """The file that came of it, as a download."""
    if not job.result:
        raise Http404("There is no file of this work.")
    try:
        file = job.result.open("rb")
    except OSError as missing:
        raise Http404("The file of this work is gone. Run it again.") from missing
    response = FileResponse(file, as_attachment=True, filename=job.result_name)
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def _start(request: HttpRequest) -> HttpResponse:
    job = actions.start_offered(request.POST.get("kind", ""), by=request.user)
    return redirect("admin:jobs_job_change", job.pk)


@require_POST
def _stop(request: HttpRequest, job: Job) -> HttpResponse:
    actions.stop(job, by=request.user)
    return redirect("admin:jobs_job_change", job.pk)


@require_POST
def _again(request: HttpRequest, job: Job) -> HttpResponse:
    started = actions.again(job, by=request.user)
    messages.success(request, "Started again.")
    return redirect("admin:jobs_job_change", started.pk)
