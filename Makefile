# `make demo` and `make test` need Python 3.11+, make and the package index; nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
SHARED ?= ../shared
DEMO := out/demo
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.PHONY: help setup demo test check unit gates score bench format clean

help:
	@echo "make demo    read the bundled sample pages into a store and print their records"
	@echo "make test    every check: format, lint, types, tests, documentation, quality gates"
	@echo "make check   format, lint and types only"
	@echo "make score   the figures of docs/scoreboard.md, anew (needs $(SHARED))"
	@echo "make bench   speed and memory, as ratios"
	@echo "make format  put the code into its form"

setup: $(STAMP)

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Saksi needs Python 3.11 or newer; say which with: make PYTHON=python3.11")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --upgrade 'pip>=24'  # older ones fail on the extras of lxml
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: $(STAMP)
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/saksi read src/saksi/samples --store $(DEMO)/saksi.sqlite
	$(BIN)/saksi list --store $(DEMO)/saksi.sqlite --limit 100
	$(BIN)/saksi search sanksi --store $(DEMO)/saksi.sqlite --limit 3
	$(BIN)/saksi timeline --store $(DEMO)/saksi.sqlite --sources 2
	$(BIN)/saksi stories --store $(DEMO)/saksi.sqlite
	@echo "The store is $(DEMO)/saksi.sqlite; more to try: $(BIN)/saksi show --help"

test: check unit gates

check: $(STAMP)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

unit: $(STAMP)
	$(BIN)/pytest -n 2 --dist loadfile

gates: $(STAMP)
	$(BIN)/python -m eval.gates --shared $(SHARED)

score: $(STAMP)
	$(BIN)/python -m eval.scoreboard --shared $(SHARED)

bench: $(STAMP)
	$(BIN)/python -m bench.run
	$(BIN)/pytest -m clock

format: $(STAMP)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean:
	rm -rf out dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
