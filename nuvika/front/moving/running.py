"""An import from its beginning to its end: what is among the files, in an order in which each finds what it names."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any, TypeVar

from django.core.exceptions import ValidationError

from blog.models import Picture
from carousels.deckjson import NotADeckError
from nuvika.editing.models import kind_of
from nuvika.front.moving import CAROUSELS, FORMAT, MANIFEST, PICTURES, carousels, limits, records
from nuvika.front.moving.articlefiles import EXTENSIONS, Article, Reader
from nuvika.front.moving.articles import PageKind, PostKind
from nuvika.front.moving.importing import Desk, Report
from nuvika.front.moving.kinds import Options, digest_of
from nuvika.front.moving.models import Arrival
from nuvika.front.moving.redirecting import Redirects
from nuvika.front.moving.shelf import Kept, Shelf
from nuvika.front.moving.sources import Source, SourceError, texts_of
from nuvika.front.moving.wordpress import NotWordPressError, articles
from nuvika.lib import plainyaml

Thing = TypeVar("Thing")
Step = Callable[[str], None]  # told after each file, with its name


def run(
    source: Source,
    options: Options,
    *,
    beside: Iterable[Source] = (),
    step: Step = lambda _name: None,
    most: int | None = None,
) -> Report:
    """Import what the source holds; pictures are sought in those beside it, too. A dry run writes nothing.

    `most` articles and carousels are read, where it is given. Raises SourceError for what cannot be read at all.
    """
    return _Run(source, options, list(beside), step, most).run()


def files_of(source: Source) -> list[str]:
    """What would be read, for knowing how far one is."""
    return [name for name in texts_of(source) if PurePosixPath(name).suffix.lower() in (*EXTENSIONS, ".xml", ".json")]


class _Run:
    def __init__(self, source: Source, options: Options, beside: list[Source], step: Step, most: int | None) -> None:
        self.source, self.step, self.report = source, step, Report()
        self.problems, self.options = self.report.problems, options
        self.most, self.own = most, self._is_ours()
        files = (name for name in source.names if self.own and name.startswith(PICTURES))
        self.pictures = {name.removeprefix(PICTURES).partition("-")[0]: name for name in files}
        self.shelf = Shelf(
            [source, *beside],
            by=options.by,
            dry_run=options.dry_run,
            own=self.own,
            problems=self.problems,
            arrived=self._arrived,
        )
        self.records = records.kinds(self._named_picture)
        self.desk, self.redirects = Desk(options, self.report), Redirects(records.redirects(self._named_picture))

    def run(self) -> Report:
        if self.own:
            for name, kind in self.records.items():
                self._table(name, kind)
        for article in self._first(self._articles(Reader(self.shelf, self.problems, self.own))):
            self.desk.put(
                PageKind() if article.is_page else PostKind(), article.facts, file=article.file, line=article.line
            )
            self.redirects.note(article)
        decks = [name for name in self._names((".json",)) if self.own and name.startswith(CAROUSELS)]
        for name in self._first(decks):
            self._carousel(name)
            self.step(name)
        if self.own:
            self._table("redirects.yaml", self.redirects.kind)
        self.redirects.put(self.desk)
        return self.report

    def _first(self, things: Iterable[Thing]) -> Iterator[Thing]:
        for number, thing in enumerate(things):
            if self.most is not None and number >= self.most:
                self.report.cut_short = True
                return
            yield thing

    def _articles(self, reader: Reader) -> Iterator[Article]:
        for name in self._names(EXTENSIONS):
            try:
                article = reader.read(name, self.source.read(name, limits.MAX_TEXT))
            except SourceError as problem:
                self.problems.error(name, 1, str(problem))
            except ValidationError as problem:
                self.problems.error(name, 1, " ".join(problem.messages))
            else:
                if article is not None:
                    yield article
            self.step(name)
        for name in self._names((".xml",)):
            yield from self._of_wordpress(name, reader)
            self.step(name)

    def _of_wordpress(self, name: str, reader: Reader) -> Iterator[Article]:
        try:
            with self.source.opened(name) as stream:
                yield from articles(name, stream, reader)
        except SourceError as problem:
            self.problems.error(name, 1, str(problem))
        except NotWordPressError as problem:
            self.problems.error(name, problem.line, str(problem))

    def _names(self, endings: tuple[str, ...]) -> list[str]:
        return [name for name in texts_of(self.source) if PurePosixPath(name).suffix.lower() in endings]

    def _is_ours(self) -> bool:
        """Raises SourceError for an export of a format that a later version writes."""
        if MANIFEST not in texts_of(self.source):
            return False
        try:
            about, _ = plainyaml.mapping(self._text(MANIFEST, limits.MAX_DECK))
        except plainyaml.NotYamlError as problem:
            raise SourceError(f"{MANIFEST}:{problem.line} cannot be read: {problem}.") from problem
        if about.get("format") != str(FORMAT):
            raise SourceError(f"This export has the format {about.get('format')}; {FORMAT} is read. Update this site.")
        return True

    def _text(self, name: str, most: int) -> str:
        try:
            return self.source.read(name, most).decode("utf-8-sig")
        except UnicodeDecodeError as problem:
            raise SourceError("This is no text in UTF-8. Save the file with this encoding.") from problem

    def _table(self, name: str, kind: records.Record) -> None:
        if name not in self.source.names:
            return
        try:
            entries = plainyaml.mappings(self._text(name, limits.MAX_TABLE))
        except SourceError as problem:
            self.problems.error(name, 1, str(problem))
            return
        except plainyaml.NotYamlError as problem:
            self.problems.error(name, problem.line, f"This is no YAML that can be read: {problem}.")
            return
        for line, values in entries:
            try:
                facts = kind.read(values)
            except ValidationError as problem:
                self.problems.error(name, line, " ".join(problem.messages))
            else:
                self.desk.put(kind, facts, file=name, line=line)

    def _carousel(self, name: str) -> None:
        try:
            facts = carousels.read(self._text(name, limits.MAX_DECK), self._picture_of_a_slide)
        except (SourceError, NotADeckError) as problem:
            self.problems.error(name, 1, str(problem))
        except ValidationError as problem:
            self.problems.error(name, 1, " ".join(problem.messages))
        else:
            self.desk.put(carousels.CarouselKind(), facts, file=name)

    def _named_picture(self, name: str) -> Kept | None:
        place = self.shelf.place_of(name)
        return self.shelf.picture(place) if place else None

    def _picture_of_a_slide(self, digest: str) -> Kept | None:
        place = self.pictures.get(digest[:16]) if len(digest) == 64 else None
        return self.shelf.picture(place) if place else Picture.objects.filter(digest=digest).first()

    def _arrived(self, picture: Picture, origin: str, place: str, is_new: bool) -> None:
        """What comes with its words is as it came until somebody writes others."""
        digest = digest_of(self.records["pictures.yaml"].facts_of(picture)) if is_new else ""
        about: dict[str, Any] = {"content_type": kind_of(Picture), "object_id": picture.pk}
        Arrival.objects.get_or_create(**about, defaults={"origin": origin, "digest": digest, "file": place[:400]})
