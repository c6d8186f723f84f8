# Everything needs only python3 and make. `make run` serves the studio, `make test` tests it.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
CPUS ?= 2
export PYTHONDONTWRITEBYTECODE ?= 1

.PHONY: help run test check format e2e services-test api-test bench sketch-sheet lock openapi clean

help:  ## What can be made here
	@grep -hE '^[a-z0-9-]+:.*##' Makefile | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

# A stamp a lock file: installed again only when the lock changes. A full set serves for a run too.
.venv/run.stamp: requirements/run.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@cmp -s requirements/dev.txt .venv/dev.installed || \
		$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/run.txt
	@touch $@

.venv/dev.stamp: requirements/dev.txt requirements/run.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@cp requirements/dev.txt .venv/dev.installed
	@touch $@ .venv/run.stamp

run: .venv/run.stamp  ## Serve the studio on http://127.0.0.1:8000 (HOST and PORT change that)
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0 & collecting=$$!; \
		$(BIN)/python manage.py migrate --verbosity 0 && wait $$collecting
	@exec $(BIN)/python -m config.serve

test: .venv/dev.stamp  ## The whole suite on SQLite, under five minutes
	@$(BIN)/python -m pytest -q -n $(CPUS)

check: .venv/dev.stamp  ## Lint, format, types, imports, dependencies, templates, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy .
	$(BIN)/deptry .
	$(BIN)/djlint --quiet --lint templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m tests.deployment

format: .venv/dev.stamp  ## Put the code into the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

e2e: .venv/dev.stamp  ## The story in a real browser, with a screenshot of each screen
	@$(BIN)/python -m tests.e2e.chromium
	@$(BIN)/python -m pytest -q -p no:randomly -p no:xdist --timeout 900 tests/e2e

services-test: .venv/dev.stamp  ## The suite on PostgreSQL
	@$(BIN)/python -m tests.services.postgres -- $(BIN)/python -m pytest -q -n $(CPUS)

api-test: .venv/dev.stamp  ## The running API against its own document, under three minutes
	@$(BIN)/python -m tests.api_fuzz

bench: .venv/dev.stamp  ## Speed beside a bare baseline, as ratios
	@$(BIN)/python -m tests.services.postgres -- $(BIN)/python -m tests.bench

sketch-sheet: .venv/dev.stamp  ## Forty briefs on one contact sheet, var/sketch-sheet.png
	@mkdir -p var
	@$(BIN)/python -m tests.sketch.sheet var/sketch-sheet.png

openapi: .venv/dev.stamp  ## Write docs/openapi.yaml anew
	@$(BIN)/python manage.py spectacular --validate --file docs/openapi.yaml

lock: .venv/dev.stamp  ## Resolve requirements/ anew
	@$(PYTHON) -m venv .venv/uv && .venv/uv/bin/pip install --quiet uv
	@.venv/uv/bin/uv pip compile pyproject.toml --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command 'make lock' -q \
		-o requirements/run.txt
	@.venv/uv/bin/uv pip compile pyproject.toml --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command 'make lock' -q \
		--group dev -o requirements/dev.txt

clean:  ## Remove what was installed (var/, with its database and pictures, stays)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
