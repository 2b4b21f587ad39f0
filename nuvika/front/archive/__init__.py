"""A whole site in one file: a ZIP with every row of the database, every uploaded file, and a manifest.

    manifest.json   version, when, the migrations that the rows belong to, rows a table, size and SHA-256 a member
    rows/LABEL      a table: a line with its columns as a JSON list, then a line a row
    media/NAME      a file of the storage

Rows are written in a way that no database owns: an archive of SQLite is restored into PostgreSQL, and back.
"""

VERSION = 1
MANIFEST, ROWS, MEDIA = "manifest.json", "rows/", "media/"


class ArchiveError(ValueError):
    """Why an archive cannot be made or used: a sentence for the operator."""
