# Nuvika's commands. `make run` and `make test` need nothing but Python 3.11 or newer.
# Works with GNU make 3.81 (macOS) and newer; what takes more than a line stands in scripts/.

PORT ?= 8000
PYTHON ?=
export PORT PYTHON

BIN := .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run test look fuzz drill scale lint format bench lock environment clean

help:
	@echo "make run      start the site on 127.0.0.1:$(PORT) (PORT=8001 for another port)"
	@echo "make test     install what is needed and run all tests"
	@echo "make look     every public page in a real browser: valid, accessible, light, still, in every look"
	@echo "make fuzz     hostile inputs by the thousand, each payload in each place"
	@echo "make drill    kill, fill up, damage and hurry the site, on SQLite and PostgreSQL"
	@echo "make scale    the tests on PostgreSQL and Redis, and two sites as one with object storage"
	@echo "make lint     style, types, templates, migrations"
	@echo "make format   put the code in the project's style"
	@echo "make bench    how fast the site is, beside stated baselines (ONLY=exports for a part)"
	@echo "make lock     pin all packages anew, after a change of pyproject.toml"
	@echo "make clean    remove what can be made again: .venv and caches; never var/"
	@echo ""
	@echo "PYTHON=/path/to/python3.12 chooses the Python that .venv is made with."

run:
	@sh scripts/python.sh scripts/run.py

test: environment
	@$(BIN) -m pytest -n 2

fuzz: environment
	@FUZZ=full $(BIN) -m pytest -n 2 tests/hostile

drill: environment
	@$(BIN) -m tests.drill

look: environment
	@LOOK=1 $(BIN) -m pytest tests/look

scale: environment
	@$(BIN) -m tests.scale

lint: environment
	@sh scripts/lint.sh

format: environment
	@$(BIN) -m ruff check --fix .
	@$(BIN) -m ruff format .

bench: environment
	@$(BIN) -m scripts.bench

lock: environment
	@sh scripts/lock.sh

environment:
	@sh scripts/python.sh scripts/environment.py requirements-dev.txt

clean:
	@rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Removed .venv and caches. Your data in var/ was left alone."
