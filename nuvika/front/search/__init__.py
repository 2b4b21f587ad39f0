"""Search over posts and slides: one index, kept by the database itself, the same on SQLite and PostgreSQL."""
