"""The frame as pages use it: a plain value, read again when something changed."""

from dataclasses import dataclass

from nuvika.front import content_version
from nuvika.front.content_version import Version
from nuvika.front.frame.models import ONLY, FrameLink, Place, SiteFrame


@dataclass(frozen=True, slots=True)
class Frame:
    name: str = "Nuvika"
    tagline: str = ""
    description: str = ""
    language: str = "en"
    legal_line: str = ""
    logo_src: str = ""
    logo_width: int = 0  # px, as it is shown
    navigation: tuple[FrameLink, ...] = ()
    footer: tuple[FrameLink, ...] = ()
    social: tuple[FrameLink, ...] = ()

    @property
    def locale(self) -> str:
        """As Open Graph writes it: en_GB; empty where the language says no country."""
        language, _, country = self.language.partition("-")
        return f"{language}_{country.upper()}" if len(country) == 2 else ""


LOGO_HEIGHT = 36  # px
_known: tuple[Version | None, Frame] = (None, Frame())


def current() -> Frame:
    """As this process read it, while nothing that readers see has changed since: every page shows it."""
    version = content_version.current()
    if _known[0] == version:
        return _known[1]
    row = SiteFrame.objects.select_related("logo").filter(pk=ONLY).first()
    frame = _read(row) if row else Frame()
    _remember(version, frame)
    return frame


def last_known() -> Frame:
    """The frame as this process read it last, for a page that may not ask the database."""
    return _known[1]


def _read(row: SiteFrame) -> Frame:
    links = list(row.links.all())
    logo = row.logo
    return Frame(
        name=row.name,
        tagline=row.tagline,
        description=row.description or row.tagline,
        language=row.language,
        legal_line=row.legal_line,
        logo_src=logo.file.url if logo else "",
        logo_width=round(logo.width * LOGO_HEIGHT / logo.height) if logo and logo.height else 0,
        navigation=_at(links, Place.NAVIGATION),
        footer=_at(links, Place.FOOTER),
        social=_at(links, Place.SOCIAL),
    )


def _at(links: list[FrameLink], place: Place) -> tuple[FrameLink, ...]:
    return tuple(link for link in links if link.place == place)


def _remember(version: Version, frame: Frame) -> None:
    global _known
    _known = (version, frame)
