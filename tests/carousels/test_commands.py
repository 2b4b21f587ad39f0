import io

import pypdfium2
import pytest
from django.core.management import CommandError, call_command

from carousels import brief
from carousels.decks import deck_of
from carousels.models import Carousel
from tests.carousels.factories import make_carousel, make_deck

pytestmark = pytest.mark.django_db


def run(*args: str) -> tuple[str, str, int]:
    out, err, code = io.StringIO(), io.StringIO(), 0
    try:
        call_command(*args, stdout=out, stderr=err)
    except SystemExit as exit_:
        code = int(exit_.code or 0)
    return out.getvalue(), err.getvalue(), code


def test_import_says_what_it_did_and_again_that_nothing_changed(tmp_path):
    file = tmp_path / "smaller.txt"
    file.write_text(brief.write(make_deck(blog_post="nuvikatech.com/blog/posts/smaller")), encoding="utf-8")
    assert run("import_brief", str(file), "--publish") == ("created smaller (3 slides)\n", "", 0)
    assert run("import_brief", str(file), "--publish")[0] == "unchanged smaller (3 slides)\n"
    assert Carousel.objects.get().is_live()


def test_a_bad_brief_is_told_at_its_line_and_the_others_are_imported(tmp_path):
    bad, good = tmp_path / "bad.txt", tmp_path / "good.txt"
    bad.write_text("LinkedIn Carousel: Nothing else\n", encoding="utf-8")
    good.write_text(brief.write(make_deck()), encoding="utf-8")
    out, err, code = run("import_brief", str(bad), str(good), str(tmp_path / "missing.txt"))
    assert out == "created smaller (3 slides)\n"
    assert f"{bad}:" in err
    assert "cannot be read" in err
    assert code == 1


def test_export_writes_a_page_for_each_slide(tmp_path):
    make_carousel()
    path = tmp_path / "deep" / "x.pdf"
    out, _err, code = run("export_carousel", "smaller", "--output", str(path))
    assert (out, code) == (f"{path}\n", 0)
    document = pypdfium2.PdfDocument(path)
    assert [document[page].get_size() for page in range(len(document))] == [(1080, 1350)] * 3


def test_a_brief_that_was_exported_reads_to_the_same_deck(tmp_path):
    make_carousel()
    path = tmp_path / "x.txt"
    run("export_carousel", "smaller", "--format", "brief", "--output", str(path))
    assert brief.read_bytes(path.read_bytes()).deck == deck_of(Carousel.objects.get())


def test_text_that_does_not_fit_blocks_the_file_unless_forced(tmp_path):
    carousel = make_carousel()
    carousel.slides.filter(position=2).update(headline="Far too many words. " * 200)
    path = tmp_path / "x.pdf"
    _out, err, code = run("export_carousel", "smaller", "--output", str(path))
    assert (code, path.exists()) == (1, False)
    assert "slide 2, headline: error" in err
    assert run("check_carousel", "smaller")[2] == 1
    assert run("export_carousel", "smaller", "--output", str(path), "--force")[2] == 0
    assert path.exists()


def test_an_unknown_carousel_is_named():
    with pytest.raises(CommandError, match="no carousel “nowhere”"):
        run("export_carousel", "nowhere")
