# Samsyn: from a fresh clone with python3 (3.11 or later) and make.
#
#   make run      start everything, with a fictive municipality; Ctrl-C stops it
#   make test     run every test, in a real browser too
#   make check    what a reviewer's machine checks: style, types, floors, method files
#   make translations   put new texts in the catalogues and compile them
#   make bench    run the benchmarks, or one: make bench NAME=match
#
# SAMSYN_PORT, SAMSYN_DATA and SAMSYN_DATABASE_URL are honoured: docs/operations/settings.md.

PYTHON ?= python3
VENV := .venv/bin
READY := .venv/ready
ARGS ?=
NAME ?=
DEMO ?= --demo

# Everything of ours is inside the clone, whatever HOME is.
export PLAYWRIGHT_BROWSERS_PATH ?= $(CURDIR)/var/browsers
export PYTHONNOUSERSITE := 1
unexport VIRTUAL_ENV PYTHONHOME

.PHONY: run test floors check translations bench setup stop clean browser coverage docs doctor format
.DEFAULT_GOAL := run

run: $(READY)
	@exec $(VENV)/python -m samsyn run $(DEMO) --end-with-parent

setup: $(READY)
	@echo "Klart. Starta med: make run"

$(READY): pyproject.toml uv.lock tools/setup.sh
	@PYTHON="$(PYTHON)" sh tools/setup.sh
	@touch $@

# A test that was skipped is a test that did not run: tools/no_skips.py makes it a failure.
# Tests chosen by ARGS are only run; the whole is measured too.
test: $(READY) browser check
	@PYTHONPATH=tools $(VENV)/python -m pytest -p no_skips -n auto --dist loadscope --no-loadscope-reorder $(if $(ARGS),$(ARGS),--cov --cov-report=)
	@$(if $(ARGS),,$(MAKE) --no-print-directory floors)

# Branch coverage: all of the law and of the way between rooms, nine tenths of the whole.
floors:
	$(VENV)/python -m coverage report --include='*/samsyn/law/*' --fail-under=100 --skip-covered --show-missing
	$(VENV)/python -m coverage report --include='*/samsyn/foundation/messages/*' --fail-under=100 --skip-covered --show-missing
	$(VENV)/python -m coverage report --fail-under=90 --format=total

# What the last whole `make test` left uncovered, file by file.
coverage: $(READY)
	$(VENV)/python -m coverage report --skip-covered --show-missing

browser: $(READY)
	@sh tools/browser.sh

check: $(READY)
	$(VENV)/ruff check
	$(VENV)/ruff format --check
	$(VENV)/mypy
	$(VENV)/lint-imports
	$(VENV)/python -m samsyn methods check

format: $(READY)
	$(VENV)/ruff check --fix
	$(VENV)/ruff format

translations: $(READY)
	$(VENV)/python tools/translations.py update

bench: $(READY)
	@PYTHONPATH=bench:. exec $(VENV)/python tools/bench.py $(NAME)

docs: $(READY)
	$(VENV)/python -m sphinx -W -b html docs docs/_build/html

doctor: $(READY)
	@exec $(VENV)/python -m samsyn doctor

stop:
	@if [ -x $(VENV)/python ]; then exec $(VENV)/python -m samsyn stop; else echo "Inget är installerat."; fi

# Data in var/ stays; only the tests' own database goes.
clean: stop
	@if [ -x $(VENV)/python ]; then $(VENV)/python -m samsyn.config.testing_database; fi
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis htmlcov docs/_build test-results .coverage*
