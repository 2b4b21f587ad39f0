"""An iCalendar (RFC 5545) of events, as text."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

LINE = 75  # octets, after which a line is folded


@dataclass(frozen=True, slots=True)
class Event:
    """`start` is a moment with a zone, or a date for the whole day."""

    uid: str
    title: str
    start: datetime | date
    changed: datetime
    address: str = ""
    text: str = ""


def calendar(name: str, events: Iterable[Event]) -> str:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Nuvika//Editorial calendar//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_text(name)}")
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(event: Event) -> list[str]:
    lines = ["BEGIN:VEVENT", f"UID:{_text(event.uid)}", f"DTSTAMP:{_moment(event.changed)}"]
    if isinstance(event.start, datetime):
        lines += [f"DTSTART:{_moment(event.start)}", f"DTEND:{_moment(event.start + timedelta(minutes=15))}"]
    else:
        lines += [f"DTSTART;VALUE=DATE:{event.start:%Y%m%d}", "TRANSP:TRANSPARENT"]
    lines.append(f"SUMMARY:{_text(event.title)}")
    if event.text:
        lines.append(f"DESCRIPTION:{_text(event.text)}")
    if event.address:
        lines.append(f"URL:{event.address}")
    return [*lines, "END:VEVENT"]


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    kept = "".join(sign for sign in text.replace("\r\n", "\n") if sign == "\n" or sign.isprintable())
    return kept.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _folded(line: str) -> str:
    """Lines of at most LINE octets; what continues one begins with a space. No sign is cut in two."""
    made, room = "", LINE
    for sign in line:
        size = len(sign.encode())
        if size > room:
            made, room = f"{made}\r\n ", LINE - 1
        made, room = made + sign, room - size
    return made
