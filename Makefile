# Good Call: `make help` lists what there is. Needs git, make and Python 3.11 or newer; everything else lands in .venv.

SHELL := /bin/sh
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
# A virtual environment holds absolute paths: a moved or copied folder gets a new one.
HERE := $(shell pwd -P | cksum | cut -d' ' -f1)
READY := $(VENV)/ready-$(HERE)
READY_DEV := $(VENV)/ready-dev-$(HERE)
ADDRESS ?= 127.0.0.1:8000
# Tests wait for browsers and servers a third of their time: three workers keep two cores at work.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) \* 3 / 2)
# The workshop's engine has a second for each answer: no core is shared there.
WORKSHOP_WORKERS ?= auto
# The theme's notice about its successor is answered in the decision records, not at every build.
export NO_MKDOCS_2_WARNING := 1
# Tests start a hundred Pythons: none of them should compile the engine anew because a container keeps no bytecode.
unexport PYTHONDONTWRITEBYTECODE
# Our JavaScript and CSS; other people's recorded pages in tests stay as they are.
SCRIPTS := build_hooks/good_call/pages

TYPED := tsconfig.json tsconfig.workers.json tsconfig.workshop.json

# Code and what is written about it; what a business writes is in its own words, and perhaps in another language.
SPELT = $(addprefix ./,$(filter-out docs package-lock.json node_modules build dist site test-results,$(wildcard *)) docs/trainers docs/maintainers .ci .github)

.PHONY: help serve test test-content test-changes test-engine build lock format clean setup setup-dev lint lint-types workshop test-workshop browser bench hostile
.PHONY: offline package nightly ground screenshots
.PHONY: dead-links vulnerable-parts overdue-reviews

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: $(READY) ## Show the guide at http://127.0.0.1:8000, live; elsewhere with ADDRESS=127.0.0.1:8001
	@exec $(BIN)/guide serve --dev-addr $(ADDRESS)

# What judges the files runs beside one another, and the tests that share the cores among themselves one by one.
test: browser ## Run everything CI runs
	@$(MAKE) --no-print-directory --jobs 4 lint lint-types test-content test-changes
	@$(MAKE) --no-print-directory test-engine test-workshop

test-content: $(READY_DEV) ## Judge the guide: its check, what its sources demand, its build (half a minute)
	@$(BIN)/guide check --strict
	@$(BIN)/python -m pytest --quiet -rN -m 'not engine' tests/content
	@$(BIN)/python -m mkdocs build --strict --quiet --site-dir build/content-gate

test-changes: $(READY_DEV) browser ## Try the engine on the guide that we ship: all its ways in a browser, a trainer's changes
	@$(BIN)/python -m pytest --quiet --numprocesses $(WORKERS) --dist worksteal -m 'engine and not nightly' tests/content

# With another guide in place of ours: no test of the engine may depend on what trainers write.
test-engine: $(READY_DEV) browser ## Try the engine, in a checkout with another guide
	@$(call try_engine,not nightly)

nightly: $(READY_DEV) browser ## Try what takes long and seldom changes: other generators and plugins, more of the same (downloads)
	@$(BIN)/python -m pytest --quiet --numprocesses $(WORKERS) --dist worksteal -m nightly tests/content
	@EXAMPLES=2000 $(BIN)/python -m pytest --quiet --numprocesses $(WORKERS) --dist worksteal tests/oracle
	@$(call try_engine,nightly)
	@$(call try_workshop,nightly,tests/browser/workshop tests/browser/test_wheel.py::test_the_workshop_of_a_guide_that_it_begins_opens_without_npm)

define try_engine
rm -rf build/engine && $(BIN)/python -m tests.other_checkout build/engine && \
browser="$$($(BIN)/python -m tests.browser.find_chromium)" && python="$$PWD/$(BIN)/python" && cd build/engine && \
  CHROMIUM="$$browser" PYTHONPATH="$$PWD/build_hooks" \
  "$$python" -m pytest -m '$(1)' --numprocesses $(WORKERS) --dist worksteal --ignore tests/browser/workshop
endef

build: $(READY) ## Check the guide and build it into site/
	@$(BIN)/guide build

lint: $(READY_DEV)
	@$(BIN)/ruff format --check --output-format concise . || { echo 'Layout differs: run make format.' >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --strict build_hooks tests
	@$(BIN)/codespell $(SPELT)
	@$(BIN)/oxfmt --list-different $(SCRIPTS) >&2 || { echo 'Layout differs: run make format.' >&2; exit 1; }
	@$(BIN)/oxlint --quiet --deny-warnings $(SCRIPTS)

lint-types: ## Check the types of our JavaScript, where npm is at hand
	@if command -v npm >/dev/null; then $(MAKE) --silent node_modules/ready && \
	  for project in $(TYPED); do node_modules/.bin/tsc --project $$project || exit 1; done; \
	else echo 'The types of our JavaScript were not checked: there is no npm here.'; fi

node_modules/ready: package-lock.json
	@npm ci --silent --no-audit --no-fund --ignore-scripts
	@touch $@

workshop: $(READY) node_modules/ready ## Make the parts of the workshop, for every site that is built here (uses npm)
	@$(BIN)/python -m workshop_parts

# Of its own: the parts are made of the engine that is here, and a checkout without them is tried by test-engine.
test-workshop: $(READY_DEV) ## Try the workshop in a browser, where npm is at hand (two minutes)
	@$(call try_workshop,not nightly,tests/browser/workshop)

define try_workshop
if command -v npm >/dev/null; then $(MAKE) --silent workshop browser && \
  CHROMIUM="$$($(BIN)/python -m tests.browser.find_chromium)" WORKSHOP=1 \
  $(BIN)/python -m pytest --quiet -m '$(1)' --numprocesses $(WORKSHOP_WORKERS) --dist worksteal $(2); \
else echo 'The workshop was not tried: there is no npm here.'; fi
endef

browser: $(READY_DEV)
	@$(BIN)/python -m tests.browser.find_chromium --install >/dev/null

format: $(READY_DEV) ## Lay the code out and fix what can be fixed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/oxfmt --write $(SCRIPTS)

lock: $(READY_DEV) ## Renew the lock files
	@$(BIN)/uv pip compile pyproject.toml $(LOCKING) --group build --output-file requirements.lock
	@$(BIN)/uv pip compile pyproject.toml $(LOCKING) --group dev --constraints requirements.lock \
	  --no-annotate --output-file requirements-dev.lock
	@$(BIN)/uv pip compile $(LOCKING) --group audit --constraints requirements-dev.lock \
	  --no-annotate --output-file requirements-audit.lock

bench: $(READY_DEV) ## Measure builds, checks and saves (some parts use npm)
	@$(BIN)/python -m tests.bench

hostile: $(READY_DEV) ## Feed it the big collections of bad input (uses npm)
	@$(BIN)/python -m tests.hostile

offline: $(READY) ## Pack the guide as one zip that opens from a disk
	@$(BIN)/guide offline

package: $(READY_DEV) ## Build the wheel and the source archive into dist/
	@$(BIN)/uv build --quiet --no-build-isolation --python $(BIN)/python --out-dir dist

screenshots: $(READY_DEV) browser ## Take the README's pictures again
	@$(BIN)/python -m tests.browser.screenshots

# The browser tests of a site on other ground; GROUND names one of tests/generators.py, as in properdocs-materialx.
ON_GROUND := test_journeys test_keyboard test_going_back test_paper test_search test_offline test_security_policy test_in_a_frame
ground: $(READY_DEV) browser ## Walk the site on other ground: make ground GROUND=properdocs-materialx (downloads it)
	@CHROMIUM="$$($(BIN)/python -m tests.browser.find_chromium)" GROUND=$(GROUND) $(BIN)/python -m pytest \
	  --numprocesses $(WORKERS) --dist worksteal $(ON_GROUND:%=tests/browser/%.py)

# The three weekly reports: Markdown on standard output, nothing where all is well. Those that couldn't look fail, so that
# no issue is closed unseen.
dead-links: $(READY_DEV) ## Ask every outside link whether it still leads somewhere
	@$(BIN)/python -m tests.dead_links docs decision_trees README.md

vulnerable-parts: $(READY_DEV) ## Ask whether a locked part has a known hole
	@$(INSTALL) --require-hashes --requirement requirements-audit.lock >&2
	@$(BIN)/python -m tests.vulnerable_parts $(BIN)/pip-audit requirements-dev.lock

overdue-reviews: $(READY) ## List reviews and waivers that are over
	@$(BIN)/python -m tests.overdue_reviews $(BIN)/guide

setup: $(READY)
setup-dev: $(READY_DEV)

clean: ## Remove what make made
	rm -rf $(VENV) node_modules site build dist good_call.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis test-results

# No index or download address is named: a lock must install from whatever index the reader uses.
LOCKING := --quiet --upgrade --universal --generate-hashes --no-emit-index-url --custom-compile-command 'make lock'

define FIND_PYTHON
for name in $(PYTHON) python3.11 python3.12 python3.13 python3.14 python3; do \
  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then python=$$name; break; fi; \
done; \
[ -n "$$python" ] || { echo 'Good Call needs Python 3.11 or newer: install it, or name it with PYTHON=...' >&2; exit 1; }; \
"$$python" -c 'import ensurepip, venv' 2>/dev/null || \
  { echo "$$python can't make virtual environments: on Debian, apt-get install python3-venv." >&2; exit 1; }
endef

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input --progress-bar off
INSTALL_PROJECT := $(INSTALL) --no-deps --no-build-isolation --editable .

$(BIN)/made-$(HERE):
	@$(FIND_PYTHON); \
	echo "Making $(VENV) with $$python: about half a minute, once."; \
	"$$python" -m venv --clear $(VENV)
	@touch $@

$(READY): $(BIN)/made-$(HERE) requirements.lock pyproject.toml
	@$(INSTALL) --require-hashes --requirement requirements.lock
	@$(INSTALL_PROJECT)
	@touch $@

# uv takes a third of pip's time, and knows nothing of pip's settings: where they name another way to an index, or where it
# fails, pip goes on alone, and says why.
define INSTALL_DEV
why= && sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.lock > $(VENV)/uv.lock && \
$(INSTALL) --require-hashes --requirement $(VENV)/uv.lock && \
if $(BIN)/python -m pip config list | grep -Eq '[.](index-url|no-index|proxy)='; \
then why="pip's settings name another index or a proxy, and uv reads none of them"; \
else said=$$($(BIN)/uv pip install --quiet --cache-dir $(VENV)/uv --python $(BIN)/python --require-hashes --requirement requirements-dev.lock 2>&1) || \
  why="uv failed ($$(printf '%s' "$$said" | tr -s '[:space:]' ' ' | cut -c 1-200))"; fi && \
if [ -n "$$why" ]; then echo "$$why: pip goes on alone, and takes about half a minute." >&2; \
$(INSTALL) --require-hashes --requirement requirements-dev.lock; fi
endef

# The development lock holds the runtime one, version for version.
$(READY_DEV): $(BIN)/made-$(HERE) requirements-dev.lock pyproject.toml
	@$(INSTALL_DEV)
	@$(INSTALL_PROJECT)
	@touch $@ $(READY)
