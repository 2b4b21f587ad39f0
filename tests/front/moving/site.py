"""Importing files in tests: given as a dictionary, answered as a report."""

import io
import zipfile
from pathlib import Path
from typing import Any

from nuvika.front.moving import running
from nuvika.front.moving.importing import Report
from nuvika.front.moving.kinds import Options
from nuvika.front.moving.sources import Zip, opened

Files = dict[str, str | bytes]


def packed(files: Files) -> io.BytesIO:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    out.seek(0)
    return out


def imported(files: Files, **options: Any) -> Report:
    """The report of importing these files, as they would lie in a folder."""
    return running.run(Zip(packed({**files, "ignored.txt": "x"}), "site.zip"), Options(**options))


def imported_from(path: Path, beside: Path | None = None, **options: Any) -> Report:
    with opened(path) as source:
        if beside is None:
            return running.run(source, Options(**options))
        with opened(beside) as more:
            return running.run(source, Options(**options), beside=[more])


def results(report: Report) -> list[str]:
    return list(map(str, report.outcomes))


def problems(report: Report) -> list[str]:
    return list(map(str, report.problems))
