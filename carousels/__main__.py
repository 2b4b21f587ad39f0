"""`python -m carousels brief.txt`: a brief as a file, without a site and its database.

What is wrong is told on standard error, one line a finding; an error keeps the file from being written.
"""

import argparse
import sys
from pathlib import Path

from carousels import brief
from carousels.findings import Severity
from carousels.preflight import preflight
from carousels.render.formats import FORMATS, Job
from carousels.render.sizes import SIZES
from carousels.render.themes import DEFAULT_THEME, brand_in, ready_theme, theme_keys


def main() -> int:
    """Returns the exit status: 0 where the file was written."""
    options = _options()
    try:
        data = options.brief.read_bytes()
    except OSError as error:
        return _refused(f"{options.brief} cannot be read ({error.strerror}).")
    reading = brief.read_bytes(data, options.brief.name)
    for problem in reading.problems:
        _tell(f"{options.brief}:{problem.line}: {problem.severity}: {problem.message}")
    if reading.deck is None or not reading.ok:
        return 1
    form, brand, size = FORMATS[options.format], brand_in(ready_theme(options.theme)), SIZES[options.size]
    made = form.write(Job(reading.deck, brand, size, options.brief.stem))
    findings = dict.fromkeys((*preflight(reading.deck, brand, size, pages=made.pages), *made.findings))
    for finding in findings:
        _tell(f"{options.brief}: {finding}")
    if any(finding.severity is Severity.ERROR for finding in findings):
        return 1
    path = options.output or Path(f"{options.brief.stem}.{form.extension}")
    try:
        path.write_bytes(made.data)
    except OSError as error:
        return _refused(f"{path} cannot be written ({error.strerror}).")
    sys.stdout.write(f"{path}\n")
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m carousels", description="Write a brief as a file, without a site."
    )
    parser.add_argument("brief", type=Path, help="a .txt, .md or .docx")
    parser.add_argument("--format", default="pdf", choices=list(FORMATS))
    parser.add_argument("--size", default="portrait", choices=list(SIZES))
    parser.add_argument("--theme", default=DEFAULT_THEME, choices=theme_keys())
    parser.add_argument("--output", type=Path, help="beside you, named as the brief, where left out")
    return parser.parse_args()


def _refused(sentence: str) -> int:
    _tell(sentence)
    return 1


def _tell(line: str) -> None:
    sys.stderr.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
