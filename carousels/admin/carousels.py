"""Carousels and their slides in the built-in Admin."""

from dataclasses import asdict
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.forms import Script
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from carousels import exports
from carousels.actions import may_export
from carousels.admin_views import briefs, bundles, drafts, files, postings, previews, reshaping
from carousels.bulk import EXPORT
from carousels.deck import Kind
from carousels.forms import CarouselForm, SlideForm, SlideFormSet
from carousels.kinds import GUISES
from carousels.models import Carousel, Slide
from carousels.render.sizes import SIZES
from nuvika.editing.admin import EditingAdmin, PartInline, StatusFilter, suggests
from nuvika.editing.parts import put_in_order, step_aside
from nuvika.editing.permissions import may_change
from nuvika.editing.publication import UNDATED_FIRST
from nuvika.jobs.actions import start
from nuvika.lib.counting import counted

# What a new carousel begins with; a slide that nobody fills in is not saved.
STARTERS = (Kind.COVER, Kind.CONTENT, Kind.CTA)


class SlideInline(PartInline, admin.StackedInline):  # type: ignore[type-arg]
    """Each slide a card: its picture, and beside it the words of its form."""

    model = Slide
    form = SlideForm
    formset = SlideFormSet
    template = "admin/carousels/carousel/slides.html"
    verbose_name = "slide"
    fieldsets = [(None, {"fields": tuple(SlideForm.Meta.fields)})]

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The form's own widgets, without the Admin’s links to related things: they are slow to draw."""
        return db_field.formfield(**kwargs)

    def get_extra(self, request: HttpRequest, obj: Carousel | None = None, **kwargs: Any) -> int:
        """A new carousel begins with a form for each of STARTERS; an old one has a spare form at its end."""
        return 1 if obj else len(STARTERS)


@admin.register(Carousel)
class CarouselAdmin(EditingAdmin):
    form = CarouselForm
    inlines = [SlideInline]
    change_form_template = "admin/carousels/carousel/change_form.html"
    change_list_template = "admin/carousels/carousel/change_list.html"
    list_display = ["cover", "title", "badge", "post_type", "slide_count", "post", "published_at"]
    list_display_links = ["cover", "title"]
    list_filter = [StatusFilter, "published_at", "post_type", "theme", "size"]
    search_fields = [
        *("title", "slug", "caption"),
        *("slides__headline", "slides__subline", "slides__body", "slides__label", "slides__alt"),
    ]
    ordering = UNDATED_FIRST
    show_full_result_count = False
    list_per_page = 30
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["post", "author"]
    actions = [*EditingAdmin.actions, "export_pdf", "export_kit"]
    fieldsets = [
        (
            None,
            {
                "classes": ["carousel-header"],
                "fields": ["title", "slug", "post", "post_type", "theme", "size", "language"],
            },
        ),
        (
            "For the LinkedIn post",
            {
                "description": "What is typed into LinkedIn beside the document.",
                "fields": ["document_title", "caption", "hashtags", "author", "post_address", "public_pdf"],
            },
        ),
        ("Publication", {"fields": [("state", "published_at", "expires_at", "planned_on")]}),
    ]

    class Media:
        css = {"all": ["css/admin-carousel.css", "css/admin-slides.css", "css/admin-pictures.css"]}
        js = [Script("js/admin-slides.js", type="module")]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Carousel]:
        rows: QuerySet[Carousel] = super().get_queryset(request)
        if suggests(request):
            return rows
        return rows.select_related("post", "post_type", "theme").annotate(slides_counted=counted(Carousel, "slides"))

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        return [
            path("import/", view(briefs.import_brief), name="carousels_carousel_import"),
            path("import/many/", view(bundles.import_many), name="carousels_carousel_import_many"),
            path("from-post/<int:pk>/", view(drafts.carousel_from_post), name="carousels_carousel_from_post"),
            path("<int:pk>/post/", view(drafts.post_from_carousel), name="carousels_carousel_outline"),
            path("preview/", view(previews.preview), name="carousels_carousel_preview"),
            path("split/", view(reshaping.split_slide), name="carousels_carousel_split"),
            path("merge/", view(reshaping.merge_slides), name="carousels_carousel_merge"),
            path("<int:pk>/export/<slug:form>/", view(files.export), name="carousels_carousel_export"),
            path("<int:pk>/posting/", view(postings.posting), name="carousels_carousel_posting"),
            path("<int:pk>/slides/<int:number>.png", view(files.slide), name="carousels_carousel_slide"),
            *super().get_urls(),
        ]

    @admin.display(description="Cover")
    def cover(self, carousel: Carousel) -> SafeString:
        if not carousel.slides_counted:  # type: ignore[attr-defined]
            return format_html('<span class="cover-picture no-cover">{}</span>', "No slides")
        size = SIZES[carousel.size]
        return format_html(
            '<img class="cover-picture" src="{}" width="{}" height="{}" alt="{}" loading="lazy">',
            reverse("admin:carousels_carousel_slide", args=[carousel.pk, 1]),
            size.width * 90 // size.height,
            90,
            carousel,
        )

    @admin.display(description="Slides", ordering="slides_counted")
    def slide_count(self, carousel: Carousel) -> int:
        return int(carousel.slides_counted)  # type: ignore[attr-defined]

    @admin.action(description="Download as PDF documents", permissions=["export"])
    def export_pdf(self, request: HttpRequest, chosen: QuerySet[Carousel]) -> HttpResponse:
        return self._export(request, chosen, "pdf")

    @admin.action(description="Download as kits to post with", permissions=["export"])
    def export_kit(self, request: HttpRequest, chosen: QuerySet[Carousel]) -> HttpResponse:
        return self._export(request, chosen, "kit")

    def _export(self, request: HttpRequest, chosen: QuerySet[Carousel], form: str) -> HttpResponse:
        """In the background: many take their time. The page that follows shows how far it is."""
        keys = list(chosen.order_by("pk").values_list("pk", flat=True))
        title = f"{len(keys):,} carousel{'' if len(keys) == 1 else 's'} as {exports.ALL_FORMATS[form].label}"
        job = start(EXPORT, title=title, by=request.user, arguments={"keys": keys, "format": form})
        return redirect("admin:jobs_job_change", job.pk)

    def has_export_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("carousels.export_carousel")

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        formset.save(commit=False)
        for slide in formset.deleted_objects:
            slide.delete()
        put_in_order(form.instance, formset.in_order())

    def draw_part(self, thing: Carousel, number: int) -> bytes | None:
        return exports.slide_png(exports.sheet_of(thing), number, exports.THUMBNAIL)

    def make_way(self, version: Any) -> None:
        """Old positions are written one by one: today's slides step aside, lest two meet at one position."""
        step_aside(Carousel(pk=version.object_id))

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        carousel = Carousel.objects.with_slides().filter(pk=object_id).first() if str(object_id).isdigit() else None
        context: dict[str, Any] = {
            "carousel": carousel,
            "sizes": SIZES.values(),
            "formats": exports.ALL_FORMATS.values(),
            "guises": {kind.value: {"label": kind.label, **asdict(guise)} for kind, guise in GUISES.items()},
        }
        if carousel:
            context |= {
                "may_export": may_export(request.user, carousel),
                "may_change": may_change(request.user, carousel),
            }
        if carousel and carousel.slides.all():
            context |= _shown(carousel, checked=request.method == "GET")
        return super().changeform_view(request, object_id, form_url, {**context, **(extra_context or {})})

    def get_formset_kwargs(self, request: HttpRequest, obj: Carousel, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, SlideInline) and obj.pk is None:
            kwargs["initial"] = [{"kind": kind.value} for kind in STARTERS]
        return kwargs


def _shown(carousel: Carousel, *, checked: bool) -> dict[str, Any]:
    """What the page says of the stored slides: their size, the names of their pictures, what is wrong."""
    sheet = exports.sheet_of(carousel)
    keys = [slide.pk for slide in carousel.slides.all()]
    return {
        "size": sheet.size,
        "slide_names": dict(zip(keys, sheet.slide_names, strict=True)),
        "findings": exports.check_sheet(sheet) if checked else (),
    }
