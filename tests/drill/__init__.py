"""Drills: the site under gunicorn, killed, filled up, damaged and hurried, on SQLite and on PostgreSQL. `make drill`."""
