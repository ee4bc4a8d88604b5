# Two commands do everything: `make run` and `make test`. `make` alone lists the rest.

BIN := .venv/bin
PYTEST := $(BIN)/pytest -q

.PHONY: help setup run test check lint bench lock notices clean

help:
	@echo 'make run     set up what is missing, load the catalogue and the demo, serve on http://localhost:8000'
	@echo 'make test    set up what is missing, PostgreSQL and Chromium too, and run every check and test'
	@echo 'make setup   only set up: .venv with .venv/bin/halos, fonts, translations, matching'
	@echo 'make check   style, types, import order, templates, and the quick tests, in under three minutes'
	@echo 'make bench   measure, and write the figures to bench/results/'
	@echo 'make lock    pin the versions and hashes of requirements/*.in again (UPGRADE=1: to the newest)'
	@echo 'make notices write docs/notices.md from the installed packages'
	@echo 'make clean   remove .venv and build/; the database and your answers in var/ stay'

setup:
	@bin/bootstrap run

run: setup
	@exec $(BIN)/halos serve --prepare --demo

lint:
	@bin/bootstrap dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --cache-dir build/import-linter
	$(BIN)/djlint halos --lint --quiet

check: lint
	$(PYTEST) -m 'not browser and not slow'

test: lint
	@bin/services
	$(PYTEST)
	bin/with-postgres $(PYTEST) -m 'not browser'

bench:
	@bin/bootstrap dev
	$(BIN)/python -m bench

lock: COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate --no-emit-index-url $(if $(UPGRADE),--upgrade)
lock: | $(BIN)/uv
	cd requirements && for name in uv run dev; do \
	    UV_SYSTEM_CERTS=1 ../$(COMPILE) $$name.in -o $$name.txt $$([ $$name != dev ] || echo -c run.txt) || exit 1; \
	done

$(BIN)/uv:
	@bin/bootstrap dev

notices:
	@bin/bootstrap dev
	$(BIN)/python bin/notices.py

clean:
	rm -rf .venv build *.egg-info
