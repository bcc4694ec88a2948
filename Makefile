# Everything one does here. `make` or `make help` lists it.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
RUN := env -u PYTHONPATH
LOCK = $(UV) pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11

.PHONY: help
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# ---- the environment: made once, remade when its description changes ----------------------------

$(UV): requirements/tools.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Quills needs Python 3.11 or newer; say which with PYTHON=..."; exit 1; }
	$(PYTHON) -m venv --clear .tools
	.tools/bin/python -m pip install --quiet --require-hashes -r requirements/tools.txt
	@touch $@

.venv/ready: $(UV) requirements/dev.txt pyproject.toml
	$(UV) venv --quiet --clear --python $(PYTHON) .venv
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

.PHONY: env
env: .venv/ready ## Make .venv with everything in it (instant when nothing changed)

# ---- what people want ------------------------------------------------------------------------------

.PHONY: run
run: env ## Start the app and print its address
	$(RUN) $(BIN)/quills serve --open $(ARGS)

.PHONY: test
test: env ## Pass all tests
	$(RUN) $(BIN)/pytest -n auto $(ARGS)

.PHONY: check
check: env ## Format, lint, types, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m sphinx -b html -W --keep-going -q docs build/docs

.PHONY: format
format: env ## Put all code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

.PHONY: docs
docs: env ## Write the generated pages, take the pictures, build build/docs
	$(RUN) $(BIN)/python scripts/make_docs.py
	$(BIN)/python -m sphinx -b html -W --keep-going -q docs build/docs

.PHONY: bench
bench: env build/peers/ready ## Measure speed and memory beside what people would pick instead
	$(RUN) $(BIN)/python scripts/bench.py $(ARGS)

build/peers/ready: $(UV) requirements/bench.txt requirements/bench-npm.txt
	rm -rf build/peers && mkdir -p build/peers
	$(UV) venv --quiet --clear --python $(PYTHON) build/peers/python
	$(UV) pip install --quiet --python build/peers/python/bin/python --require-hashes -r requirements/bench.txt
	@if command -v npm >/dev/null; then cd build/peers && npm install --silent --no-save --no-audit --no-fund --ignore-scripts $$(grep -v '^#' ../../requirements/bench-npm.txt); else echo "npm is not here: its peer is left out"; fi
	@touch $@

.PHONY: prove
prove: env ## Run the long studies (kills, fuzzing, coverage of intervals); FUZZ=minutes, default 60
	$(RUN) $(BIN)/python scripts/prove_vault.py --out docs/prove/vault.md
	$(RUN) $(BIN)/python scripts/prove_intervals.py --out docs/prove/intervals.md
	$(RUN) $(BIN)/python scripts/prove_readers.py --minutes $(or $(FUZZ),60) --out docs/prove/readers.md

.PHONY: lock
lock: $(UV) ## Write requirements/*.txt anew from pyproject.toml
	$(LOCK) pyproject.toml -o requirements/run.txt $(ARGS)
	$(LOCK) pyproject.toml --group dev -o requirements/dev.txt $(ARGS)
	$(LOCK) requirements/bench.in -o requirements/bench.txt $(ARGS)
	$(LOCK) requirements/tools.in -o requirements/tools.txt $(ARGS)

.PHONY: clean
clean: ## Remove what was made (.venv, .tools, build)
	rm -rf .venv .tools build
