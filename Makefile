# make demo    show the diagnostics of an example list, the fixes as a diff, and the fixed list
# make test    everything that must hold: style, types, layers, generated files, the site, tests
# make fuzz    prove the laws for 20,000 generated inputs, with 2 processes; FUZZ='--inputs 500 --seed 2' for others
# make docs    write what is generated: pages and tables of rules, configuration and API, schemas, README's picture
# make lock    renew what the GitHub Action installs (asks the package index)
# make site    build the documentation as a site, in build/site
# make bench   measure speed and memory
# make clean   take away the environment and all caches
#
# The environment is made once, in .venv, with python3 or what PYTHON says (3.11 or newer).

SHELL := /bin/bash
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo test fuzz docs lock site bench clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.made
PEERS := $(VENV)/.made-bench
DEMO := fixtures/lists/demo.md
# The variable silences what the theme says of its successor.
MKDOCS := NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

# pip reads dependency groups from 25.1 on, and the pip that a Python brings along is often older.
$(STAMP): pyproject.toml
	@command -v $(PYTHON) >/dev/null || { \
	  echo "$(PYTHON) not found: install Python 3.11 or newer, or run make PYTHON=/path/to/python" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "$(PYTHON) is $$($(PYTHON) -V 2>&1): awesome-lint needs Python 3.11 or newer; run make PYTHON=/path/to/python" >&2; \
	  exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	@touch $@

demo: $(STAMP)
	@echo '$$ awesome-lint $(DEMO)'
	@$(BIN)/awesome-lint --isolated --no-cache --exit-zero $(DEMO)
	@echo
	@echo '$$ awesome-lint --diff $(DEMO)'
	@$(BIN)/awesome-lint --isolated --no-cache --exit-zero --diff $(DEMO)
	@echo
	@echo '$$ awesome-lint --fix-only - < $(DEMO)'
	@$(BIN)/awesome-lint --isolated --quiet --fix-only --stdin-filename $(DEMO) - < $(DEMO)

test: $(STAMP)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python scripts/compile_data.py --check
	$(BIN)/python scripts/generate.py --check
	$(BIN)/python scripts/lock.py --check
	$(BIN)/python scripts/screenshot.py --check
	$(MKDOCS)
	$(BIN)/pytest -n 2 --dist loadgroup

fuzz: $(STAMP)
	$(BIN)/python -m tests.fuzz $(FUZZ)

docs: $(STAMP)
	$(BIN)/python scripts/generate.py
	$(BIN)/python scripts/screenshot.py

lock: $(STAMP)
	$(BIN)/python scripts/lock.py

site: $(STAMP)
	$(MKDOCS)

# What is measured against, and needed for nothing else; where it cannot be had, its figures are left out.
$(PEERS): $(STAMP)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --group bench && touch $@ || \
	  echo 'the programs to measure against cannot be installed here: figures are left out' >&2

bench: $(PEERS)
	@$(BIN)/python -m compileall -q src
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	find src tests scripts benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
