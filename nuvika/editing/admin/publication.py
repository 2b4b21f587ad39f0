"""The page of a thing's publication: how it stands, what would change for readers, and what can be done about it."""

from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib import messages
from django.contrib.admin import ModelAdmin
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path
from django.utils import timezone

from nuvika.editing import actions, reviewing
from nuvika.editing.actions import RefusedError, may_put_out
from nuvika.editing.admin.timing import TimeForm
from nuvika.editing.badges import badge_of, spoken
from nuvika.editing.badges import render as drawn
from nuvika.editing.content import content_of
from nuvika.editing.differences import compare
from nuvika.editing.models import Review
from nuvika.editing.permissions import may_approve, may_change, may_publish
from nuvika.editing.previewing import DAYS, links_of, make_link, revoke_link, token_of
from nuvika.editing.publication import State
from nuvika.editing.reviews import approval_of, is_stale, last_answer, open_review
from nuvika.editing.waiting import proposed_digest, proposed_words, waiting_of

if TYPE_CHECKING:
    from nuvika.editing.admin.conflicts import Conflicts
    from nuvika.editing.admin.parts import PartPictures

    class Base(Conflicts, PartPictures, ModelAdmin[Any]): ...
else:
    Base = object

SHOWN_REVIEWS = 20  # of the past


class PublicationPage(Base):
    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.publication_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_publication"
        return [path("<int:object_id>/publication/", view, name=name), *super().get_urls()]

    def publication_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """GET shows it; POST does the verb that the pressed button names."""
        thing = self.visible(request, object_id)
        timing = TimeForm(request.POST if request.POST.get("do") == "schedule" else None)
        if request.method != "POST":
            return self._publication(request, thing, timing)
        verb = VERBS.get(request.POST.get("do", ""))
        if verb is None:
            messages.error(request, "This page does not know that button. Choose one below.")
        elif verb is schedule and not timing.is_valid():
            return self._publication(request, thing, timing, status=400)
        else:
            try:
                messages.success(request, verb(thing, request, timing))
            except (RefusedError, ValueError) as error:
                messages.error(request, str(error))
        return HttpResponseRedirect(request.path)

    def _publication(self, request: HttpRequest, thing: Any, timing: TimeForm, status: int = 200) -> HttpResponse:
        user, waits, review = request.user, waiting_of(thing), open_review(thing)
        published = thing.state == State.PUBLISHED
        context = {
            **self.admin_site.each_context(request),
            "title": f"Publication of “{thing}”",
            "opts": self.opts,
            "original": thing,
            "badge": drawn(badge_of(thing, waits=waits is not None)),
            "published": published,
            "waits": waits,
            "review": review,
            "stale": review is not None and is_stale(review, thing),
            "approval": approval_of(thing),
            "answer": last_answer(thing),
            "digest": proposed_digest(thing),
            "reviews": Review.objects.about(thing).select_related("requested_by", "answered_by")[:SHOWN_REVIEWS],
            "differences": compare(self.model, content_of(thing), proposed_words(thing)) if waits else None,
            "pictures": self._sides(thing, waits) if waits else None,
            "may_publish": may_put_out(user, thing) and (not published or waits is not None),
            "may_take_back": published and may_publish(user, thing),
            "may_submit": may_change(user, thing) and (not published or waits is not None),
            "may_answer": review is not None and may_approve(user, thing),
            "may_write": may_change(user, thing),
            "timing": timing,
            "days": DAYS,
            "links": self._links(thing) if may_change(user, thing) else [],
            "form_page": self._address("change", thing),
            "zone": timezone.get_current_timezone_name(),
        }
        return render(request, "admin/editing/publication.html", context, status=status)

    def _links(self, thing: Any) -> list[tuple[Any, str]]:
        """The preview links that lead to it, each with its address."""
        stem = urljoin(settings.SITE_URL, "/preview/")
        return [(link, stem + token_of(link)) for link in links_of(thing)]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """How it stands, above the form."""
        thing = context.get("original")
        if thing is not None and thing.pk and not context.get("is_popup"):
            waits, answer = waiting_of(thing), last_answer(thing)
            context["standing"] = {
                "badge": drawn(badge_of(thing, waits=waits is not None)),
                "published": thing.state == State.PUBLISHED,
                "waits": waits,
                "review": open_review(thing),
                "approval": approval_of(thing),
                "asked": answer if answer and answer.answer == Review.Answer.CHANGES else None,
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def _sides(self, thing: Any, waits: Any) -> dict[str, str] | None:
        """Where the pictures of the parts are, as readers see them and as they would."""
        if not getattr(self.model, "PARTS", ""):
            return None
        before = self._address("storedpart", thing, 1).removesuffix("1.png")
        return {"before": before, "after": self._address("copypart", thing, waits.pk, 1).removesuffix("1.png")}


def publish(thing: Any, request: HttpRequest, _timing: TimeForm) -> str:
    actions.publish(thing, by=request.user)
    return f"“{thing}” is live as you see it here."


def schedule(thing: Any, request: HttpRequest, timing: TimeForm) -> str:
    actions.publish(thing, by=request.user, at=timing.cleaned_data["at"])
    return f"“{thing}” will be published then, by itself."


def take_back(thing: Any, request: HttpRequest, _timing: TimeForm) -> str:
    actions.unpublish(thing, by=request.user)
    return f"“{thing}” is a draft again: readers do not see it any more."


def discard(thing: Any, request: HttpRequest, _timing: TimeForm) -> str:
    actions.discard_changes(thing, by=request.user)
    return "The changes were thrown away. Readers see what they saw before."


def submit(thing: Any, request: HttpRequest, _timing: TimeForm) -> str:
    reviewing.submit(thing, by=request.user, note=_text(request, "note"))
    return "Submitted for review. Whoever answers is told, and you will be told the answer."


def withdraw(thing: Any, request: HttpRequest, _timing: TimeForm) -> str:
    reviewing.withdraw(thing, by=request.user)
    return "You took the request back."


def approve(thing: Any, request: HttpRequest, _timing: TimeForm) -> str:
    reviewing.approve(thing, by=request.user, digest=request.POST.get("digest", ""), reply=_text(request, "reply"))
    return "Approved: exactly these words may be published."


def ask_for_changes(thing: Any, request: HttpRequest, _timing: TimeForm) -> str:
    digest, reply = request.POST.get("digest", ""), _text(request, "reply")
    reviewing.ask_for_changes(thing, by=request.user, digest=digest, reply=reply)
    return "Sent back with what you wrote."


def _text(request: HttpRequest, name: str) -> str:
    return request.POST.get(name, "").replace("\r\n", "\n").strip()[:2000]


def share(thing: Any, request: HttpRequest, _timing: TimeForm) -> str:
    days = request.POST.get("days", "")
    link = make_link(
        thing, by=request.user, days=int(days) if days.isdecimal() else 0, note=_text(request, "for")[:120]
    )
    return f"Whoever has the link may read it until {spoken(link.expires_at)}."


def revoke(thing: Any, request: HttpRequest, _timing: TimeForm) -> str:
    number = request.POST.get("link", "")
    revoke_link(thing, int(number) if number.isdecimal() else 0, by=request.user)
    return "The link leads nowhere any more."


VERBS = {
    "share": share,
    "revoke": revoke,
    "publish": publish,
    "schedule": schedule,
    "take-back": take_back,
    "discard": discard,
    "submit": submit,
    "withdraw": withdraw,
    "approve": approve,
    "changes": ask_for_changes,
}
