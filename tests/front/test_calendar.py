"""The editorial calendar: what stands on its days, moving it, and the feed for calendars elsewhere."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from nuvika.front import calendar
from nuvika.lib import ical
from tests import factories
from tests.carousels.factories import make_carousel

pytestmark = pytest.mark.django_db
MONTH, MOVE = "/admin/calendar/?month=2031-05", "/admin/calendar/move/"
SCRIPT = {"Sec-Fetch-Dest": "empty"}


def desk_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def scheduled(**more: Any) -> Any:
    return factories.make_post(**{"published_at": datetime(2031, 5, 6, 10, 30, tzinfo=UTC), **more})


def move(desk: Client, kind: str, thing: Any, day: str, **more: Any) -> Any:
    return desk.post(MOVE, {"kind": kind, "thing": thing.pk, "day": day}, headers=SCRIPT, **more)


@pytest.fixture
def desk(db: None) -> Client:
    return desk_of(factories.make_publisher())


def test_a_month_shows_what_is_planned_and_scheduled_on_its_day(desk: Client) -> None:
    scheduled(title="Queues")
    make_carousel("Planned one", planned_on="2031-05-20")
    make_carousel("Another month", planned_on="2031-08-20")
    page = desk.get(MONTH).content.decode()
    assert "May 2031" in page
    assert "Queues" in page
    assert "10:30" in page
    assert "Planned one" in page
    assert "Another month" not in page
    assert desk.get("/admin/calendar/?month=nonsense").status_code == 200


def test_of_a_crowded_day_some_are_shown_what_is_to_come_first_and_all_where_asked(desk: Client) -> None:
    for number in range(7):
        factories.make_post(title=f"Out {number}", published_at=datetime(2025, 5, 6, 10, number, tzinfo=UTC))
    make_carousel("Late plan", planned_on="2025-05-06")
    shown = desk.get("/admin/calendar/?month=2025-05").content.decode()
    assert [f"Out {number}" in shown for number in range(7)] == [True] * 2 + [False] * 5
    assert "Late plan" in shown
    assert "5 more<" in shown
    whole = desk.get("/admin/calendar/?month=2025-05&whole=2025-05-06").content.decode()
    assert [f"Out {number}" in whole for number in range(7)] == [True] * 7
    assert "more<" not in whole


def test_of_a_crowded_day_what_is_scheduled_stands_before_what_is_planned(desk: Client) -> None:
    for number in range(3):
        make_carousel(f"Idea {number}", planned_on="2031-05-06")
    scheduled(title="Launch")
    page = desk.get(MONTH).content.decode()
    assert [title in page for title in ("Launch", "Idea 0", "Idea 1", "Idea 2")] == [True, True, True, False]


def test_moving_keeps_the_time_of_the_day_and_leaves_a_revision(desk: Client) -> None:
    post, carousel = scheduled(), make_carousel(planned_on="2031-05-20")
    assert "is scheduled for 9 May 2031, 10:30" in move(desk, "post", post, "2031-05-09").json()["said"]
    post.refresh_from_db()
    assert post.published_at == datetime(2031, 5, 9, 10, 30, tzinfo=UTC)
    move(desk, "carousel", carousel, "2031-05-01")
    carousel.refresh_from_db()
    assert (str(carousel.planned_on), carousel.state) == ("2031-05-01", "draft")


def test_what_is_live_stays_and_nothing_is_published_by_moving(desk: Client) -> None:
    answer = move(desk, "post", factories.make_post(title="Out"), "2031-05-09")
    assert (answer.status_code, answer.json()["error"]) == (409, "“Out” is published already: it stays on its day.")
    post = scheduled()
    assert "would be published at once" in move(desk, "post", post, "2001-05-09").json()["error"]
    post.refresh_from_db()
    assert post.status == "scheduled"


@pytest.mark.parametrize("day", ["", "2031-02-31", "soon", "0001-01-01"])
def test_a_day_that_is_none_is_refused(desk: Client, day: str) -> None:
    assert move(desk, "post", scheduled(), day).status_code in (400, 409)


def test_without_a_script_a_form_moves_it_and_leads_back(desk: Client) -> None:
    carousel = make_carousel(planned_on="2031-05-20")
    answer = desk.post(MOVE, {"kind": "carousel", "thing": carousel.pk, "day": "2031-06-01"})
    assert answer["Location"] == "/admin/calendar/?month=2031-06"


def test_editors_move_drafts_alone_and_authors_their_own() -> None:
    post, draft = scheduled(), factories.make_draft(planned_on="2031-05-02")
    editor, author = desk_of(factories.make_editor_account()), desk_of(factories.make_author_account())
    assert move(editor, "post", post, "2031-05-09").status_code == 403
    assert move(editor, "post", draft, "2031-05-09").status_code == 200
    assert move(author, "post", draft, "2031-05-10").status_code == 404
    assert move(editor, "user", draft, "2031-05-10").status_code == 404
    assert editor.get(MOVE).status_code == 405


def test_the_feed_holds_what_its_account_sees_until_the_password_changes(client: Client) -> None:
    author = factories.make_author_account(password="x")
    day = timezone.localdate() + timedelta(days=3)
    factories.make_draft(title="Mine; really, mine", planned_on=day, created_by=author)
    factories.make_draft(title="Theirs", planned_on=day)
    address = f"/calendar/{calendar.token_of(author)}.ics"
    answer = client.get(address)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    text = answer.content.decode()
    assert "SUMMARY:Post: Mine\\; really\\, mine (Draft)" in text
    assert f"DTSTART;VALUE=DATE:{day:%Y%m%d}" in text
    assert "Theirs" not in text
    author.set_password("another")
    author.save()
    assert client.get(address).status_code == 404
    assert client.get("/calendar/forged.ics").status_code == 404


def test_long_lines_are_folded_and_nothing_breaks_out_of_one() -> None:
    event = ical.Event("1", "ü" * 100 + "\r\nBEGIN:VEVENT", datetime(2031, 1, 1, tzinfo=UTC), timezone.now())
    lines = ical.calendar("Plan", [event]).split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines.count("BEGIN:VEVENT") == 1
    assert "ü" * 100 + "\\nBEGIN:VEVENT" in "\r\n".join(lines).replace("\r\n ", "")
