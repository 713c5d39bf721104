# The workshop. Everything lives in .venv and var/; nothing needs to be installed by hand.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: setup run test check test-sqlite test-postgres bench docs help

UV_VERSION := 0.13.9
UV := UV_PYTHON_DOWNLOADS=never .venv/bin/uv
IN_VENV := .venv/bin
PYTEST := $(IN_VENV)/pytest --dist worksteal  # a module's tests stay together, with its world

# A run of the tests starts a hundred Pythons: they shall not each compile a thousand modules anew.
unexport PYTHONDONTWRITEBYTECODE

# A stamp says that a step is done; it is done again when what it rests on is newer.
UV_READY := .venv/.uv-$(UV_VERSION)
PROGRAM_READY := .venv/.program
WORKSHOP_READY := .venv/.workshop

$(UV_READY):
	verktyg/systempaket python
	python3 -m venv .venv
	$(IN_VENV)/python -m pip install -q --disable-pip-version-check uv==$(UV_VERSION)
	touch $@

$(PROGRAM_READY): uv.lock pyproject.toml $(UV_READY)
	$(UV) sync -q --locked --no-dev --inexact
	touch $@

$(WORKSHOP_READY): $(PROGRAM_READY)
	$(UV) sync -q --locked
	touch $@

setup: $(WORKSHOP_READY) ## ställ i ordning allt som behövs för att köra och prova Kaja
	verktyg/systempaket prov

run: $(PROGRAM_READY) ## starta Kaja med en påhittad kommun (adress och inloggning skrivs ut)
	$(IN_VENV)/kaja demo

# All at once, for two cores: when some wait for a server, a browser or a lock, others work.
test: setup ## alla kontroller och prov, på SQLite och PostgreSQL och i webbläsare
	$(MAKE) --no-print-directory -j3 --output-sync=target check test-postgres test-sqlite

check: $(WORKSHOP_READY) ## det som kan kontrolleras utan att köra: stil, typer, våningar
	$(IN_VENV)/ruff check
	$(IN_VENV)/ruff format --check
	$(IN_VENV)/mypy
	$(IN_VENV)/lint-imports

test-sqlite: $(WORKSHOP_READY) ## alla prov, på SQLite
	$(PYTEST) -n 3

# The browser sees the same pages whichever database made them: the pages themselves are tested on both.
test-postgres: $(WORKSHOP_READY) ## databasproven en gång till, på PostgreSQL
	KAJA_TEST_DB=postgres $(PYTEST) -n 2 -m django_db --ignore tests/web/webblasare

bench: $(WORKSHOP_READY) ## mät: fart, minne, och hur kostnaden växer
	$(IN_VENV)/python -m bench

docs: $(PROGRAM_READY) ## skriv om de sidor som skapas ur koden
	$(IN_VENV)/python -m kaja.regler.lagsidor docs/regler

help: ## visa den här listan
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
