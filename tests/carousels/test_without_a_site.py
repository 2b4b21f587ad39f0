"""`python -m carousels brief.txt` writes a brief as a file where there is no site and no database."""

import subprocess
import sys
from pathlib import Path

import pypdfium2

ROOT = Path(__file__).resolve().parents[2]
BRIEF = ROOT / "nuvika/front/samples/briefs/ship-smaller-pull-requests.txt"


def run(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "carousels", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_brief_becomes_a_document(tmp_path):
    path = tmp_path / "slides.pdf"
    answer = run(BRIEF, "--theme", "night", "--size", "square", "--output", path)
    assert (answer.returncode, answer.stdout) == (0, f"{path}\n"), answer.stderr
    document = pypdfium2.PdfDocument(path)
    assert len(document) > 5
    assert document[0].get_size() == (1080, 1080)


def test_what_is_wrong_with_a_brief_is_told_and_nothing_is_written(tmp_path):
    brief = tmp_path / "brief.txt"
    brief.write_text(f"LinkedIn Carousel: T\n\nSLIDE 1 — Cover\nHeadline: {'long ' * 300}\n", encoding="utf-8")
    answer = run(brief, "--output", tmp_path / "slides.pdf")
    assert answer.returncode == 1
    assert "brief.txt: slide 1, headline: error: text does not fit" in answer.stderr
    assert not (tmp_path / "slides.pdf").exists()


def test_a_file_that_is_no_brief_or_cannot_be_read_is_refused(tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    assert "there is no slide" in run(tmp_path / "empty.txt").stderr
    answer = run(tmp_path / "gone.txt")
    assert (answer.returncode, answer.stderr) == (
        1,
        f"{tmp_path}/gone.txt cannot be read (No such file or directory).\n",
    )


def test_a_folder_that_cannot_be_written_to_is_named(tmp_path):
    answer = run(BRIEF, "--output", tmp_path / "nowhere" / "slides.pdf")
    assert "nowhere/slides.pdf cannot be written (No such file or directory)." in answer.stderr
    assert answer.returncode == 1
