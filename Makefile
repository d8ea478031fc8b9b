# Two commands matter: `make run` opens Rapport, `make test` checks all of it. Both set up what they need.

VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
NODE := build/node
TOOLS := $(NODE)/node_modules/.bin
NODE_READY := $(NODE)/.ready
JOBS ?= 2
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help run demo test lint types check-js unit bench docs golden browsers clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(READY) ## set up and open the dashboard
	$(BIN)/rapport serve

demo: $(READY) ## open the dashboard on a made-up person, in a folder that is thrown away
	$(BIN)/rapport demo

test: $(READY) browsers lint types check-js unit ## set up and check everything

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

check-js: $(NODE_READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(TOOLS)/tsc --project tests/tsconfig.json
	PATH="$(CURDIR)/$(BIN):$$PATH" $(TOOLS)/web-ext lint --source-dir extension --no-config-discovery --ignore-files '**/*.md'

unit: $(READY)
	$(BIN)/pytest -n $(JOBS)

bench: $(READY) ## speed, memory and precision, beside their bounds
	$(BIN)/python -m tests.benchmarks

docs: $(READY) ## write the pages of the audits and of the Report's schema from the code
	$(BIN)/python -m auditor.audits.documentation docs

golden: $(READY) ## write the golden reports anew; read the difference before committing it
	$(BIN)/python -m tests.golden

browsers: $(READY) ## a browser for the tests, where one can be had
	@sh .ci/browsers "$(BIN)"

$(READY): pyproject.toml .ci/venv
	@sh .ci/venv "$(VENV)"
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@

$(NODE_READY): $(READY)
	@mkdir -p $(NODE)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --silent --no-fund --no-audit --prefix $(NODE) \
		typescript@5.9.3 @types/chrome@0.3.7 web-ext@10.7.0
	@touch $@

clean: ## forget everything that was set up here
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
