"""The Admin's page that takes many briefs at once."""

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from carousels.bulk_import import IMPORT, packed
from carousels.bundle_form import BundleForm
from nuvika.editing.permissions import require
from nuvika.jobs.actions import start


@require_http_methods(["GET", "HEAD", "POST"])
def import_many(request: HttpRequest) -> HttpResponse:
    """Nothing is read here but names and sizes: the work is done in the background, and its page follows."""
    require(request.user, "carousels.add_carousel")
    form = BundleForm(request.POST, request.FILES) if request.method == "POST" else BundleForm()
    if request.method == "POST" and form.is_valid():
        count = len(form.briefs)
        title = f"Import of {count:,} brief{'' if count == 1 else 's'}"
        job = start(IMPORT, title=title, by=request.user, arguments={"briefs": packed(form.briefs)})
        return redirect("admin:jobs_job_change", job.pk)
    context = {**admin.site.each_context(request), "title": "Import many briefs", "form": form}
    return render(request, "admin/carousels/carousel/import_many.html", context)
