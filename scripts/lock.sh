#!/bin/sh
# Pin every package with its hashes in requirements*.txt. The files name no registry. `make lock` calls it.
set -e

.venv/bin/python -m pip install --quiet --disable-pip-version-check uv
lock() {
    .venv/bin/python -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@" pyproject.toml
}
lock --output-file requirements.txt
lock --group dev --constraint requirements.txt --output-file requirements-dev.txt
