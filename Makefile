# Leerkring. Needs Python 3.11 or newer, make and pip; nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
JUDGES := tests/judges
# A process for each core; who is done first takes over from the others.
TESTS := $(BIN)/pytest -n auto --dist worksteal

export PIP_DISABLE_PIP_VERSION_CHECK = 1
# The tests start Python a hundred times: each time it would compile all that is imported.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help demo run test test-all test-rest test-quick judges check format bench bench-quick bench-meaning screenshots install migration pins clean

help: ## show what there is to make
	@sed -nE 's/^([a-z-]+):.*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-18s %s\n", $$1, $$2}'

demo: $(VENV)/runtime ## a Slack workspace on this machine, with a circle in it, to look around in
	@$(BIN)/leerkring demo

run: $(VENV)/runtime ## connect to a real workspace; settings from the environment or .env
	@$(BIN)/leerkring run

test: $(VENV)/development ## what one waits for: all on SQLite, and on a real PostgreSQL where that can matter
	$(TESTS) --share=most

test-all: $(VENV)/development judges ## all tests, on SQLite and on a real PostgreSQL that pip brings
	$(TESTS)

test-rest: $(VENV)/development ## what `make test` leaves out: stories on PostgreSQL, browsers, processes
	$(TESTS) --share=rest

test-quick: $(VENV)/development ## unit tests and a story per subject, for while you work
	$(TESTS) --share=quick

judges: $(JUDGES)/node_modules ## judges of pages and mails that are not ours; need node and java

check: $(VENV)/development ## format, lint, types and layers: what CI runs beside the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/development ## bring the code in the agreed form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/development ## measure, each figure against a named floor in the same run
	$(BIN)/python -m benchmarks

bench-quick: $(VENV)/development ## a morning of eighty prompts and fifty answers, in a minute
	$(BIN)/python -m benchmarks --quick

bench-meaning: $(VENV)/meaning ## measure what a model of meaning adds; installs it, some 110 MB
	$(BIN)/python -m benchmarks.meaning

screenshots: $(VENV)/development ## take the pictures in docs/images anew; needs Chromium
	$(BIN)/python -m tests.browser.screenshots

install: $(VENV)/development ## the tools, for working on the code

migration: $(VENV)/development ## draft the next migration: make migration m="cases get a phase"
	$(BIN)/python -m storage.migrate $(m)

pins: $(VENV)/development ## choose new exact versions, within the bounds of pyproject.toml
	$(BIN)/pip install --quiet 'pip-tools>=7.6'
	$(BIN)/pip-compile $(PIN) --output-file requirements.txt pyproject.toml
	$(BIN)/pip-compile $(PIN) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
	$(BIN)/pip-compile $(PIN) --extra meaning --constraint requirements.txt --output-file requirements-meaning.txt pyproject.toml

PIN := --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
  --annotation-style=line --no-emit-index-url --no-emit-trusted-host --no-emit-find-links

clean: ## remove the environment and the caches; databases stay
	rm -rf $(VENV) $(JUDGES)/node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# A file stands for "installed": the second time there is nothing to do.
$(VENV)/runtime: requirements.txt pyproject.toml
	@$(MAKE) --no-print-directory $(VENV)/pip
	@echo "Installing; this takes a minute, once."
	@$(BIN)/pip install --quiet --require-hashes --requirement requirements.txt
	@$(BIN)/pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/development: requirements-dev.txt pyproject.toml
	@$(MAKE) --no-print-directory $(VENV)/pip
	@echo "Installing with the tools; this takes a minute, once."
	@$(BIN)/pip install --quiet --require-hashes --requirement requirements-dev.txt
	@$(BIN)/pip install --quiet --no-deps --editable .
	@touch $@ $(VENV)/runtime

$(VENV)/meaning: $(VENV)/development requirements-meaning.txt
	@$(BIN)/pip install --quiet --require-hashes --requirement requirements-meaning.txt
	@touch $@

# Without npm or the network, their tests are skipped, and nothing else.
$(JUDGES)/node_modules: $(JUDGES)/package-lock.json
	@npm ci --silent --ignore-scripts --no-audit --no-fund --prefix $(JUDGES) && touch $@ || \
	  echo "No judges: npm is not there, or could not install them. Their tests are skipped."

$(VENV)/pip: # any pip will do: hashes guard what it brings
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Leerkring needs Python 3.11 or newer; say which with make PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV)
	@touch $@
