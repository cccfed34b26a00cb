# The one door for developers. "make" alone lists what it opens.

PORT ?= 8000
SEEDS ?= all

PYTHON := .venv/bin/python
NPM := cd web && PATH="$(CURDIR)/.venv/bin:$$PATH" npm
INSTALLED := .venv/.installed
LIGHTHOUSE := bench/lighthouse/node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help setup web demo test faults check bench lighthouse edge filing line pictures photographs deskphotographs lock clean

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(INSTALLED) ## build .venv, with everything that is needed to run and to develop

$(INSTALLED): pyproject.toml hatch_build.py requirements/dev.txt scripts/setup
	@scripts/setup
	@touch $@

web: setup ## build the reader's script and styles, if their sources have changed
	$(PYTHON) hatch_build.py

demo: web ## open a live coverage that publishes itself, on localhost [PORT=8000]
	.venv/bin/dateline demo --port $(PORT)

test: web ## run all tests
	scripts/need chromium curl
	$(NPM) run test
	$(PYTHON) -m pytest -n 2 --dist loadfile

faults: web ## live through 120 schedules of faults, or those of some seeds [SEEDS=4711 or 0-59]
	scripts/need chromium
	$(PYTHON) -m pytest tests/faults --seeds $(SEEDS)

check: web ## lint, types and import contracts
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports
	$(NPM) run check

bench: web ## measure what README's figures say
	$(PYTHON) -m bench
	@$(MAKE) lighthouse

lighthouse: web $(LIGHTHOUSE) ## ask Lighthouse about the demo's live page, for README too
	scripts/need chromium
	$(PYTHON) -m bench.lighthouse

$(LIGHTHOUSE): bench/lighthouse/package-lock.json $(INSTALLED)
	cd bench/lighthouse && PATH="$(CURDIR)/.venv/bin:$$PATH" npm ci
	@touch $@

edge: web ## measure for an hour what a cache in front leaves for the origin
	$(PYTHON) -m bench.edge

filing: web ## measure how soon readers have what twenty people file at once
	scripts/need chromium
	$(PYTHON) -m bench.filing

line: web ## file a picture of 3 MB over a line of 200 kbit/s that loses 2 %, and say when what was done
	scripts/need chromium
	PICTURE_PIXELS=2450 $(PYTHON) -m pytest tests/browser/desk/test_slow_line.py -o log_cli=true --log-cli-level=INFO

pictures: web ## take README's picture from the demo as it is now
	scripts/need chromium
	$(PYTHON) -m scripts.pictures

photographs: web ## photograph every state of the reader's page, at three widths, into build/photographs [STATES="live ended"]
	scripts/need chromium
	$(PYTHON) -m scripts.photographs $(if $(STATES),--states $(STATES))

deskphotographs: web ## photograph every view of the desk, its dialogs and account pages, into build/photographs
	scripts/need chromium
	mkdir -p build/photographs
	DESK_PHOTOGRAPHS=$(CURDIR)/build/photographs $(PYTHON) -m pytest -n 2 $(addprefix tests/browser/desk/test_,every_view.py every_state.py account_pages.py)

lock: setup ## renew requirements/*.txt and the two package-lock.json
	scripts/lock

clean: ## remove everything that was built or installed
	rm -rf .venv web/node_modules bench/lighthouse/node_modules src/dateline/delivery/assets build dist
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
