# Needs Python 3.11 or newer and make; everything else is installed into .venv, and the pages into api/pages.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
PAGES := api/pages/index.html

.DEFAULT_GOAL := help
.PHONY: help run test lint format schema bench neo4j lock clean

help: ## Lists the verbs.
	@sed -n 's/^\([a-z0-9]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16

run: $(VENV)/app $(PAGES) ## Serves the example workspace.
	$(BIN)/headrace serve examples/shop --data .cache/example

test: $(VENV)/test $(PAGES) ## Runs every test, on both databases where they can be had.
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/test ## Style and types.
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(VENV)/test ## Formats the code.
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

schema: $(VENV)/app ## Prints the GraphQL schema to schema.graphql.
	$(BIN)/python -m api.schema > schema.graphql

bench: $(VENV)/test ## Measures; the tables are ratios within one run.
	$(BIN)/python -m bench

neo4j: $(VENV)/test ## Starts a real Neo4j in the foreground and prints its address.
	$(BIN)/python -m tests.neo4j_server

lock: $(VENV)/test ## Pins the versions of requirements*.txt anew.
	$(PIP) install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --upgrade pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	  --no-emit-index-url --upgrade -c requirements.txt --extra test pyproject.toml -o requirements-test.txt

clean: ## Removes what make has built.
	rm -rf $(VENV) api/pages web/node_modules .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/created:
	$(PYTHON) -c 'import sys; sys.exit("Headrace needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	touch $@

$(VENV)/app: requirements.txt pyproject.toml | $(VENV)/created
	$(PIP) install --quiet --require-hashes -r requirements.txt
	$(PIP) install --quiet --no-deps --editable .
	touch $@

$(VENV)/test: requirements-test.txt $(VENV)/app sdk/python/pyproject.toml
	$(PIP) install --quiet --require-hashes -r requirements-test.txt
	$(PIP) install --quiet --no-deps --editable sdk/python
	touch $@

$(PAGES): $(VENV)/created web/build.py web/package-lock.json web/index.html web/vite.config.ts $(wildcard web/src/*)
	$(BIN)/python web/build.py
	touch $@
