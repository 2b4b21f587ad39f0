"""The kit: all that is needed to post a carousel, in one archive.

`<slug>.pdf`; `pictures/<slug>-01.png` …; `caption.txt`, ready to be pasted; `transcript.txt`; `alt-texts.txt`, one
line a picture; `manifest.json`, version 1, which says what is in the archive and what the checks found.
"""

import hashlib
import json
from typing import Any

from carousels.brief import slug_of_address
from carousels.deck import Deck
from carousels.marks import plain
from carousels.posting import text_of, tracked
from carousels.render.engine import compile_deck
from carousels.render.formats import FORMATS, Format, Job, Output, picture_name, zipped
from carousels.transcript import alt_text, transcript

VERSION = 1


def _write_kit(job: Job) -> Output:
    document = FORMATS["pdf"].write(job)
    pictures = compile_deck(job.deck, job.brand, job.size, "png").pages
    files = {
        f"{job.slug}.pdf": document.data,
        **{f"pictures/{picture_name(job, place, 'png')}": page for place, page in enumerate(pictures, 1)},
        "caption.txt": _caption(job).encode(),
        "transcript.txt": transcript(job.deck).encode(),
        "alt-texts.txt": _alt_texts(job).encode(),
    }
    manifest = json.dumps(_manifest(job, files, document), ensure_ascii=False, indent=2) + "\n"
    return Output(zipped({**files, "manifest.json": manifest.encode()}), document.findings, document.pages)


def _caption(job: Job) -> str:
    """The text of the post, its link counted as a visit from LinkedIn."""
    return text_of(job.deck, tracked(job.deck.blog_post, job.slug)) + "\n"


def _alt_texts(job: Job) -> str:
    count = len(job.deck.slides)
    lines = (
        f"{picture_name(job, number, 'png')}: {alt_text(slide, number, count)}"
        for number, slide in enumerate(job.deck.slides, 1)
    )
    return "\n".join(lines) + "\n"


def _manifest(job: Job, files: dict[str, bytes], document: Output) -> dict[str, Any]:
    deck: Deck = job.deck
    return {
        "version": VERSION,
        "slug": job.slug,
        "title": plain(deck.title),
        "document_title": plain(deck.document_title or deck.title),
        "language": deck.language,
        "theme": job.brand.name,
        "size": {"name": job.size.key, "width": job.size.width, "height": job.size.height},
        "slides": len(deck.slides),
        "post": slug_of_address(deck.blog_post),
        "files": [
            {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in files.items()
        ],
        "findings": [str(finding) for finding in document.findings],
    }


KIT = Format("kit", "Kit: everything to post (ZIP)", "zip", "application/zip", _write_kit)
