"""A brief as a deck, with every problem at its line. Nothing raises: what is wrong is in the reading."""

import re
from dataclasses import replace

from carousels.brief import kinds
from carousels.brief.decoding import NotABriefError, check_text, decode
from carousels.brief.normalise import LINE_ENDS, normalise, normalise_code, normalise_line, trim
from carousels.brief.problems import Problem, Reading
from carousels.brief.sections import Section, Value, split
from carousels.deck import DEFAULT_LANGUAGE, DEFAULT_SIZE, MAX_SLIDES, Deck, Kind, Slide
from carousels.findings import Severity
from carousels.render.sizes import SIZES

_CLAIM = re.compile(r"(?:^|\s*[·\-–—,|]\s*)(\d{1,6})\s+slides?$", re.I)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_ADDRESS = re.compile(
    r"(?:https?://)?(?:[\w-]+\.)+[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?|https?://\S+|mailto:\S+@\S+|/\S*", re.I
)
_UNKNOWN = re.compile(r"([A-Z][\w’'-]{1,20}(?: [A-Z][\w’'-]{1,20}){0,3}):(?:\s|$)")
_FIELDS = "Label, Headline, Sub-line, Body, Link, Alt or Notes"


def read_bytes(data: bytes, filename: str = "") -> Reading:
    """Read a .txt, .md or .docx."""
    try:
        return read_text(decode(data, filename))
    except NotABriefError as error:
        return Reading(None, (Problem(Severity.ERROR, 1, str(error)),))


def read_text(text: str) -> Reading:
    try:
        source = LINE_ENDS.sub("\n", check_text(text))
    except NotABriefError as error:
        return Reading(None, (Problem(Severity.ERROR, 1, str(error)),))
    return _Reader(source).read()


class _Reader:
    """One reading on its way: the source and the problems so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.claimed: int | None = None

    def error(self, line: int, message: str) -> None:
        self.problems.append(Problem(Severity.ERROR, line, message))

    def warn(self, line: int, message: str) -> None:
        self.problems.append(Problem(Severity.WARNING, line, message))

    def read(self) -> Reading:
        header, *sections = split(self.source)
        fields = self.header(header)
        if not sections:
            self.error(1, "there is no slide. Start each slide with a line like “SLIDE 1 — Cover”.")
        if len(sections) > MAX_SLIDES:
            line = sections[MAX_SLIDES].line
            self.error(line, f"{len(sections)} slides are too many: LinkedIn takes {MAX_SLIDES} pages.")
        count = len(sections)
        # What is beyond the limit is not read: nobody mends ten thousand slides at their lines.
        slides = tuple(self.slide(section, place, count) for place, section in enumerate(sections[:MAX_SLIDES]))
        if self.claimed is not None and self.claimed != count:
            self.warn(self.claim_line, f"the brief says {self.claimed} slides; {count} were found.")
        deck = Deck(slides=slides, **fields) if slides and count <= MAX_SLIDES else None
        problems = tuple(sorted(self.problems, key=lambda problem: problem.line))
        return Reading(deck, problems, self.source, self.claimed)

    def header(self, header: Section) -> dict[str, str]:
        fields: dict[str, str] = {}
        for value in header.values:
            self.unknown_names(value)
            key = value.key or "title"
            text = normalise(value.text) if key == "caption" else normalise_line(value.text)
            if not text:
                continue
            if key in fields:
                self.warn(value.line, f"“{value.name or 'title'}” stands twice; both texts were kept.")
                text = f"{fields[key]} {text}"
            fields[key] = text
            self.check_header(fields, key, value.line)
        if not fields.get("title"):
            self.error(1, "there is no title. Start with a line like “LinkedIn Carousel: Ship smaller changes”.")
            fields["title"] = ""
        if "blog_post" not in fields:
            self.warn(1, "there is no blog post. Add a line like “Blog post: https://…/blog/posts/my-post”.")
        return fields

    def check_header(self, fields: dict[str, str], key: str, line: int) -> None:
        text = fields[key]
        if key == "post_type" and (claim := _CLAIM.search(text)):
            self.claimed, self.claim_line = int(claim[1]), line
            fields[key] = text[: claim.start()]
        elif key == "size":
            fields[key] = text.lower() if text.lower() in SIZES else DEFAULT_SIZE
            if text.lower() not in SIZES:
                self.warn(line, f"“{text}” is no size; {DEFAULT_SIZE} is used. Sizes: {', '.join(SIZES)}.")
        elif key == "language" and not _LANGUAGE.fullmatch(text):
            fields[key] = DEFAULT_LANGUAGE
            self.warn(line, f"“{text}” is no language like en, de or pt-BR; {DEFAULT_LANGUAGE} is used.")
        elif key == "blog_post" and not _ADDRESS.fullmatch(text):
            self.warn(line, f"the blog post “{text}” is no address like https://…/blog/posts/my-post.")

    def slide(self, section: Section, place: int, count: int) -> Slide:
        number = place + 1
        kind = self.kind(section, number)
        slide = Slide(kind or Kind.CONTENT, **self.fields(section, number, code=kind is Kind.CODE))  # type: ignore[arg-type]
        self.check_slide(slide, section, number)
        return slide if kind else replace(slide, kind=kinds.inferred(slide, place, count))

    def kind(self, section: Section, number: int) -> Kind | None:
        """The kind that the heading names; None where it names none."""
        heading = section.heading
        if heading and heading.number != number:
            self.warn(section.line, f"this slide is numbered {heading.number}; it stands as slide {number}.")
        if not heading or not heading.kind:
            return None
        kind = kinds.named(heading.kind)
        if kind is None:
            known = ", ".join(known.label for known in Kind)
            self.warn(section.line, f"“{heading.kind}” is no kind of slide; it is read as Content. Kinds: {known}.")
        return kind or Kind.CONTENT

    def fields(self, section: Section, number: int, *, code: bool) -> dict[str, str]:
        fields: dict[str, str] = {}
        seen: set[str] = set()
        for value in section.values[1:]:
            self.unknown_names(value)
            if value.key in seen:
                self.error(value.line, f"slide {number} has “{value.name}” twice. Put its text into one.")
            seen.add(value.key)
            text = normalise_code(value.text) if code and value.key == "body" else normalise(value.text)
            if text:
                fields[value.key] = "\n\n".join(part for part in (fields.get(value.key, ""), text) if part)
        self.loose_text(section, fields, number)
        return fields

    def loose_text(self, section: Section, fields: dict[str, str], number: int) -> None:
        """Text before any field: a headline and a body, where those are not given by name."""
        text = normalise(section.values[0].text)
        if not text:
            return
        headline, _, rest = text.partition("\n\n")
        if "headline" in fields:
            headline, rest = "", text
        taken = "its first paragraph is the headline, the rest the body" if headline else "it was put before the body"
        self.warn(section.line, f"slide {number} has text without a field’s name; {taken}. Names: {_FIELDS}.")
        if headline:
            fields["headline"] = headline
        body = "\n\n".join(part for part in (rest, fields.get("body", "")) if part)
        if body:
            fields["body"] = body

    def check_slide(self, slide: Slide, section: Section, number: int) -> None:
        texts = (slide.label, slide.headline, slide.subline, slide.body, slide.link, slide.alt, slide.notes)
        if not any(texts):
            self.error(section.line, f"slide {number} has no text at all. Write a headline, or delete the slide.")
        elif not slide.headline:
            self.warn(section.line, f"slide {number} has no headline")
        if slide.link and not _ADDRESS.fullmatch(slide.link):
            line = next((value.line for value in section.values if value.key == "link"), section.line)
            self.warn(line, f"the link “{slide.link}” of slide {number} is no address like https://example.com/page.")

    def unknown_names(self, value: Value) -> None:
        """A name that looks like a field's but is none: its text stays where it is."""
        begun = False
        for index, line in enumerate(value.lines):
            found = _UNKNOWN.match(line) if begun and not trim(value.lines[index - 1]) else None
            begun = begun or bool(trim(line))
            if found:
                self.warn(
                    value.line + index,
                    f"“{found[1]}” is no field; the text stays in {value.name or 'the title'}. Fields: {_FIELDS}.",
                )
