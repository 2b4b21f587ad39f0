"""The full-text index beside the table: the database keeps it, whoever writes."""

from django.db import migrations

SQLITE = [
    """
    CREATE VIRTUAL TABLE front_searchdocument_fts USING fts5(
        title_words, words,
        content = 'front_searchdocument', content_rowid = 'id',
        tokenize = "ascii tokenchars '+#'", prefix = '2 3 4'
    )
    """,
    """
    CREATE TRIGGER front_searchdocument_added AFTER INSERT ON front_searchdocument BEGIN
        INSERT INTO front_searchdocument_fts (rowid, title_words, words) VALUES (new.id, new.title_words, new.words);
    END
    """,
    """
    CREATE TRIGGER front_searchdocument_gone AFTER DELETE ON front_searchdocument BEGIN
        INSERT INTO front_searchdocument_fts (front_searchdocument_fts, rowid, title_words, words)
        VALUES ('delete', old.id, old.title_words, old.words);
    END
    """,
    """
    CREATE TRIGGER front_searchdocument_changed AFTER UPDATE ON front_searchdocument BEGIN
        INSERT INTO front_searchdocument_fts (front_searchdocument_fts, rowid, title_words, words)
        VALUES ('delete', old.id, old.title_words, old.words);
        INSERT INTO front_searchdocument_fts (rowid, title_words, words) VALUES (new.id, new.title_words, new.words);
    END
    """,
    "INSERT INTO front_searchdocument_fts (front_searchdocument_fts) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER front_searchdocument_added",
    "DROP TRIGGER front_searchdocument_gone",
    "DROP TRIGGER front_searchdocument_changed",
    "DROP TABLE front_searchdocument_fts",
]

# The words are cut and folded already: they become the vector as they are, no parser touches them.
POSTGRESQL = [
    """
    ALTER TABLE front_searchdocument
        ADD COLUMN title_vector tsvector GENERATED ALWAYS AS (
            array_to_tsvector(array_remove(string_to_array(title_words, ' '), ''))
        ) STORED,
        ADD COLUMN vector tsvector GENERATED ALWAYS AS (
            array_to_tsvector(array_remove(string_to_array(title_words || ' ' || words, ' '), ''))
        ) STORED
    """,
    "CREATE INDEX front_searchdocument_title ON front_searchdocument USING gin (title_vector)",
    "CREATE INDEX front_searchdocument_vector ON front_searchdocument USING gin (vector)",
]
POSTGRESQL_BACK = ["ALTER TABLE front_searchdocument DROP COLUMN vector, DROP COLUMN title_vector"]

THERE = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
BACK = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}


def make(apps, schema_editor):
    for statement in THERE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in BACK[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("front", "0003_search")]

    operations = [migrations.RunPython(make, remove)]
