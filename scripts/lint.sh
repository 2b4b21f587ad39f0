#!/bin/sh
# Style, types, templates, migrations: all are run, and it fails when one does. `make lint` calls it.

python=.venv/bin/python
DATA_DIR=$(mktemp -d) && export DATA_DIR
trap 'rm -rf "$DATA_DIR"' EXIT
failed=0

check() {
    echo "— $1"
    shift
    "$@" || failed=1
}

check "ruff: rules" $python -m ruff check .
check "ruff: format" $python -m ruff format --check .
check "mypy: types" $python -m mypy
check "djlint: templates" $python -m djlint --lint --quiet templates
check "migrations" $python manage.py makemigrations --check --dry-run --settings tests.settings
exit $failed
